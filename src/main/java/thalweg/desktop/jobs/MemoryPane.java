package thalweg.desktop.jobs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.engine.NativeMemory;
import thalweg.words.Phrase;

/** How much memory is in use, of how much, and what holds it. */
public final class MemoryPane extends VBox {
    private static final double MEGABYTE = 1 << 20;
    private static final double BAR = 120;

    private final NativeMemory memory;
    private final Supplier<Map<Phrase, Long>> models;
    private final Texts texts;
    private final Gauge nativeGauge;
    private final Gauge heapGauge;
    private final GridPane holders = new GridPane(16, 3);

    /**
     * @param models bytes of the heap that each open model's weights take
     */
    public MemoryPane(NativeMemory memory, Supplier<Map<Phrase, Long>> models, Texts texts) {
        super(6);
        this.memory = memory;
        this.models = models;
        this.texts = texts;
        setId("memory-pane");
        nativeGauge = new Gauge("jobs.native", "jobs.native.tip");
        heapGauge = new Gauge("jobs.heap", "jobs.heap.tip");
        holders.getStyleClass().add("holders");
        getChildren().addAll(nativeGauge, heapGauge, holders);
    }

    /** What is in use of what there may be. */
    private final class Gauge extends HBox {
        private final ProgressBar bar = new ProgressBar();
        private final Label said = new Label();

        Gauge(String key, String tip) {
            super(10);
            setAlignment(Pos.CENTER_LEFT);
            var name = texts.on(new Label(), key);
            name.setMinWidth(110);
            bar.getStyleClass().add("job-progress");
            bar.setMinWidth(BAR);
            bar.setPrefWidth(BAR);
            bar.accessibleTextProperty().bind(name.textProperty());
            said.getStyleClass().add("muted");
            getChildren().addAll(name, bar, said);
            Tips.on(this, texts.of(tip));
        }

        void show(long used, long most) {
            bar.setProgress(used / (double) most);
            bar.pseudoClassStateChanged(Fullness.CLOSE, Fullness.isClose(used, most));
            said.setText(texts.get("jobs.of", megabytes(used), megabytes(most)));
        }
    }

    private String megabytes(long bytes) {
        return texts.words().format("%,.0f", bytes / MEGABYTE);
    }

    /** Shows how it is now. */
    public void show() {
        nativeGauge.show(memory.heldBytes(), memory.budgetBytes());
        Runtime runtime = Runtime.getRuntime();
        heapGauge.show(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
        Map<String, Long> rows = new LinkedHashMap<>();
        models.get().forEach((name, bytes) -> rows.put(texts.get("jobs.holds-model", name), bytes));
        long counted = 0;
        for (var account : memory.accounts().entrySet()) {
            rows.put(texts.get("jobs.holds." + account.getKey()), account.getValue());
            counted += account.getValue();
        }
        long rest = memory.heldBytes() - counted;
        if (rest > 0) {
            rows.put(texts.get("jobs.holds-rest"), rest);
        }
        holders.getChildren().clear();
        int at = 0;
        for (var row : rows.entrySet()) {
            var size = new Label(texts.get("jobs.megabytes", megabytes(row.getValue())));
            size.getStyleClass().add("muted");
            holders.addRow(at++, new Label(row.getKey()), size);
        }
    }
}
