package thalweg.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Autosave;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.session.Session;
import thalweg.words.Words;

/**
 * What there is to do while there are no two models to compare. What was open last, and the
 * sessions of late, are found out while the window stands: they come under the rest, which stays
 * where it is.
 */
final class FirstScreen extends Pane {
    private static final double HINT_WIDTH = 560;
    private static final double HINT_LINES = 34;
    private static final double LATER_HEIGHT = 216;
    private static final double LATER_GAP = 16;
    private static final double LEAST_TOP = 16;
    private static final int MOST_NAMES = 3;
    private static final PseudoClass DRAG_OVER = PseudoClass.getPseudoClass("drag-over");

    private final ObservableList<Path> awaited = FXCollections.observableArrayList();
    private final VBox zone;
    private final VBox later;

    FirstScreen(Workbench workbench, Commands commands) {
        getStyleClass().add("first-screen");
        setId("first-screen");
        WorkbenchState state = workbench.state();
        Texts texts = state.texts();
        Node sign = Icons.logo();
        sign.setScaleX(2.2);
        sign.setScaleY(2.2);
        var headline = new Label();
        headline.getStyleClass().add("headline");
        headline.textProperty()
                .bind(
                        texts.following(
                                words -> headline(state, words),
                                state.models(),
                                awaited,
                                state.openingProperty()));
        var hint = new Label();
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMaxWidth(HINT_WIDTH);
        hint.setMinHeight(HINT_LINES); // what is said next may be shorter, and nothing moves
        hint.setTextAlignment(TextAlignment.CENTER);
        hint.setAlignment(Pos.CENTER); // of a single line, which is as wide as the buttons
        hint.textProperty().bind(texts.following(words -> hint(state, words), state.models()));
        Button samples = button(commands, "samples");
        Button open = button(commands, "open");
        Runnable forWhatIsOpen =
                () -> {
                    boolean none = state.models().isEmpty();
                    emphasise(samples, none);
                    emphasise(open, !none); // the samples would be no pair with it
                };
        forWhatIsOpen.run();
        state.models().subscribe(forWhatIsOpen);
        var row = new HBox(10, samples, button(commands, "samples-convolutions"), open);
        row.setAlignment(Pos.CENTER);
        zone = new VBox(new StackPane(new Group(sign)), headline, hint, row, tour(commands));
        zone.getStyleClass().add("drop-zone");
        later = new VBox(12, reopen(workbench, commands), new RecentList(workbench, commands));
        later.setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(zone, later);
        state.openingProperty().addListener(opening -> awaited.clear());
    }

    /** Says that these will be opened, as soon as the window can do so. */
    void await(List<Path> files) {
        awaited.setAll(files);
    }

    @Override
    protected void layoutChildren() {
        double wide = Math.min(zone.prefWidth(-1), getWidth());
        double high = zone.prefHeight(wide);
        double free = getHeight() - high;
        double top = Math.max(LEAST_TOP, Math.min(free / 2, free - LATER_HEIGHT));
        zone.resizeRelocate(snapPositionX((getWidth() - wide) / 2), snapPositionY(top), wide, high);
        double under = top + high + LATER_GAP;
        later.resizeRelocate(0, snapPositionY(under), getWidth(), Math.max(0, getHeight() - under));
    }

    /** Whether files are held over the window. */
    void dragOver(boolean over) {
        pseudoClassStateChanged(DRAG_OVER, over);
    }

    private static void emphasise(Button button, boolean emphatic) {
        button.getStyleClass().removeAll("search-button", "plain-button");
        button.getStyleClass().add(emphatic ? "search-button" : "plain-button");
    }

    private static Button button(Commands commands, String id) {
        var button = new Button();
        button.textProperty().bind(commands.texts().of(commands.get(id).name()));
        emphasise(button, false);
        commands.bind(button, id);
        button.setId(id + "-first");
        return button;
    }

    private static Button tour(Commands commands) {
        Button tour = button(commands, "tour");
        tour.getStyleClass().setAll("button", "link");
        return tour;
    }

    private static Button reopen(Workbench workbench, Commands commands) {
        var button = new Button();
        emphasise(button, false);
        commands.bind(button, "reopen");
        var offer = workbench.sessions().offerProperty();
        button.textProperty()
                .bind(commands.texts().following(words -> offered(offer.get(), words), offer));
        button.visibleProperty().bind(offer.isNotNull());
        button.managedProperty().bind(button.visibleProperty());
        button.setMaxWidth(HINT_WIDTH);
        button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        return button;
    }

    private static String offered(Autosave.@Nullable Offer offer, Words words) {
        if (offer == null) {
            return "";
        }
        Session session = offer.session();
        String names =
                session.models().stream()
                        .map(model -> String.valueOf(model.file().getFileName()))
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", "));
        int more = session.models().size() - MOST_NAMES;
        String what = more > 0 ? words.get("first.more", names, more) : names;
        String found =
                session.inHand()
                        .map(
                                search ->
                                        search.converged()
                                                ? words.get("first.searched", what)
                                                : words.get("first.at-step", what, search.step()))
                        .orElse(what);
        return words.get(offer.fault() ? "first.recover" : "first.reopen", found);
    }

    private String headline(WorkbenchState state, Words words) {
        if (!awaited.isEmpty()) {
            String name = String.valueOf(awaited.getFirst().getFileName());
            int more = awaited.size() - 1;
            return words.get(
                    "first.opening.file", more == 0 ? name : words.get("first.more", name, more));
        }
        if (state.openingProperty().get()) {
            return words.get("first.opening");
        }
        return words.get(
                switch (state.models().size()) {
                    case 0 -> "first.none";
                    case 1 -> "first.one";
                    default -> "first.several";
                });
    }

    private static String hint(WorkbenchState state, Words words) {
        return words.get(
                switch (state.models().size()) {
                    case 0 -> "first.none.hint";
                    case 1 -> "first.one.hint";
                    default -> "first.several.hint";
                });
    }
}
