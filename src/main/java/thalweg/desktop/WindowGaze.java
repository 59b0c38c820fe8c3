package thalweg.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thalweg.desktop.chart.Sights;
import thalweg.desktop.presentation.Looks;
import thalweg.desktop.workbench.KeptSearch;
import thalweg.desktop.workbench.PairView;
import thalweg.desktop.workbench.Workbench;
import thalweg.desktop.workbench.WorkbenchState;
import thalweg.session.Looking;
import thalweg.session.Sight;

/** Tells a session how this window's pictures are looked at, and turns them as one says. */
final class WindowGaze {
    private static final String OF_SEARCHES = "compared-";
    private static final Pattern OF_SEARCH = Pattern.compile("\\d+");

    private final Workbench workbench;
    private final WorkbenchState state;
    private final Looks looks;
    private final Sights sights;

    private WindowGaze(Workbench workbench, Looks looks, Sights sights) {
        this.workbench = workbench;
        this.state = workbench.state();
        this.looks = looks;
        this.sights = sights;
    }

    /**
     * Has sessions know of them.
     *
     * @param looks what is chosen in the panels
     * @param sights what is looked at of charts and maps
     */
    static void keep(Workbench workbench, Looks looks, Sights sights) {
        var gaze = new WindowGaze(workbench, looks, sights);
        workbench.state().gaze().of(gaze::now, gaze::turn);
    }

    private Looking now() {
        return new Looking(
                id(state.pairViewProperty().get()),
                state.comparison().shownProperty().get(),
                looks.now(),
                charts());
    }

    /**
     * An opened session gives its searches new colours, in their order: hidden ones follow, and
     * what no search has any more is not kept, or another search would be hidden by it.
     */
    private Map<String, Sight> charts() {
        Map<String, Sight> all = sights.now();
        all.replaceAll(
                (name, sight) ->
                        name.startsWith(OF_SEARCHES)
                                ? sight.hiding(
                                        sight.hidden().stream()
                                                .flatMap(this::placed)
                                                .collect(Collectors.toSet()))
                                : sight);
        return all;
    }

    private Stream<String> placed(String series) {
        if (!OF_SEARCH.matcher(series).matches()) {
            return Stream.of(series);
        }
        List<KeptSearch> searches = state.comparison().searches();
        for (int place = 0; place < searches.size(); place++) {
            if (Integer.toString(searches.get(place).colour()).equals(series)) {
                return Stream.of(Integer.toString(place));
            }
        }
        return Stream.empty();
    }

    /** Zooms come last: another choice in a panel shows the whole of its chart. */
    private void turn(Looking to) {
        state.pairViewProperty().set(named(to.pair()));
        workbench.comparing().show(to.compared());
        looks.choose(to.look());
        sights.restore(to.charts());
    }

    private static PairView named(String id) {
        for (PairView view : PairView.values()) {
            if (id(view).equals(id)) {
                return view;
            }
        }
        return PairView.PANELS; // an older session, or a later version's view
    }

    private static String id(PairView view) {
        return view.name().toLowerCase(Locale.ROOT);
    }
}
