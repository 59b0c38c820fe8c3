package thalweg.desktop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.preferences.Preferences;
import thalweg.desktop.words.Texts;

/** The system's own dialogs. */
final class StageChoosers implements Choosers {
    private final Supplier<? extends @Nullable Window> owner;
    private final Preferences preferences;

    private final Texts texts;

    StageChoosers(
            Supplier<? extends @Nullable Window> owner, Texts texts, Preferences preferences) {
        this.texts = texts;
        this.owner = owner;
        this.preferences = preferences;
    }

    @Override
    public List<Path> models() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("choosers.models"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                texts.get("choosers.checkpoints"),
                                "*.thalweg",
                                "*.pt",
                                "*.pth",
                                "*.bin",
                                "*.safetensors",
                                "*.npz",
                                "*.npy",
                                "*.onnx",
                                "*.h5",
                                "*.hdf5",
                                "*.keras",
                                "*.msgpack",
                                "*.zip",
                                "*.th"),
                        new FileChooser.ExtensionFilter(texts.get("choosers.all"), "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> movedFile(String name) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("choosers.where", name));
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> dataFolder() {
        List<Path> known = preferences.get(Preferences.DATA_FOLDERS);
        Path newest = known.isEmpty() ? null : known.getFirst().getParent();
        return folder(texts.get("choosers.data"), newest);
    }

    @Override
    public Optional<Path> exportFolder() {
        return folder(texts.get("preferences.folder.title"), null);
    }

    private Optional<Path> folder(String title, @Nullable Path begin) {
        var chooser = new DirectoryChooser();
        existing(begin).ifPresent(chooser::setInitialDirectory);
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> study() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("choosers.study"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                texts.get("choosers.studies"), "*.study", "*.txt"),
                        new FileChooser.ExtensionFilter(texts.get("choosers.all"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> picturesFolder(String title) {
        return folder(title, null);
    }

    @Override
    public Optional<Path> resultsFolder() {
        return folder(texts.get("choosers.results"), null);
    }

    @Override
    public Optional<Path> place(String name, String kind, String extension) {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("choosers.save", kind));
        chooser.setInitialFileName(name);
        String folder = preferences.get(Preferences.FOLDER);
        existing(folder.isEmpty() ? null : Path.of(folder)).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    /** JavaFX takes no folder that isn't there. */
    private static Optional<File> existing(@Nullable Path folder) {
        return Optional.ofNullable(folder).filter(Files::isDirectory).map(Path::toFile);
    }
}
