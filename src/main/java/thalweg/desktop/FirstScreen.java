package thalweg.desktop;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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

/** What there is to do while there are no two models to compare. */
final class FirstScreen extends StackPane {
    private static final double HINT_WIDTH = 560;
    private static final int MOST_NAMES = 3;
    private static final PseudoClass DRAG_OVER = PseudoClass.getPseudoClass("drag-over");

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
                                state.openingProperty()));
        var hint = new Label();
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        hint.setMaxWidth(HINT_WIDTH);
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
        var zone =
                new VBox(
                        new StackPane(new Group(sign)),
                        headline,
                        hint,
                        row,
                        reopen(workbench, commands),
                        new RecentList(workbench, commands),
                        tour(commands));
        zone.getStyleClass().add("drop-zone");
        zone.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(zone);
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

    private static String headline(WorkbenchState state, Words words) {
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
