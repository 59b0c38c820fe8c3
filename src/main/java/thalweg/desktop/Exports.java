package thalweg.desktop;

import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import thalweg.desktop.chart.ExportTarget;
import thalweg.desktop.chart.PictureFile;
import thalweg.desktop.workbench.Notice;
import thalweg.desktop.workbench.Workbench;
import thalweg.words.Phrase;

/** Takes pictures to files and to the clipboard, and says so. */
final class Exports implements ExportTarget {
    private final Workbench workbench;
    private final Choosers choosers;

    Exports(Workbench workbench, Choosers choosers) {
        this.workbench = workbench;
        this.choosers = choosers;
    }

    @Override
    public void export(PictureFile file) {
        choosers.place(file.name(), file.kind(), file.extension())
                .ifPresent(place -> workbench.write(place, file.writer()::write));
    }

    @Override
    public void copy(Supplier<Image> picture) {
        workbench.aside(
                picture,
                image -> {
                    var content = new ClipboardContent();
                    content.putImage(image);
                    Clipboard.getSystemClipboard().setContent(content);
                    workbench
                            .state()
                            .noticeProperty()
                            .set(new Notice(Phrase.of("notices.copied"), false));
                });
    }
}
