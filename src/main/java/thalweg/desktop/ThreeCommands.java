package thalweg.desktop;

import static javafx.scene.input.KeyCode.DIGIT2;
import static javafx.scene.input.KeyCode.DIGIT3;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.M;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.UP;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import thalweg.desktop.commands.Command;
import thalweg.desktop.commands.Commands;
import thalweg.desktop.commands.Need;
import thalweg.desktop.workbench.ThreeState;
import thalweg.desktop.workbench.ThreeState.Moved;
import thalweg.desktop.workbench.ThreeState.Shares;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.landscape.Plane;
import thalweg.landscape.PlaneFrame;
import thalweg.matching.Strategies;
import thalweg.report.SearchNames;
import thalweg.words.Phrase;

/** What a person can do with three models. */
final class ThreeCommands {
    /** Of the map's side. */
    private static final double SMALL = 0.01;

    private static final double LARGE = 0.1;

    private final Workbench workbench;
    private final WorkbenchState state;
    private final ThreeState three;
    private final Conditions conditions;

    ThreeCommands(Workbench workbench, Conditions conditions) {
        this.conditions = conditions;
        this.workbench = workbench;
        this.state = workbench.state();
        this.three = state.three();
    }

    void addTo(Commands list, WindowCommands.Window window) {
        Need shown = conditions.three();
        list.add(
                new Command(
                        "third",
                        null,
                        conditions
                                .pair()
                                .and(
                                        Need.of(
                                                three.cProperty().isNull(),
                                                Phrase.of("needs.third-place"))),
                        () -> workbench.openThird(window.choosers().models())));
        list.add(
                new Command(
                        "three-models",
                        new KeyCodeCombination(DIGIT3, KeyCombination.SHORTCUT_DOWN),
                        conditions.trio().and(conditions.notThree()),
                        () -> workbench.three().show(true)));
        list.add(
                new Command(
                        "pair",
                        new KeyCodeCombination(DIGIT2, KeyCombination.SHORTCUT_DOWN),
                        Need.of(
                                three.shownProperty().or(state.comparison().shownProperty()),
                                Phrase.of("needs.pair-hidden")),
                        workbench::showPair));
        list.add(
                new Command(
                        "leave-out",
                        null,
                        Need.of(three.cProperty().isNotNull(), Phrase.of("needs.third")),
                        workbench.three()::leaveOut));
        for (Strategies.Kind kind : Strategies.kinds()) {
            list.add(
                    new Command(
                            "strategy-" + kind.id(),
                            Phrase.of("commands.strategy", SearchNames.strategy(kind.id())),
                            Phrase.of("commands.strategy.detail"),
                            null,
                            shown.and(conditions.rest()),
                            () -> three.strategyProperty().set(kind)));
        }
        list.add(new Command("other-map", new KeyCodeCombination(M), shown, this::otherMap));
        point(list, shown);
    }

    private void point(Commands list, Need shown) {
        move(list, shown, "left", LEFT, -1, 0);
        move(list, shown, "right", RIGHT, 1, 0);
        move(list, shown, "up", UP, 0, 1);
        move(list, shown, "down", DOWN, 0, -1);
        Shares[] places = {
            Shares.MEAN, new Shares(1, 0, 0), new Shares(0, 1, 0), new Shares(0, 0, 1)
        };
        String[] ids = {"mean", "a", "b", "c"};
        for (int i = 0; i < places.length; i++) {
            Shares place = places[i];
            list.add(
                    new Command(
                            "point-" + ids[i],
                            null,
                            shown,
                            () -> three.pointProperty().set(place)));
        }
    }

    private void move(Commands list, Need shown, String way, KeyCode key, int x, int y) {
        list.add(
                new Command(
                        "point-" + way,
                        new KeyCodeCombination(key),
                        shown,
                        () -> move(SMALL * x, SMALL * y)));
        list.add(
                new Command(
                        "point-far-" + way,
                        new KeyCodeCombination(key, KeyCombination.SHIFT_DOWN),
                        shown,
                        () -> move(LARGE * x, LARGE * y)));
    }

    private void otherMap() {
        Moved now = three.mapProperty().get();
        three.mapProperty().set(now == Moved.NAIVE ? Moved.MATCHED : Moved.NAIVE);
    }

    /** By parts of the map's side, and not out of it. */
    private void move(double right, double up) {
        Plane plane = three.planeProperty(three.mapProperty().get()).get();
        if (plane == null) {
            return;
        }
        PlaneFrame.Point from = plane.frame().at(three.pointProperty().get().array());
        double[] shares =
                plane.frame()
                        .shares(moved(from.x(), right, plane.x()), moved(from.y(), up, plane.y()));
        three.pointProperty().set(new Shares(shares[0], shares[1], shares[2]));
    }

    private static double moved(double from, double part, double[] axis) {
        double first = axis[0];
        double last = axis[axis.length - 1];
        return Math.clamp(from + part * (last - first), first, last);
    }
}
