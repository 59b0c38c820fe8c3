package thalweg.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.chart.PanelTools;
import thalweg.desktop.chart.PictureFile;
import thalweg.desktop.theme.Tips;
import thalweg.report.ChartImages;
import thalweg.report.ChartTable;
import thalweg.report.ComparedData;
import thalweg.words.Phrase;

/** The figures: a column a search. A click on a column opens the search's pictures. */
public final class FiguresView extends PanelFrame {
    private static final String DEFINITION = "compare.figures.definition";

    private static final double NAMES = 112;
    private static final double COLUMN = 106;
    private static final double NAIVE = 78;

    private final CompareModel model;
    private final PanelTools tools;
    private final VBox names = new VBox();
    private final HBox columns = new HBox();

    /** A view of the model. */
    public FiguresView(CompareModel model, PanelTools tools) {
        super(tools.texts(), "compare.figures.title", DEFINITION);
        this.model = model;
        this.tools = tools;
        getStyleClass().add("compared-figures");
        subtitleProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::subtitle, model.examplesProperty(), model.runningProperty()));
        var csv = new Button("CSV");
        csv.setId("compare-csv");
        csv.getStyleClass().add("panel-action");
        csv.setOnAction(e -> export());
        define(csv, tools.texts().of("compare.csv.about"));
        addAction(csv);
        var scroll = new ScrollPane(columns);
        scroll.getStyleClass().add("compared-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinSize(0, 0);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        names.setMinWidth(NAMES);
        names.getStyleClass().add("compared-names");
        var table = new HBox(names, scroll);
        table.setId("compare-table");
        model.searchesProperty().subscribe(searches -> fill());
        model.gammaProperty().subscribe(gamma -> fill());
        model.spreadProperty().subscribe(figure -> fill());
        model.scatterProperty().subscribe(scatter -> fill());
        model.noTaylorProperty().subscribe(why -> fill());
        tools.theme().subscribe(theme -> fill());
        tools.texts().wordsProperty().addListener(changed -> fill());
        var low = new ScrollPane(table); // in a low window, names and columns go together
        low.getStyleClass().add("compared-scroll");
        low.setFitToWidth(true);
        low.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        low.setMinSize(0, 0);
        show(
                low,
                Bindings.createBooleanBinding(
                        () -> model.searches().isEmpty(), model.searchesProperty()),
                model.hintProperty());
    }

    private String subtitle() {
        String running = model.runningProperty().get();
        return running.isEmpty() ? model.examplesProperty().get() : running;
    }

    private void export() {
        if (model.searches().isEmpty()) {
            return;
        }
        ChartTable table = CompareTable.of(model);
        tools.exports()
                .export(
                        new PictureFile(
                                "searches.csv",
                                "CSV",
                                "csv",
                                file -> ChartImages.writeCsv(file, table)));
    }

    /** Whoever has the keyboard keeps it. */
    private void fill() {
        String focused =
                columns.getChildren().stream()
                        .filter(Node::isFocused)
                        .map(Node::getId)
                        .findFirst()
                        .orElse("");
        fillAnew();
        columns.getChildren().stream()
                .filter(column -> column.getId().equals(focused))
                .forEach(Node::requestFocus);
    }

    private void fillAnew() {
        names.getChildren().clear();
        columns.getChildren().clear();
        if (model.searches().isEmpty()) {
            return;
        }
        double gamma = model.gammaProperty().get();
        var head = new Label();
        head.getStyleClass().add("compared-head");
        names.getChildren().add(head);
        for (Figure figure : Figure.values()) {
            var name = new Label(figure.title(gamma, tools.texts().words()));
            name.getStyleClass().addAll("compared-cell", "muted");
            Tips.on(name, tools.texts().of("compare.figure.about", Phrase.of(figure.definition())));
            name.setId("compared-figure-" + figure.name());
            name.getStyleClass().add("compared-name");
            if (figure == model.spreadProperty().get() && spread()) {
                name.getStyleClass().add("chosen");
            }
            name.setOnMouseClicked(e -> showByMethod(figure));
            names.getChildren().add(name);
        }
        for (ComparedSearch search : model.searches()) {
            columns.getChildren().add(column(search, gamma));
        }
    }

    private boolean spread() {
        return model.scatterProperty().get() == CompareModel.Scatter.SPREAD;
    }

    private void showByMethod(Figure figure) {
        model.spreadProperty().set(figure);
        model.scatterProperty().set(CompareModel.Scatter.SPREAD);
    }

    private Node column(ComparedSearch search, double gamma) {
        var column = new VBox(head(search));
        column.setId("compared-" + search.colour());
        column.getStyleClass().add("compared-column");
        column.setMinWidth(search.naive() ? NAIVE : COLUMN);
        column.setPrefWidth(search.naive() ? NAIVE : COLUMN);
        for (Figure figure : Figure.values()) {
            column.getChildren().add(cell(search, figure, gamma));
        }
        column.setOnMouseEntered(e -> model.forwardProperty().set(search.colour()));
        column.setOnMouseExited(e -> model.forwardProperty().set(ComparedData.NONE));
        if (search.naive()) {
            return column;
        }
        column.getStyleClass().add("opens");
        column.setFocusTraversable(true);
        column.setAccessibleText(tools.texts().get("compare.open", search.name()));
        column.focusedProperty()
                .addListener(
                        (o, was, is) ->
                                model.forwardProperty()
                                        .set(is ? search.colour() : ComparedData.NONE));
        column.setOnMouseClicked(
                e -> {
                    if (e.getButton() == MouseButton.PRIMARY) {
                        model.open(search);
                    }
                });
        column.setOnKeyPressed(
                e -> {
                    if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                        model.open(search);
                        e.consume();
                    } else if (e.getCode() == KeyCode.DELETE) {
                        model.remove(search);
                        e.consume();
                    }
                });
        return column;
    }

    private Node head(ComparedSearch search) {
        var method = new Label(search.method().in(tools.texts().words()));
        method.getStyleClass().add("strong");
        method.setWrapText(true);
        method.setMaxWidth(Double.MAX_VALUE);
        method.setAlignment(Pos.TOP_RIGHT);
        method.setTextAlignment(TextAlignment.RIGHT);
        method.setMinHeight(USE_PREF_SIZE);
        var seed = new Label(search.seed().in(tools.texts().words()));
        seed.getStyleClass().addAll("muted", "small");
        var name = new VBox(method, seed);
        name.setAlignment(Pos.TOP_RIGHT);
        var line = new HBox(4);
        line.getStyleClass().add("compared-line");
        line.setAlignment(Pos.CENTER_RIGHT);
        if (!search.naive()) {
            var remove = new Button("×");
            remove.setId("compared-remove-" + search.colour());
            remove.getStyleClass().addAll("panel-action", "compared-remove");
            remove.setFocusTraversable(false);
            remove.setAccessibleText(tools.texts().get("compare.leave-out", search.name()));
            Tips.on(remove, tools.texts().of("compare.leave-out.about"));
            remove.setOnAction(e -> model.remove(search));
            line.getChildren().add(remove);
        }
        line.getChildren().add(Swatch.of(search.colour(), tools.theme().getValue()));
        var head = new VBox(2, line, name);
        head.getStyleClass().add("compared-head");
        Tips.on(head, tools.texts().of(search.detail()));
        return head;
    }

    private Label cell(ComparedSearch search, Figure figure, double gamma) {
        double value = figure.of(search, gamma);
        var cell = new Label();
        cell.getStyleClass().add("compared-cell");
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setAlignment(Pos.CENTER_RIGHT);
        if (!Double.isNaN(value)) {
            cell.setText(figure.text(value));
            Tips.on(cell, tools.texts().of(figure.definition()));
            return cell;
        }
        cell.getStyleClass().add("muted");
        String why = missing(search, figure);
        cell.setText(why.isEmpty() ? "…" : "–");
        Tips.on(cell, why.isEmpty() ? tools.texts().get("compare.hint.measuring") : why);
        return cell;
    }

    /** Why there will be no figure; empty where one is to come. */
    private String missing(ComparedSearch search, Figure figure) {
        if (search.naive() && figure.lacksNaive()) {
            return tools.texts().get("compare.no-naive");
        }
        if (figure == Figure.TAYLOR && !model.noTaylorProperty().get().isNone()) {
            return model.noTaylorProperty().get().in(tools.texts().words());
        }
        if (figure.needsData() && model.examplesProperty().get().isEmpty()) {
            return tools.texts().get("compare.hint.data");
        }
        return "";
    }

    /** What a column says, from top to bottom; for tests. */
    public List<String> texts(int colour) {
        List<String> all = new ArrayList<>();
        Node column = lookup("#compared-" + colour);
        if (column != null) {
            column.lookupAll(".compared-cell").forEach(cell -> all.add(((Label) cell).getText()));
        }
        return all;
    }
}
