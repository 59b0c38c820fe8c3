package thalweg.desktop.describe;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.Describing;
import thalweg.network.DescriptionCheck;
import thalweg.network.DescriptionException;
import thalweg.network.UnrecognisedException;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** Asks what the network of a file is: its tensors, a text to write, and what is wrong with it. */
public final class DescribeSheet extends VBox {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 590;
    private static final double LIST = 340;

    private final Describing describing;
    private final TensorList list;
    private final LineEditor editor;
    private final Label count = new Label();
    private final Label said = new Label();
    private final Circle dot = new Circle(4);
    private final Button open = new Button();
    private final Texts texts;

    /**
     * Of the file that is asked for.
     *
     * @param save takes the text to a file
     * @param leave leaves the file unopened
     */
    public DescribeSheet(
            Describing describing, Texts texts, Consumer<String> save, Runnable leave) {
        this.describing = describing;
        this.texts = texts;
        texts.on(open, "describe.open");
        UnrecognisedException asked = describing.currentProperty().get();
        list =
                new TensorList(
                        describing,
                        texts,
                        asked == null ? List.of() : asked.checkpoint().tensors());
        editor = new LineEditor(describing.textProperty());
        getStyleClass().add("sheet");
        setId("describe-sheet");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        var content = new HBox(14, listed(), written());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head(asked), content, status(), buttons(save, leave));
        Subscription shown =
                Subscription.combine(
                        describing.checkProperty().subscribe(check -> show(check)),
                        texts.wordsProperty().subscribe(words -> list.refresh()));
        sceneProperty().addListener((o, was, is) -> endWith(is, shown));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static void endWith(@Nullable Scene scene, Subscription shown) {
        if (scene == null) {
            shown.unsubscribe();
        }
    }

    /** Where a person types. */
    public TextArea area() {
        return editor.area();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            describing.openDescribed();
        }
    }

    private VBox head(@Nullable UnrecognisedException asked) {
        var title = new Label();
        var why = new Label();
        if (asked == null) {
            texts.on(title, "describe.title");
        } else {
            texts.on(title, "describe.title.of", asked.checkpoint().file().getFileName());
            texts.on(why, "describe.why", asked.whatSaid());
        }
        title.getStyleClass().add("title");
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        return new VBox(3, title, why);
    }

    private VBox listed() {
        VBox.setVgrow(list, Priority.ALWAYS);
        count.getStyleClass().add("section");
        var box = new VBox(6, count, list);
        box.setMinWidth(LIST);
        box.setPrefWidth(LIST);
        box.setMaxWidth(LIST);
        return box;
    }

    private VBox written() {
        Label heading = texts.on(new Label(), "describe.heading");
        heading.getStyleClass().add("section");
        VBox.setVgrow(editor, Priority.ALWAYS);
        var box = new VBox(6, heading, editor);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private HBox status() {
        said.setId("description-said");
        said.setWrapText(true);
        said.setMinHeight(38);
        said.setAlignment(Pos.CENTER_LEFT);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        dot.getStyleClass().add("state-dot");
        var row = new HBox(10, dot, said);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox buttons(Consumer<String> save, Runnable leave) {
        Label hint = texts.on(new Label(), "describe.hint");
        hint.getStyleClass().addAll("muted", "small");
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        Button notNow = texts.on(new Button(), "describe.not-now");
        notNow.setId("description-leave");
        notNow.getStyleClass().add("plain-button");
        notNow.setOnAction(e -> leave.run());
        Tips.on(notNow, texts.of("describe.not-now.about"));
        Button saving = texts.on(new Button(), "describe.save");
        saving.setId("description-save");
        saving.getStyleClass().add("plain-button");
        saving.setOnAction(e -> save.accept(describing.textProperty().get()));
        Tips.on(saving, texts.of("describe.save.about"));
        open.setId("description-open");
        open.getStyleClass().add("search-button");
        open.setOnAction(e -> describing.openDescribed());
        Tips.on(open, texts.of("describe.open.about"));
        var row = new HBox(8, hint, stretch, notNow, saving, open);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(@Nullable DescriptionCheck check) {
        list.refresh();
        Optional<DescriptionException> problem =
                Optional.ofNullable(check).flatMap(DescriptionCheck::problem);
        open.setDisable(check == null || problem.isPresent());
        editor.markedProperty().set(problem.map(DescriptionException::line).orElse(0));
        dot.getStyleClass().setAll("state-dot", problem.isPresent() ? "problem" : "done");
        dot.setVisible(check != null);
        Phrase sentence =
                check == null
                        ? Phrase.plain("")
                        : problem.map(DescribeSheet::words).orElse(fits(check));
        said.textProperty().bind(texts.of(sentence));
        int used = check == null ? 0 : check.used().size();
        texts.on(count, "describe.count", used, list.getItems().size());
    }

    private static Phrase words(DescriptionException problem) {
        return Phrase.of(
                problem.remedy().endsWith("?") ? "describe.problem.question" : "describe.problem",
                problem.line(),
                problem.whatSaid(),
                SearchNames.capital(problem.remedySaid()));
    }

    private static Phrase fits(DescriptionCheck check) {
        return Phrase.of("describe.fits", check.network().map(n -> n.architecture()).orElse(""));
    }
}
