package thalweg.study;

import java.util.List;
import java.util.Locale;

/**
 * What runs say of a claim.
 *
 * @param runs that the claim is about
 * @param met those that meet it
 * @param models independent ones among them: three models make three pairs that depend on each
 *     other
 * @param figures behind it
 */
public record Verdict(Claim claim, int runs, int met, int models, List<Measured> figures) {
    /** How a claim stands. */
    public enum State {
        /** All runs meet it. */
        ALL,
        /** None does. */
        NONE,
        /** Some do. */
        SOME,
        /** The study has no run that it is about. */
        ABSENT;

        /** ✓ when all meet it, ✗ when none does, else that it depends; empty of no run. */
        public String mark() {
            return switch (this) {
                case ALL -> "✓";
                case NONE -> "✗";
                case SOME -> "depends";
                case ABSENT -> "";
            };
        }
    }

    /**
     * A figure behind a verdict, over the runs.
     *
     * @param name of it
     * @param places after the point that people read
     */
    public record Measured(String name, Spread spread, int places) {}

    /** Copies the figures. */
    public Verdict {
        figures = List.copyOf(figures);
    }

    /** The medians behind it in a few words; empty of no run. */
    public String brief() {
        String words =
                switch (claim) {
                    case DISTANCE -> "L2 %s, barrier %s";
                    case SINGULAR_VALUES -> "largest change %s";
                    case ALIGNMENT -> "R(0) %s → %s, top %s";
                    case CORRELATION -> "ρ %s with R, %s with L2";
                    case OTHER_WAY -> "R(0.3) %s against %s";
                    case THROUGH_A -> "B–C %s against %s";
                    case ACTIVATIONS -> "differ by %s";
                };
        return runs == 0 ? "" : words.formatted(briefFigures().toArray(Object[]::new));
    }

    /** The medians that these words are about, as they are written; none of no run. */
    public List<String> briefFigures() {
        return runs == 0
                ? List.of()
                : switch (claim) {
                    case DISTANCE -> List.of(percent(-at(0)), percent(-at(1)));
                    case SINGULAR_VALUES ->
                            List.of(
                                    String.format(Locale.ROOT, "%.1e", at(0))
                                            .replaceFirst("e([+-])0", "e$1"));
                    case ALIGNMENT -> List.of(number(0), number(1), number(3));
                    case CORRELATION, THROUGH_A -> List.of(number(0), number(1));
                    case OTHER_WAY -> List.of(number(2), number(3));
                    case ACTIVATIONS -> List.of(number(0));
                };
    }

    private double at(int figure) {
        return figures.get(figure).spread().median();
    }

    private String number(int figure) {
        return String.format(Locale.ROOT, "%.2f", at(figure)).replace('-', '−');
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace('-', '−');
    }

    /** ✓ when all runs meet it, ✗ when none does, else it depends. */
    public State state() {
        if (runs == 0) {
            return State.ABSENT;
        }
        if (met == runs) {
            return State.ALL;
        }
        return met == 0 ? State.NONE : State.SOME;
    }
}
