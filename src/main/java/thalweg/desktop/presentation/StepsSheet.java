package thalweg.desktop.presentation;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;

/** The steps of the presentation: their words and their order, and what else is done with them. */
public final class StepsSheet extends VBox {
    private static final double WIDTH = 860;
    private static final double MOST_ROWS = 480;

    /** Takes the steps away. */
    public interface Away {
        /**
         * As numbered pictures.
         *
         * @param fine whether of 3840 × 2160 rather than 1920 × 1080
         */
        void pngs(boolean fine);

        /** As one document, a page a step. */
        void pdf();
    }

    private final Presentation presentation;
    private final Texts texts;
    private final VBox rows = new VBox(2);
    private final Label none = new Label();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Button add;
    private final Button present;
    private final MenuButton pngs = new MenuButton();
    private final Button pdf;
    private final Button animation;
    private final InvalidationListener changed = steps -> fill();

    /**
     * @param away takes the steps away
     * @param film asks what is to move in a film of the marked step
     * @param begin puts the sheet away and begins the presentation
     */
    public StepsSheet(
            Presentation presentation, Texts texts, Away away, Runnable film, Runnable begin) {
        this.presentation = presentation;
        this.texts = texts;
        setId("steps-sheet");
        getStyleClass().addAll("sheet", "steps-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setMinSize(0, 0);
        var title = said("presentation.steps");
        title.getStyleClass().add("title");
        Label about = said("presentation.about");
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        none.getStyleClass().add("muted");
        none.textProperty().bind(texts.of("presentation.none"));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        rows.heightProperty()
                .subscribe(
                        high ->
                                scroll.setPrefViewportHeight(
                                        Math.min(high.doubleValue() + 2, MOST_ROWS)));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        add = button("steps-add", "presentation.add", this::addView);
        present = button("steps-present", "presentation.begin", begin);
        present.getStyleClass().setAll("button", "search-button");
        present.setMinWidth(USE_PREF_SIZE);
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        pdf = button("steps-pdf", "presentation.pdf", away::pdf);
        animation = button("steps-animation", "presentation.animation", film);
        fillPngs(away);
        var foot = new HBox(8, add, stretch, pngs, pdf, animation, present);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, about, none, scroll, foot);
        presentation.steps().addListener(new WeakInvalidationListener(changed));
        SheetKeys.keepOn(this);
        fill();
    }

    private Label said(String key) {
        var label = new Label();
        label.textProperty().bind(texts.of(key));
        return label;
    }

    private Button button(String id, String key, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(texts.of(key));
        button.getStyleClass().add("plain-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        Tips.on(button, texts.of(key + ".about"));
        return button;
    }

    private void fillPngs(Away away) {
        texts.on(pngs, "presentation.pngs");
        pngs.setId("steps-pngs");
        pngs.getStyleClass().add("plain-button");
        pngs.setMinWidth(USE_PREF_SIZE);
        Tips.on(pngs, texts.of("presentation.pngs.about"));
        for (boolean fine : new boolean[] {false, true}) {
            var item = new MenuItem(fine ? "3840 × 2160" : "1920 × 1080");
            item.setOnAction(e -> away.pngs(fine));
            pngs.getItems().add(item);
        }
    }

    /** What has the keyboard first. */
    public Node first() {
        return rows.getChildren().isEmpty()
                ? add
                : rows.getChildren()
                        .get(
                                Math.clamp(
                                        presentation.markedProperty().get(),
                                        0,
                                        rows.getChildren().size() - 1));
    }

    private void addView() {
        presentation.add("");
        focusRow(presentation.markedProperty().get());
        scroll.layout();
        scroll.setVvalue(1);
    }

    /** Rows are made anew: there are few, and each says its number. */
    private void fill() {
        int held = held();
        rows.getChildren().clear();
        for (int i = 0; i < presentation.steps().size(); i++) {
            rows.getChildren().add(new StepRow(presentation, texts, i, this::focusRow));
        }
        boolean any = !rows.getChildren().isEmpty();
        none.setVisible(!any);
        none.setManaged(!any);
        scroll.setVisible(any);
        scroll.setManaged(any);
        add.setDisable(!presentation.canAdd());
        pngs.setDisable(!any);
        pdf.setDisable(!any);
        animation.setDisable(!any);
        if (held >= 0) {
            focusRow(presentation.markedProperty().get());
        }
    }

    /** The row that has the keyboard; −1 for none. */
    private int held() {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            if (((StepRow) rows.getChildren().get(i)).holdsKeys()) {
                return i;
            }
        }
        return -1;
    }

    private void focusRow(int index) {
        if (index >= 0 && index < rows.getChildren().size()) {
            rows.getChildren().get(index).requestFocus();
        } else {
            add.requestFocus();
        }
    }
}
