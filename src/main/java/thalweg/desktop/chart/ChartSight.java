package thalweg.desktop.chart;

import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import thalweg.report.ChartData;
import thalweg.report.SeriesData;
import thalweg.report.Span;
import thalweg.report.Zoom;
import thalweg.report.ZoomedData;

/**
 * What a person looks at of a chart: a part of its axes, and the series that aren't hidden. Charts
 * that have one together are looked at alike. On the window's thread only.
 */
public final class ChartSight {
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.NONE);
    private final ObjectProperty<Set<String>> hidden = new SimpleObjectProperty<>(Set.of());

    /** What data are waited for; null for none. */
    private @Nullable Zoom awaited;

    /** What of the part that is waited for meets the data drawn last. */
    private Zoom met = Zoom.NONE;

    /** The part of the axes. */
    public ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    /** The ids of the series that are hidden. */
    public ObjectProperty<Set<String>> hiddenProperty() {
        return hidden;
    }

    /**
     * Looks at a part of data that may come only later: until they do, it isn't let go of.
     *
     * @param wanted the part
     * @param without the ids of the series that are to be hidden
     */
    void restore(Zoom wanted, Set<String> without) {
        awaited = wanted;
        met = Zoom.NONE;
        zoom.set(wanted);
        hidden.set(Set.copyOf(without));
    }

    /** Hides a series, or shows it again. */
    public void toggle(String series) {
        Set<String> ids = new TreeSet<>(hidden.get());
        if (!ids.remove(series)) {
            ids.add(series);
        }
        hidden.set(Set.copyOf(ids));
    }

    /** How many of a chart's series are hidden. */
    public int hiddenOf(SeriesData data) {
        return (int) data.series().stream().filter(s -> hidden.get().contains(s.id())).count();
    }

    /** The chart as it is looked at: what a file of it holds. */
    public ChartData seen(SeriesData data) {
        SeriesData visible = visible(data);
        return shown().isNone() ? visible : new ZoomedData(visible, shown());
    }

    /** The part that is shown: of one whose data are waited for, what meets those there are. */
    public Zoom shown() {
        return zoom.get().equals(awaited) ? met : zoom.get();
    }

    SeriesData visible(SeriesData data) {
        return data.without(hidden.get());
    }

    /** A part that lies in no part of the whole, as of other data, is let go of. */
    Zoom within(Zoom whole) {
        Zoom now = zoom.get();
        Zoom kept = new Zoom(kept(now.across(), whole.across()), kept(now.up(), whole.up()));
        if (kept.equals(now) || !now.equals(awaited)) {
            awaited = null;
            zoom.set(kept.equals(now) ? now : kept);
        }
        met = kept;
        return kept;
    }

    private static @Nullable Span kept(@Nullable Span part, @Nullable Span whole) {
        return part != null && whole != null && part.meets(whole) ? part : null;
    }
}
