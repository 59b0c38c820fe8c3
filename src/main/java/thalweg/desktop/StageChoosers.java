package thalweg.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialogs. */
final class StageChoosers implements Choosers {
    private final Supplier<? extends @Nullable Window> owner;

    StageChoosers(Supplier<? extends @Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> models() {
        var chooser = new FileChooser();
        chooser.setTitle("Open models");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                "Checkpoints and sessions",
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
                        new FileChooser.ExtensionFilter("All files", "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> movedFile(String name) {
        var chooser = new FileChooser();
        chooser.setTitle("Where is " + name + "?");
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> dataFolder() {
        return folder("Open a data folder");
    }

    private Optional<Path> folder(String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> study() {
        var chooser = new FileChooser();
        chooser.setTitle("Choose a study");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Studies", "*.study", "*.txt"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> resultsFolder() {
        return folder("Results of the study");
    }

    @Override
    public Optional<Path> place(String name, String kind, String extension) {
        var chooser = new FileChooser();
        chooser.setTitle("Save " + kind);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
