package thalweg.desktop.compare;

import java.util.Locale;
import java.util.function.BiFunction;
import thalweg.report.Figures;
import thalweg.report.RChartData;

/** A row of the comparison's table. */
enum Figure {
    L2("L2", "", "‖θ_a − π(θ_b)‖₂; of A and B as they are ‖θ_a − θ_b‖₂", 2, (s, gamma) -> s.l2()),
    L2_CHANGE(
            "L2 change",
            "%",
            "The change of L2 by the search, in per cent of L2 before: (after − before) / before",
            1,
            (s, gamma) -> s.naive() ? Double.NaN : -100 * s.l2Reduction()),
    OBJECTIVE(
            "Objective",
            "",
            "⟨θ_a, π(θ_b)⟩ over all learnable tensors, each once",
            1,
            (s, gamma) -> s.objective()),
    R("R", "", "R(γ) of all layers, at the γ of the panel of R", 3, ComparedSearch::rAt),
    HALF("Loss at ½", "nats", "L(θ(½)): mean cross-entropy, nats", 4, (s, gamma) -> s.half()),
    BARRIER_HALF(
            "Barrier at ½",
            "nats",
            "L(θ(½)) − ½ [L(θa) + L(π(θb))], nats; it can be negative",
            4,
            (s, gamma) -> s.barrierHalf()),
    BARRIER_MOST(
            "Barrier at most",
            "nats",
            "The largest barrier over the points drawn, nats",
            4,
            (s, gamma) -> s.barrierMost()),
    TAYLOR(
            "Taylor estimate",
            "nats",
            "The barrier at ½ as the ends foretell it, nats: ¼ (g_a − g_b)ᵀδ + (1/16) δᵀ(H_a +"
                    + " H_b)δ with δ = π(θ_b) − θ_a. Batch norm goes by the statistics of batches,"
                    + " whatever is chosen for the losses",
            4,
            (s, gamma) -> s.taylor()),
    SECONDS(
            "Search time",
            "s",
            "The search's own time, without what the window measures meanwhile",
            2,
            (s, gamma) -> s.seconds());

    private final String title;
    private final String unit;
    private final String definition;
    private final int places;
    private final BiFunction<ComparedSearch, Double, Double> value;

    Figure(
            String title,
            String unit,
            String definition,
            int places,
            BiFunction<ComparedSearch, Double, Double> value) {
        this.title = title;
        this.unit = unit;
        this.definition = definition;
        this.places = places;
        this.value = value;
    }

    /** Its name; that of R says at which γ. */
    String title(double gamma) {
        return this == R ? RChartData.readout(gamma, 0).replaceFirst(" = .*", "") : title;
    }

    /** Its name with its unit. */
    String axis(double gamma) {
        return unit.isEmpty() ? title(gamma) : title(gamma) + ", " + unit;
    }

    /** Empty for a figure without one. */
    String unit() {
        return unit;
    }

    /** After the point. */
    int places() {
        return places;
    }

    String definition() {
        return definition;
    }

    /** NaN for what isn't measured, or isn't there. */
    double of(ComparedSearch search, double gamma) {
        return value.apply(search, gamma);
    }

    /** Whether there can be none: A and B as they are were not searched for. */
    boolean lacksNaive() {
        return this == L2_CHANGE || this == SECONDS;
    }

    /** Whether it takes examples to measure. */
    boolean needsData() {
        return ordinal() >= HALF.ordinal() && ordinal() <= TAYLOR.ordinal();
    }

    /** As shown. */
    String text(double figure) {
        if (this == OBJECTIVE && Math.abs(figure) >= 1000) {
            return (figure < 0 ? "−" : "") + String.format(Locale.ROOT, "%,.1f", Math.abs(figure));
        }
        return Figures.of(figure, places) + (unit.length() == 1 ? " " + unit : "");
    }
}
