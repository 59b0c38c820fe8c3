package thalweg.desktop.models;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.OpenModel;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.evaluation.Score;
import thalweg.network.Assumption;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What is known of one model. */
final class ModelCard extends VBox {
    private final Texts texts;

    ModelCard(Workbench workbench, OpenModel model) {
        texts = workbench.state().texts();
        getStyleClass().add("card");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        accessibleTextProperty().bind(texts.of("models.card", model.name()));
        accessibleHelpProperty().bind(texts.of("models.card.about"));
        setOnMousePressed(event -> requestFocus());
        setOnContextMenuRequested(
                event -> {
                    menu(workbench, model).show(this, event.getScreenX(), event.getScreenY());
                    event.consume();
                });
        var facts = model.model();
        getChildren().add(title(workbench, model));
        getChildren()
                .add(
                        Tips.on(
                                line(facts.network().architecture(), "muted"),
                                texts.of("models.network.about")));
        Label size = line("", "muted");
        texts.on(
                size,
                "models.size",
                facts.parameters().count(),
                String.valueOf(facts.checkpoint().format()));
        List<Assumption> guesses = facts.network().guesses();
        Tips.on(
                size,
                guesses.isEmpty()
                        ? texts.of("models.size.about")
                        : texts.of(
                                "models.size.guessed",
                                Phrase.clauses(guesses.stream().map(Assumption::said).toList())));
        getChildren().add(size);
        for (Assumption guess : guesses) {
            if (guess.kind() == Assumption.Kind.DESCRIPTION) {
                Label described = line("", "muted");
                described.textProperty().bind(texts.of(guess.what()));
                getChildren().add(described);
            }
        }
        getChildren().addAll(score(model), choices(workbench, model));
        setId("card-" + model.name());
    }

    /** The same as the card's buttons. */
    private ContextMenu menu(Workbench workbench, OpenModel model) {
        String role = role(workbench.state(), model);
        MenuItem makeA = texts.on(new MenuItem(), "models.make-menu", "A");
        makeA.setDisable(role.equals("A"));
        makeA.setOnAction(e -> workbench.makeA(model));
        MenuItem makeB = texts.on(new MenuItem(), "models.make-menu", "B");
        makeB.setDisable(role.equals("B"));
        makeB.setOnAction(e -> workbench.makeB(model));
        MenuItem makeC = texts.on(new MenuItem(), "models.make-menu", "C");
        makeC.setDisable(!role.isEmpty() || workbench.state().pair() == null);
        makeC.setOnAction(e -> workbench.three().makeC(model));
        MenuItem remove = texts.on(new MenuItem(), "models.remove");
        remove.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        remove.setOnAction(e -> workbench.remove(model));
        return new ContextMenu(makeA, makeB, makeC, new SeparatorMenuItem(), remove);
    }

    private HBox title(Workbench workbench, OpenModel model) {
        WorkbenchState state = workbench.state();
        var letter = new Label();
        letter.setMinWidth(USE_PREF_SIZE);
        letter.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> role(state, model),
                                state.aProperty(),
                                state.bProperty(),
                                state.three().cProperty()));
        letter.textProperty()
                .subscribe(
                        text ->
                                letter.getStyleClass()
                                        .setAll(
                                                "label",
                                                "card-title",
                                                "text-" + text.toLowerCase(Locale.ROOT)));
        letter.managedProperty().bind(letter.textProperty().isNotEmpty());
        var name = line(model.name(), "strong");
        name.getStyleClass().add("card-title");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Tips.on(name, model.file().toString());
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var close = new Button("×");
        close.getStyleClass().addAll("link", "close");
        close.setMinWidth(USE_PREF_SIZE);
        Tips.on(close, texts.of("models.close.about"));
        close.accessibleTextProperty().bind(texts.of("models.close", model.name()));
        close.setOnAction(e -> workbench.remove(model));
        var row = new HBox(5, letter, name, stretch, close);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String role(WorkbenchState state, OpenModel model) {
        if (state.aProperty().get() == model) {
            return "A";
        }
        if (state.bProperty().get() == model) {
            return "B";
        }
        return state.three().cProperty().get() == model ? "C" : "";
    }

    private Label score(OpenModel model) {
        Label label = line("", "score");
        label.setStyle("-fx-text-fill: -th-text;");
        label.textProperty()
                .bind(
                        texts.following(
                                words -> words(model.scoreProperty().get(), words),
                                model.scoreProperty()));
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        Tips.on(label, texts.of("models.score.about"));
        return label;
    }

    private static String words(@Nullable Score score, Words words) {
        return score == null
                ? ""
                : words.get(
                        "models.score",
                        words.format("%.4f", score.loss()),
                        words.format("%.2f", 100 * score.accuracy()));
    }

    private HBox choices(Workbench workbench, OpenModel model) {
        WorkbenchState state = workbench.state();
        Button makeA = texts.on(new Button(), "models.make", "A");
        makeA.getStyleClass().add("link");
        makeA.setOnAction(e -> workbench.makeA(model));
        Button makeB = texts.on(new Button(), "models.make", "B");
        makeB.getStyleClass().add("link");
        makeB.setOnAction(e -> workbench.makeB(model));
        Button makeC = texts.on(new Button(), "models.make", "C");
        makeC.getStyleClass().add("link");
        makeC.setOnAction(e -> workbench.three().makeC(model));
        makeC.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> state.pair() != null && role(state, model).isEmpty(),
                                state.pairProperty(),
                                state.aProperty(),
                                state.bProperty(),
                                state.three().cProperty()));
        makeC.managedProperty().bind(makeC.visibleProperty());
        var row = new HBox(8, makeA, makeB, makeC);
        row.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> !List.of("A", "B").contains(role(state, model)),
                                state.aProperty(),
                                state.bProperty()));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
