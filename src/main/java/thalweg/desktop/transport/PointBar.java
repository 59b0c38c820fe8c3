package thalweg.desktop.transport;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.theme.Icons;
import thalweg.desktop.theme.Tips;
import thalweg.desktop.words.Texts;
import thalweg.desktop.workbench.ThreeSentences;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.ThreeState.PointReadout;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.engine.Job;
import thalweg.report.Figures;

/** The point on the plane of three models, its loss and accuracy, and how the search stands. */
public final class PointBar extends GridPane {
    private static final double READOUT = 452;

    private final ThreeState three;
    private final Texts texts;
    private final Commands commands;
    private boolean following;

    /** The bar of a workbench's three models; the commands hold stop. */
    public PointBar(ThreeState three, Commands commands) {
        this.three = three;
        this.texts = commands.texts();
        this.commands = commands;
        setId("point-bar");
        getStyleClass().add("transport");
        setMinHeight(Transport.HEIGHT);
        setHgap(12);
        setVgap(4);
        column(26, false);
        column(52, false);
        column(100, true);
        column(46, false);
        column(READOUT, false);
        for (int i = 0; i < 2; i++) {
            var row = new RowConstraints(36);
            row.setValignment(VPos.CENTER);
            getRowConstraints().add(row);
        }
        addRow(0, sign(), letter(0, "text-a"), slider(), letter(1, "text-b"), readout());
        addRow(
                1,
                Transport.historyIcon(),
                Transport.word(texts, "transport.search"),
                progress(),
                percent(),
                words());
    }

    private void column(double width, boolean grows) {
        var column = new ColumnConstraints();
        column.setMinWidth(width);
        column.setPrefWidth(width);
        if (grows) {
            column.setHgrow(Priority.ALWAYS);
        }
        getColumnConstraints().add(column);
    }

    private Button sign() {
        var button = new Button(null, Icons.triangle());
        button.getStyleClass().add("play-button");
        commands.bind(button, "point-mean");
        return button;
    }

    /** A model's name on the map that is shown, e.g. "π(B)". */
    private Label letter(int model, String style) {
        Label letter = Transport.word("", style);
        letter.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> ThreeSentences.shownNames(three).get(model),
                                three.mapProperty(),
                                three.foundProperty()));
        return letter;
    }

    /** Between A and π(B), while the share of π(C) stays as it is. */
    private Slider slider() {
        var slider = new Slider(0, 1, 0.5);
        slider.setId("point-alpha");
        slider.getStyleClass().add("alpha-slider");
        Transport.dress(slider);
        slider.setBlockIncrement(0.01);
        Tips.on(slider, texts.of("transport.point.about"));
        three.pointProperty()
                .subscribe(
                        at -> {
                            double rest = at.a() + at.b();
                            if (!following && Math.abs(rest) > 1e-6) {
                                following = true;
                                slider.setValue(Math.clamp(at.b() / rest, 0, 1));
                                following = false;
                            }
                        });
        slider.valueProperty()
                .addListener(
                        (o, was, is) -> {
                            if (!following) {
                                following = true;
                                double c = three.pointProperty().get().c();
                                double b = is.doubleValue() * (1 - c);
                                three.pointProperty().set(new Shares(1 - c - b, b, c));
                                following = false;
                            }
                        });
        return slider;
    }

    private HBox readout() {
        var at = three.pointProperty();
        var read = three.readoutProperty();
        var score = read.map(PointReadout::score);
        Label loss = Transport.loss("point-loss", score);
        Label accuracy = Transport.accuracy("point-accuracy", score);
        Label over = Transport.word("", "muted");
        over.setId("point-over");
        over.getStyleClass().add("over");
        over.textProperty()
                .bind(
                        texts.following(
                                words -> {
                                    PointReadout now = read.get();
                                    return now == null ? "" : now.over().in(words);
                                },
                                read));
        Label shares = Transport.word("", "strong");
        shares.setId("point-shares");
        shares.textProperty().bind(at.map(PointBar::words));
        shares.setMinWidth(USE_PREF_SIZE);
        var row =
                new HBox(
                        6,
                        shares,
                        Transport.spaced(Transport.word(texts, "transport.loss")),
                        loss,
                        Transport.spaced(Transport.word(texts, "transport.accuracy")),
                        accuracy,
                        Transport.spaced(over));
        for (Node node : row.getChildren().subList(0, row.getChildren().size() - 1)) {
            ((Label) node).setMinWidth(USE_PREF_SIZE); // where room is short, the last gives way
        }
        row.getStyleClass().add("readout");
        Transport.mark(row, read.map(PointReadout::ofSample));
        row.setAlignment(Pos.BASELINE_LEFT);
        row.setMaxHeight(USE_PREF_SIZE);
        Tips.on(row, texts.of("transport.shares.about"));
        return row;
    }

    private static String words(Shares at) {
        return share(at.a()) + " A  " + share(at.b()) + " B  " + share(at.c()) + " C";
    }

    private static String share(double share) {
        return Figures.of(share, 2);
    }

    private Pane progress() {
        var fill = new Region();
        fill.getStyleClass().add("progress-fill");
        var track =
                new Pane(fill) {
                    @Override
                    protected void layoutChildren() {
                        fill.resizeRelocate(0, 0, fraction() * getWidth(), getHeight());
                    }
                };
        track.setId("three-progress");
        track.getStyleClass().add("progress-track");
        track.setMinHeight(5);
        track.setPrefHeight(5);
        track.setMaxHeight(5);
        GridPane.setMargin(track, new Insets(0, 9, 0, 9)); // as long as the slider's track
        three.progressProperty().subscribe(status -> track.requestLayout());
        three.foundProperty().subscribe(found -> track.requestLayout());
        Tips.on(track, texts.of("transport.progress.about"));
        return track;
    }

    private double fraction() {
        Job.Status status = three.progressProperty().get();
        if (status == null) {
            return three.foundProperty().get() == null ? 0 : 1;
        }
        return Double.isFinite(status.fraction()) ? Math.clamp(status.fraction(), 0, 1) : 0;
    }

    private Label percent() {
        Label percent = Transport.word("", "muted");
        percent.textProperty()
                .bind(
                        three.progressProperty()
                                .map(s -> String.format(Locale.ROOT, "%.0f %%", 100 * fraction()))
                                .orElse(""));
        return percent;
    }

    private HBox words() {
        Label words = Transport.word("", "muted");
        words.setId("three-words");
        words.textProperty()
                .bind(
                        texts.following(
                                now -> ThreeSentences.search(three, now),
                                three.progressProperty(),
                                three.searchingProperty(),
                                three.foundProperty()));
        Tips.on(words, texts.of("transport.three.about"));
        Button stop = texts.on(new Button(), "transport.stop");
        stop.getStyleClass().addAll("link", "emphatic");
        stop.setMinWidth(USE_PREF_SIZE);
        commands.bind(stop, "stop");
        stop.visibleProperty().bind(three.searchingProperty());
        stop.managedProperty().bind(stop.visibleProperty());
        var row = new HBox(10, words, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
