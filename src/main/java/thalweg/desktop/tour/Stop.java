package thalweg.desktop.tour;

import java.util.List;

/**
 * Where the tour stops.
 *
 * @param id what it says is the text "tour.ID", under the title "tour.ID.title"
 * @param place finds what it is about in the window, as a style sheet would; empty for nothing
 * @param command what the tour does when it goes on; empty for nothing
 */
record Stop(String id, String place, String command) {
    /** The whole tour, in order: from two models to a matched line and why it works. */
    static final List<Stop> ALL =
            List.of(
                    new Stop("welcome", "", "samples"),
                    new Stop("barrier", ".loss-panel", ""),
                    new Stop("search", "#search-button", "search"),
                    new Stop("matched", ".loss-panel", ""),
                    new Stop("distance", ".distance-panel", ""),
                    new Stop("alpha", ".alpha-slider", ""),
                    new Stop("alignment", ".alignment-panel", ""),
                    new Stop("layers", ".layer-list", ""),
                    new Stop("more", "#palette-button", ""));
}
