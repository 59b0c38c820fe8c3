package thalweg.desktop;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import thalweg.desktop.chart.PanelFrame;
import thalweg.desktop.presentation.Presentation;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.session.PresentedPanel;

/** Has the window show one of its panels, or one of its views whole, as a presentation asks. */
final class Staging implements Presentation.Stage {
    // A single panel is laid out as if the screen were so high, a whole view so wide and high.
    private static final double PANEL_HEIGHT = 440;
    private static final double VIEW_WIDTH = 930;
    private static final double VIEW_HEIGHT = 500;
    private static final double LEAST_PANEL = 1.6;
    private static final double MOST = 4;

    private final Workbench workbench;
    private final WorkbenchState state;
    private final ObjectProperty<Region> filling;
    private final Consumer<Boolean> large;
    private final Map<PresentedPanel, PanelFrame> frames = new EnumMap<>(PresentedPanel.class);
    private @Nullable PresentedPanel before;

    /**
     * @param filling the panel that has all the room; holds null for none
     * @param large has the window fill the screen, or gives it back its place
     */
    Staging(Workbench workbench, ObjectProperty<Region> filling, Consumer<Boolean> large) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.filling = filling;
        this.large = large;
    }

    /** There is such a panel. */
    void place(PresentedPanel panel, PanelFrame frame) {
        frames.put(panel, frame);
    }

    @Override
    public PresentedPanel shown() {
        Region alone = filling.get();
        return frames.entrySet().stream()
                .filter(entry -> entry.getValue() == alone)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> PresentedPanel.whole(view()));
    }

    private PresentedPanel.View view() {
        return state.three().shownProperty().get()
                ? PresentedPanel.View.THREE
                : state.comparison().shownProperty().get()
                        ? PresentedPanel.View.COMPARE
                        : state.layerMaps().shownProperty().get()
                                ? PresentedPanel.View.LAYERS
                                : PresentedPanel.View.PAIR;
    }

    @Override
    public void show(PresentedPanel panel) {
        if (panel.view() != view()) {
            switch (panel.view()) {
                case PAIR -> pair(PairView.PANELS);
                case LAYERS -> pair(PairView.LAYERS);
                case THREE -> workbench.three().show(state.three().trio() != null);
                case COMPARE -> workbench.comparing().show(true);
            }
        }
        PanelFrame frame = panel.view() == view() ? frames.get(panel) : null;
        if (frame == null) {
            Panels.giveBack(filling);
        } else if (filling.get() != frame) {
            Panels.giveBack(filling);
            frame.filledProperty().set(true);
        }
    }

    private void pair(PairView as) {
        workbench.showPair();
        state.pairViewProperty().set(as);
    }

    @Override
    public void present(boolean on) {
        if (on) {
            before = shown();
        } else if (before != null) {
            show(before);
            before = null;
        }
        large.accept(on);
    }

    /** How much larger than it is laid out the work area is shown. */
    DoubleBinding zoom(Region window, ObservableBooleanValue on) {
        return Bindings.createDoubleBinding(
                () -> on.get() ? zoom(window.getWidth(), window.getHeight()) : 1.0,
                on,
                filling,
                window.widthProperty(),
                window.heightProperty());
    }

    private double zoom(double width, double height) {
        return filling.get() == null
                ? Math.clamp(Math.min(width / VIEW_WIDTH, height / VIEW_HEIGHT), 1, MOST)
                : Math.clamp(height / PANEL_HEIGHT, LEAST_PANEL, MOST);
    }
}
