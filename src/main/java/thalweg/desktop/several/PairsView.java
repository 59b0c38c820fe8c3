package thalweg.desktop.several;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.ExportMenu;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.several.PairsModel.Barriers;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.report.Figures;
import thalweg.report.Heading;
import thalweg.words.Phrase;

/** The barriers at ½ between every two of three models, before and after. */
public final class PairsView extends PanelFrame {
    private static final String DEFINITION = "pairs.definition";

    private static final String CYCLES = "pairs.cycles.definition";

    private final PairsModel model;
    private final Texts texts;
    private final HBox matrices = new HBox(16);

    /** A view of the model. */
    public PairsView(PairsModel model, PanelTools tools) {
        super(tools.texts(), "pairs.title", DEFINITION);
        this.model = model;
        this.texts = tools.texts();
        getStyleClass().add("pairs-panel");
        subtitleProperty().bind(model.subtitleProperty());
        briefSubtitleProperty()
                .bind(model.subtitleProperty().map(text -> text.replaceFirst(".* · ", "")));
        addAction(
                ExportMenu.button(
                        tools,
                        () -> Objects.requireNonNull(model.barriersProperty().get().data()),
                        () -> new Heading(titleProperty().get(), subtitleProperty().get()),
                        matrices,
                        () -> {
                            Barriers now = model.barriersProperty().get();
                            return now == null || now.after() == null;
                        }));
        var cycles = new Label();
        cycles.setId("cycles");
        cycles.getStyleClass().add("heatmap-caption");
        cycles.textProperty().bind(model.cyclesProperty());
        Tips.on(cycles, tools.texts().of(CYCLES));
        VBox.setVgrow(matrices, Priority.ALWAYS);
        var picture = new VBox(6, matrices, cycles);
        model.barriersProperty().subscribe(this::fill);
        model.afterHintProperty().subscribe(hint -> fill(model.barriersProperty().get()));
        show(picture, Bindings.isNull(model.barriersProperty()), model.hintProperty());
    }

    private void fill(@Nullable Barriers now) {
        matrices.getChildren().clear();
        if (now == null) {
            return;
        }
        double most = now.largest();
        Node before = matrix(Phrase.of("pairs.before"), now, now.before(), "naive", most);
        Node after =
                now.after() == null
                        ? pending()
                        : matrix(now.moved(), now, now.after(), "matched", most);
        for (Node side : new Node[] {before, after}) {
            HBox.setHgrow(side, Priority.ALWAYS);
            ((Region) side).setPrefWidth(100); // both alike, whatever their titles
        }
        matrices.getChildren().addAll(before, after);
    }

    private Node pending() {
        var hint = new Label();
        hint.textProperty().bind(model.afterHintProperty());
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        var box = new VBox(hint);
        box.getStyleClass().add("pairs-pending");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private VBox matrix(Phrase title, Barriers all, double[][] values, String kind, double most) {
        var head = new Label(title.in(texts.words()));
        head.getStyleClass().addAll("small", "muted");
        var grid = new GridPane(3, 3);
        int n = all.names().size();
        grid.getColumnConstraints().add(new ColumnConstraints(16));
        for (int i = 0; i < n; i++) {
            var column = new ColumnConstraints(30, 60, Double.MAX_VALUE);
            column.setHgrow(Priority.ALWAYS);
            column.setHalignment(HPos.CENTER);
            grid.getColumnConstraints().add(column);
            grid.add(letter(all.names().get(i)), i + 1, 0);
            grid.add(letter(all.names().get(i)), 0, i + 1);
            for (int j = 0; j < n; j++) {
                grid.add(cell(all, values, i, j, kind, most), j + 1, i + 1);
            }
        }
        return new VBox(3, head, grid);
    }

    private static Label letter(String name) {
        var label = new Label(name);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    private Node cell(Barriers all, double[][] values, int i, int j, String kind, double most) {
        var cell = new StackPane();
        cell.getStyleClass().add("pair-cell");
        if (i == j) {
            return cell;
        }
        double value = values[i][j];
        // Red or green by the share of the largest: one scale for both matrices.
        var tint = new Region();
        tint.getStyleClass().addAll("pair-tint", kind);
        tint.setOpacity(0.16 + 0.5 * Math.clamp(value / most, 0, 1));
        var figure = new Label(Figures.of(value, 3));
        figure.getStyleClass().add("pair-figure");
        cell.getChildren().addAll(tint, figure);
        Tips.on(
                cell,
                texts.get(
                        kind.equals("naive") ? "pairs.cell.naive" : "pairs.cell",
                        all.names().get(i),
                        all.names().get(j),
                        Figures.of(value, 4),
                        all.moved()));
        return cell;
    }
}
