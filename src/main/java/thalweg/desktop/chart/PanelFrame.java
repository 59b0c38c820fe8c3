package thalweg.desktop.chart;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Text;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/**
 * A panel's title, subtitle and actions over its picture. The shell watches {@link
 * #filledProperty()} and gives the whole window to the panel while it is true.
 */
public class PanelFrame extends BorderPane {
    private static final double BEFORE_SEGMENTS = 7;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty brief = new SimpleStringProperty("");
    private final Label title = new Label();
    private final StringProperty about = new SimpleStringProperty("");
    private final StringProperty aboutInBrief = new SimpleStringProperty("");
    private final Subtitle subtitle = new Subtitle();
    private final HBox actions = new HBox(1);
    private final HBox heading =
            new HBox(8) {
                @Override
                protected void layoutChildren() {
                    title.setText(brief.get().isEmpty() || fits() ? name.get() : brief.get());
                    subtitle.setText(isAboutWhole() ? about.get() : aboutInBrief.get());
                    super.layoutChildren();
                }
            };
    private final StackPane body = new StackPane();
    private final Texts texts;
    private final BooleanProperty filled = new SimpleBooleanProperty(false);

    /**
     * @param title the title's text
     * @param definition the text of what the picture means, as the title's tooltip
     */
    protected PanelFrame(Texts texts, String title, String definition) {
        this(texts, texts.of(title), texts.of(definition));
    }

    /**
     * @param name the title
     * @param definition what the picture means, in DEFINITIONS' words, as the title's tooltip
     */
    protected PanelFrame(
            Texts texts, ObservableValue<String> name, ObservableValue<String> definition) {
        this.texts = texts;
        getStyleClass().add("picture-panel");
        this.name.bind(name);
        this.name.subscribe(title::setText);
        about.subscribe(subtitle::setText);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        define(title, definition);
        define(subtitle, definition); // it names units and examples
        subtitle.getStyleClass().addAll("subtitle", "muted");
        // Half a subtitle says nothing.
        subtitle.opacityProperty()
                .bind(Bindings.when(subtitle.textTruncatedProperty()).then(0).otherwise(1));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox.setMargin(spring, new Insets(0, 0, 0, -2 * heading.getSpacing())); // signs have gaps
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        actions.getStyleClass().add("panel-actions");
        heading.getChildren().setAll(title, subtitle, spring, actions);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("panel-heading");
        addAction(fillButton(texts));
        setTop(heading);
        setCenter(body);
        // A panel gives way: the shell decides how large it is.
        setMinSize(0, 0);
        body.setMinSize(0, 0);
    }

    /** Whether the panel asks for the whole window. */
    public final BooleanProperty filledProperty() {
        return filled;
    }

    /**
     * The subtitle names what is shown, and doesn't drop out: where there is little room the title
     * is said in brief, and a name for which that is too little is cut in the middle.
     *
     * @param brief the title in brief
     */
    protected final void keepSubtitle(ObservableValue<String> brief) {
        subtitle.opacityProperty().unbind();
        subtitle.setOpacity(1);
        subtitle.keep();
        this.brief.bind(brief);
    }

    private boolean fits() {
        return haveRoom(width(name.get(), title) + subtitle.minWidth(-1));
    }

    private boolean isAboutWhole() {
        return aboutInBrief.get().isEmpty()
                || haveRoom(title.prefWidth(-1) + width(about.get(), subtitle));
    }

    private boolean haveRoom(double words) {
        double needed =
                words
                        + actions.prefWidth(-1)
                        + heading.getSpacing(); // between title and subtitle; signs have their own
        // Not the heading's own width: that is as large as what it holds now needs.
        return needed <= getWidth() - getInsets().getLeft() - getInsets().getRight();
    }

    private static double width(String words, Label label) {
        var text = new Text(words);
        text.setFont(label.getFont());
        return Math.ceil(text.getLayoutBounds().getWidth());
    }

    /** What stands muted beside the title, in full. */
    public final StringProperty subtitleProperty() {
        return about;
    }

    /** What stands there instead where there is no room for the whole; empty: nothing does. */
    protected final StringProperty briefSubtitleProperty() {
        return aboutInBrief;
    }

    /** The title's text, in full. */
    public final StringProperty titleProperty() {
        return name;
    }

    /** Adds an action left of the sign that fills the window. */
    protected final void addAction(Node action) {
        if (action.getStyleClass().contains("segments")) {
            HBox.setMargin(
                    action, new Insets(0, 0, 0, BEFORE_SEGMENTS)); // it has an edge of its own
        }
        int end = actions.getChildren().size();
        actions.getChildren().add(Math.max(0, end - 1), action);
    }

    /** Adds what goes with a chart. */
    protected final void addChart(ChartPane pane) {
        pane.accessibleTextProperty().bind(name);
        ChartActions.of(pane, texts).forEach(this::addAction);
    }

    /** Adds a row under the title, and under the rows added before. */
    protected final void addRow(Node row) {
        if (getTop() instanceof VBox rows) {
            rows.getChildren().add(row);
        } else {
            setTop(new VBox(6, heading, row));
        }
    }

    /**
     * Shows the picture, or what to do next while there is none.
     *
     * @param empty whether there is nothing to show
     * @param hint what to do next
     */
    protected final void show(
            Node picture, ObservableBooleanValue empty, ObservableStringValue hint) {
        Label text = new Label();
        text.textProperty().bind(hint);
        text.setWrapText(true);
        text.getStyleClass().add("hint");
        var nothing = new VBox(10, EmptySign.make(), text);
        nothing.setAlignment(Pos.CENTER);
        nothing.getStyleClass().add("panel-empty");
        nothing.visibleProperty().bind(empty);
        picture.visibleProperty().bind(Bindings.not(empty));
        body.getChildren().setAll(picture, nothing);
    }

    /**
     * Has a quiet sign say while the picture is still being computed.
     *
     * @param computing whether what is shown is of something else, as of the step before
     */
    protected final void sayWhileComputing(ObservableBooleanValue computing) {
        var sign = new ComputingSign(computing, texts);
        sign.standBefore(heading);
        heading.getChildren().add(sign);
    }

    /** Gives a node a tooltip with a definition. */
    protected static void define(Node node, String definition) {
        Tips.on(node, definition);
    }

    /** Gives a node a tooltip with a definition. */
    protected static void define(Node node, ObservableValue<String> definition) {
        Tips.on(node, definition);
    }

    private Button fillButton(Texts texts) {
        var arrows = new SVGPath();
        arrows.setContent("M6.5 1 H11 V5.5 M11 1 L7 5 M5.5 11 H1 V6.5 M1 11 L5 7");
        arrows.getStyleClass().add("fill-sign");
        var fill = new Button(null, arrows);
        fill.getStyleClass().addAll("panel-action", "fill-action");
        fill.accessibleTextProperty().bind(texts.of("panels.fill"));
        fill.setOnAction(event -> filled.set(!filled.get()));
        define(fill, texts.of("panels.fill.about"));
        return fill;
    }

    /** Gives way to everything beside it, unless it is to be kept. */
    private static final class Subtitle extends Label {
        private static final double MOST_KEPT = 170;

        private boolean kept;

        void keep() {
            kept = true;
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            var whole = Tips.make("");
            whole.textProperty().bind(textProperty());
            setTooltip(whole);
        }

        @Override
        protected double computeMinWidth(double height) {
            return kept ? Math.min(MOST_KEPT, computePrefWidth(height)) : 0;
        }
    }
}
