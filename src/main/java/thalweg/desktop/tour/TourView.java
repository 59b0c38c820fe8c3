package thalweg.desktop.tour;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.words.Texts;

/**
 * The tour over the window: all but the part that is spoken of is veiled, and a card beside it says
 * what it is. Right, Space and Enter go on, Left goes back, Esc ends it.
 */
public final class TourView extends Pane {
    private static final double AROUND = 6;
    private static final double WIDTH = 330;
    private static final double BESIDE = 14;
    private static final double MARGIN = 12;

    private final Commands commands;
    private final Runnable end;
    private final IntegerProperty at = new SimpleIntegerProperty(0);
    private final Path veil = new Path();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label coming = new Label();
    private final Label count = new Label();
    private final Button back = new Button();
    private final Button next = new Button();
    private final VBox card = new VBox(10);
    private final InvalidationListener moved = changed -> requestLayout();
    private @Nullable Node target;

    /**
     * @param drawn which pictures are there to be spoken of
     * @param end puts the tour away
     */
    public TourView(Commands commands, Drawn drawn, Runnable end) {
        this.commands = commands;
        this.end = end;
        Texts texts = commands.texts();
        setId("tour");
        setFocusTraversable(true);
        veil.getStyleClass().add("tour-veil");
        veil.setFillRule(FillRule.EVEN_ODD);
        title.getStyleClass().add("tour-title");
        title.textProperty()
                .bind(texts.following(words -> words.get("tour." + stop().id() + ".title"), at));
        text.setWrapText(true);
        text.setId("tour-text");
        text.textProperty().bind(texts.following(words -> words.get("tour." + stop().id()), at));
        count.getStyleClass().addAll("muted", "small");
        count.textProperty().bind(at.add(1).asString().concat(" / " + Stop.ALL.size()));
        texts.on(coming, "tour.coming");
        coming.setId("tour-coming");
        coming.getStyleClass().addAll("muted", "small");
        coming.setWrapText(true);
        coming.managedProperty().bind(coming.visibleProperty());
        at.subscribe(stop -> coming.visibleProperty().bind(Bindings.not(drawn.at(stop().id()))));
        coming.visibleProperty().subscribe(this::requestLayout);
        card.getChildren().addAll(title, text, coming, foot(texts));
        card.getStyleClass().addAll("sheet", "tour-card");
        card.setPrefWidth(WIDTH);
        card.setAccessibleRole(AccessibleRole.DIALOG);
        card.accessibleTextProperty()
                .bind(title.textProperty().concat(". ").concat(text.textProperty()));
        getChildren().addAll(veil, card);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_PRESSED, this::arrow);
        addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        at.subscribe(this::aim);
        sceneProperty().addListener(shown -> aim());
    }

    private HBox foot(Texts texts) {
        Button skip = texts.on(new Button(), "tour.skip");
        skip.setId("tour-skip");
        skip.getStyleClass().add("link");
        skip.setOnAction(event -> end.run());
        texts.on(back, "tour.back");
        back.getStyleClass().add("plain-button");
        back.disableProperty().bind(at.isEqualTo(0));
        back.setOnAction(event -> back());
        next.setId("tour-next");
        next.getStyleClass().add("search-button");
        next.textProperty()
                .bind(
                        texts.following(
                                words -> words.get(isLast() ? "tour.done" : "tour.next"), at));
        next.setOnAction(event -> next());
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var foot = new HBox(8, skip, stretch, count, back, next);
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    /** What is to have the keyboard. */
    public Node first() {
        return next;
    }

    private Stop stop() {
        return Stop.ALL.get(at.get());
    }

    private boolean isLast() {
        return at.get() == Stop.ALL.size() - 1;
    }

    private void next() {
        String done = stop().command();
        if (isLast()) {
            end.run();
            return;
        }
        at.set(at.get() + 1);
        if (!done.isEmpty()) {
            doOnce(commands.get(done));
        }
    }

    /** The samples are opened where there is no pair yet; the search is run where it can be. */
    private void doOnce(Command command) {
        boolean havePair = commands.get("swap").enabled().get();
        if (!command.id().equals("samples") || !havePair) {
            command.run();
        }
    }

    private void back() {
        at.set(Math.max(0, at.get() - 1));
    }

    /** Before a button takes it for going to what stands beside, which is behind the veil. */
    private void arrow(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        if (plain && event.getCode().isArrowKey()) {
            switch (event.getCode()) {
                case RIGHT, KP_RIGHT -> next();
                case LEFT, KP_LEFT -> back();
                default -> {}
            }
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_DOWN, SPACE, ENTER -> next();
            case PAGE_UP -> back();
            case ESCAPE -> end.run();
            default -> {
                if (event.isShortcutDown() || event.getCode().isNavigationKey()) {
                    return; // the window's own, and Tab between the buttons
                }
            }
        }
        event.consume();
    }

    /** Follows what is spoken of, which moves when the window changes. */
    private void aim() {
        Node before = target;
        if (before != null) {
            before.localToSceneTransformProperty().removeListener(moved);
            before.layoutBoundsProperty().removeListener(moved);
        }
        String place = stop().place();
        Node now = getScene() == null || place.isEmpty() ? null : getScene().lookup(place);
        target = now;
        if (now != null) {
            now.localToSceneTransformProperty().addListener(moved);
            now.layoutBoundsProperty().addListener(moved);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        Rectangle2D hole = hole();
        veil.getElements()
                .setAll(
                        new MoveTo(0, 0),
                        new HLineTo(getWidth()),
                        new VLineTo(getHeight()),
                        new HLineTo(0),
                        new ClosePath());
        if (hole != null) {
            veil.getElements()
                    .addAll(
                            new MoveTo(hole.getMinX(), hole.getMinY()),
                            new HLineTo(hole.getMaxX()),
                            new VLineTo(hole.getMaxY()),
                            new HLineTo(hole.getMinX()),
                            new ClosePath());
        }
        card.resize(WIDTH, card.prefHeight(WIDTH));
        place(hole);
    }

    private @Nullable Rectangle2D hole() {
        Node shown = target;
        if (shown == null || shown.getScene() == null || !shown.isVisible()) {
            return null;
        }
        Bounds bounds = sceneToLocal(shown.localToScene(shown.getLayoutBounds()));
        return bounds.isEmpty()
                ? null
                : new Rectangle2D(
                        bounds.getMinX() - AROUND,
                        bounds.getMinY() - AROUND,
                        bounds.getWidth() + 2 * AROUND,
                        bounds.getHeight() + 2 * AROUND);
    }

    /** Beside it where there is room, else under or over it, else in the middle. */
    private void place(@Nullable Rectangle2D hole) {
        double height = card.getHeight();
        double x = (getWidth() - WIDTH) / 2;
        double y = (getHeight() - height) / 2;
        if (hole != null) {
            if (hole.getMaxX() + BESIDE + WIDTH < getWidth()) {
                x = hole.getMaxX() + BESIDE;
                y = hole.getMinY();
            } else if (hole.getMinX() - BESIDE - WIDTH > 0) {
                x = hole.getMinX() - BESIDE - WIDTH;
                y = hole.getMinY();
            } else {
                x = hole.getMinX();
                boolean under = hole.getMaxY() + BESIDE + height < getHeight();
                y = under ? hole.getMaxY() + BESIDE : hole.getMinY() - BESIDE - height;
            }
        }
        card.relocate(
                Math.round(Math.clamp(x, MARGIN, Math.max(MARGIN, getWidth() - WIDTH - MARGIN))),
                Math.round(Math.clamp(y, MARGIN, Math.max(MARGIN, getHeight() - height - MARGIN))));
    }
}
