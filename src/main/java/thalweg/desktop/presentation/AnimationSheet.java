package thalweg.desktop.presentation;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.words.ChoiceWords;
import thalweg.desktop.words.Texts;
import thalweg.report.pair.Animation;
import thalweg.session.PresentationStep;

/** What of a step is to move in a film, how fast and how large. */
public final class AnimationSheet extends VBox {
    private static final double WIDTH = 460;
    private static final int MOST_SECONDS = 20;

    private final PresentationStep step;
    private final Texts texts;
    private final ChoiceBox<Animation.Moving> moving = new ChoiceBox<>();
    private final Spinner<Integer> perSecond = new Spinner<>(1, 50, 15);
    private final Spinner<Integer> seconds = new Spinner<>(1, MOST_SECONDS, 4);
    private final ChoiceBox<Integer> size = new ChoiceBox<>();
    private final ChoiceBox<Boolean> gif = new ChoiceBox<>();

    /**
     * @param step what is shown
     * @param make takes the film, and whether it is to be a GIF rather than PNGs
     * @param leave puts the sheet away
     */
    public AnimationSheet(
            PresentationStep step,
            Texts texts,
            BiConsumer<Animation, Boolean> make,
            Runnable leave) {
        this.step = step;
        this.texts = texts;
        setId("animation-sheet");
        getStyleClass().addAll("sheet", "animation-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setSpacing(12);
        var title = texts.on(new Label(), "presentation.film");
        title.getStyleClass().add("title");
        var about =
                texts.on(
                        new Label(),
                        "presentation.animation.about",
                        texts.of("presentation.panel." + step.panel()));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, about, fields(), foot(make, leave));
        SheetKeys.keepOn(this);
    }

    /** What has the keyboard first. */
    public Node first() {
        return moving;
    }

    private GridPane fields() {
        choose(
                moving,
                "animation-moving",
                List.of(Animation.Moving.values()),
                one -> texts.get("presentation.moving." + one.name().toLowerCase(Locale.ROOT)));
        choose(size, "animation-size", List.of(540, 720, 1080), AnimationSheet::size);
        choose(
                gif,
                "animation-kind",
                List.of(true, false),
                one -> texts.get(one ? "presentation.kind.gif" : "presentation.kind.pngs"));
        for (Spinner<Integer> spinner : List.of(perSecond, seconds)) {
            spinner.setEditable(true);
            spinner.setPrefWidth(90);
        }
        perSecond.setId("animation-fps");
        seconds.setId("animation-seconds");
        var grid = new GridPane(14, 8);
        row(grid, 0, "presentation.moving", moving);
        row(grid, 1, "presentation.fps", perSecond);
        row(grid, 2, "presentation.seconds", seconds);
        row(grid, 3, "presentation.size", size);
        row(grid, 4, "presentation.kind", gif);
        return grid;
    }

    private static String size(int height) {
        return height * 16 / 9 + " × " + height;
    }

    private static <T> void choose(
            ChoiceBox<T> box, String id, List<T> all, Function<T, String> said) {
        box.setId(id);
        box.setConverter(new ChoiceWords<>(said));
        box.getItems().setAll(all);
        box.setValue(all.getFirst());
    }

    private void row(GridPane grid, int row, String key, Region field) {
        var name = texts.on(new Label(), key);
        name.setLabelFor(field);
        name.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row, name, field);
    }

    private HBox foot(BiConsumer<Animation, Boolean> make, Runnable leave) {
        var run = texts.on(new Button(), "presentation.make");
        run.setId("animation-make");
        run.getStyleClass().setAll("button", "search-button");
        run.setOnAction(
                e -> {
                    Animation animation = animation();
                    boolean asGif = gif.getValue();
                    leave.run();
                    make.accept(animation, asGif);
                });
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var foot = new HBox(8, stretch, run);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private Animation animation() {
        int height = size.getValue();
        return new Animation(
                step,
                moving.getValue(),
                perSecond.getValue(),
                seconds.getValue(),
                height * 16 / 9,
                height);
    }
}
