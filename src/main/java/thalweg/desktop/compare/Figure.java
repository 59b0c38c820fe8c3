package thalweg.desktop.compare;

import java.util.Locale;
import java.util.function.BiFunction;
import thalweg.report.Figures;
import thalweg.report.RChartData;
import thalweg.words.Words;

/** A row of the comparison's table. */
enum Figure {
    L2("", 2, (s, gamma) -> s.l2()),
    L2_CHANGE("%", 1, (s, gamma) -> s.naive() ? Double.NaN : -100 * s.l2Reduction()),
    OBJECTIVE("", 1, (s, gamma) -> s.objective()),
    R("", 3, ComparedSearch::rAt),
    HALF("nats", 4, (s, gamma) -> s.half()),
    BARRIER_HALF("nats", 4, (s, gamma) -> s.barrierHalf()),
    BARRIER_MOST("nats", 4, (s, gamma) -> s.barrierMost()),
    TAYLOR("nats", 4, (s, gamma) -> s.taylor()),
    SECONDS("s", 2, (s, gamma) -> s.seconds());

    private final String unit;
    private final int places;
    private final BiFunction<ComparedSearch, Double, Double> value;

    Figure(String unit, int places, BiFunction<ComparedSearch, Double, Double> value) {
        this.unit = unit;
        this.places = places;
        this.value = value;
    }

    private String key() {
        return "figures." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name; that of R says at which γ. */
    String title(double gamma, Words words) {
        return this == R ? RChartData.name(gamma) : words.get(key());
    }

    /** Its name with its unit. */
    String axis(double gamma, Words words) {
        String title = title(gamma, words);
        return unit.isEmpty() ? title : words.get("figures.axis", title, unit(words));
    }

    /** Empty for a figure without one. */
    String unit(Words words) {
        return unit.equals("nats") ? words.get("units.nats") : unit;
    }

    /** After the point. */
    int places() {
        return places;
    }

    /** The text of its definition. */
    String definition() {
        return key() + ".about";
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
