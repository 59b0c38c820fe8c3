package thalweg.desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Dialogs that a person answers at once: with the models and the data set here, with a folder. */
final class Answers implements Choosers {
    private final Path folder;
    private final List<Path> places = new ArrayList<>();
    List<Path> models = List.of();
    Optional<Path> data = Optional.empty();

    /**
     * @param folder where new files go, by the names that are suggested
     */
    Answers(Path folder) {
        this.folder = folder;
    }

    /** Where new files were put, in order. */
    List<Path> places() {
        return List.copyOf(places);
    }

    @Override
    public List<Path> models() {
        return models;
    }

    @Override
    public Optional<Path> dataFolder() {
        return data;
    }

    @Override
    public Optional<Path> place(String name, String kind, String extension) {
        places.add(folder.resolve(name));
        return Optional.of(places.getLast());
    }

    @Override
    public Optional<Path> picturesFolder(String title) {
        return Optional.of(folder.resolve("pictures"));
    }

    @Override
    public Optional<Path> exportFolder() {
        return Optional.of(folder);
    }

    @Override
    public Optional<Path> movedFile(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> study() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> resultsFolder() {
        return Optional.empty();
    }
}
