package thalweg.desktop.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import thalweg.desktop.clock.Ticks;
import thalweg.desktop.commands.SheetKeys;
import thalweg.desktop.words.Texts;

/** Every job: what runs and waits, what has ended and how long it took; and the memory in use. */
public final class JobsSheet extends VBox {
    private static final double WIDTH = 740;
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Jobs jobs;
    private final Texts texts;
    private final MemoryPane memory;
    private final VBox active = new VBox();
    private final VBox ended = new VBox();
    private final Button close;

    /**
     * @param leave puts the sheet away
     */
    public JobsSheet(Jobs jobs, MemoryPane memory, Texts texts, Runnable leave) {
        this.jobs = jobs;
        this.texts = texts;
        this.memory = memory;
        setId("jobs-sheet");
        getStyleClass().addAll("sheet", "jobs-sheet");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        var title = texts.on(new Label(), "jobs.title");
        title.getStyleClass().add("title");
        close = texts.on(new Button(), "jobs.close");
        close.setId("jobs-close");
        close.getStyleClass().add("plain-button");
        close.setOnAction(e -> leave.run());
        var stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        var all =
                new VBox(
                        6,
                        section("jobs.now"),
                        active,
                        section("jobs.ended"),
                        ended,
                        section("jobs.memory"),
                        memory);
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("key-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, new HBox(stretch, close));
        SheetKeys.keepOn(this);
        follow();
        new Ticks(GLANCE, this::glance).goWith(this);
    }

    /** What has the keyboard first. */
    public Node first() {
        return close;
    }

    private Label section(String key) {
        var label = texts.on(new Label(), key);
        label.getStyleClass().add("section");
        return label;
    }

    /** For as long as it is shown. */
    private void follow() {
        Subscription[] changes = {Subscription.EMPTY};
        sceneProperty()
                .subscribe(
                        scene -> {
                            changes[0].unsubscribe();
                            changes[0] = Subscription.EMPTY;
                            if (scene != null) {
                                changes[0] =
                                        Subscription.combine(
                                                jobs.changesProperty().subscribe(n -> list()),
                                                texts.wordsProperty()
                                                        .subscribe((was, is) -> list()));
                            }
                        });
    }

    private void list() {
        fill(active, jobs.active(), "jobs.none");
        fill(ended, jobs.ended(), "jobs.none-ended");
        show(ended);
        glance();
    }

    /** What is there stays, and with it the focus on one of its buttons. */
    private void fill(VBox box, ObservableList<ListedJob> list, String nothing) {
        List<Node> wanted = new ArrayList<>();
        for (ListedJob job : list) {
            Node there =
                    box.getChildren().stream()
                            .filter(node -> node instanceof JobRow row && row.job() == job)
                            .findFirst()
                            .orElseGet(() -> new JobRow(job, texts));
            wanted.add(there);
        }
        if (wanted.isEmpty()) {
            var none = texts.on(new Label(), nothing);
            none.getStyleClass().add("muted");
            wanted.add(none);
        }
        if (!box.getChildren().equals(wanted)) {
            box.getChildren().setAll(wanted);
        }
    }

    private void glance() {
        show(active);
        memory.show();
    }

    private static void show(VBox box) {
        for (Node node : box.getChildren()) {
            if (node instanceof JobRow row) {
                row.show();
            }
        }
    }
}
