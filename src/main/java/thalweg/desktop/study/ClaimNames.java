package thalweg.desktop.study;

import java.util.Locale;
import java.util.stream.Collectors;
import thalweg.report.StudyClaimsTable;
import thalweg.study.Claim;
import thalweg.study.Headline;
import thalweg.study.Verdict;
import thalweg.words.Phrase;

/** The paper's claims and the figures of studies in the window's words. */
final class ClaimNames {
    private ClaimNames() {}

    /** What is claimed. */
    static Phrase title(Claim claim) {
        return Phrase.of("claims.title." + claim.letter());
    }

    /** The same in a narrow place. */
    static Phrase brief(Claim claim) {
        return Phrase.of("claims.brief." + claim.letter());
    }

    /** Which runs it is about. */
    static Phrase condition(Claim claim) {
        return Phrase.of("claims.condition." + claim.letter());
    }

    /** What a run must show to meet it. */
    static Phrase threshold(Claim claim) {
        return Phrase.of("claims.threshold." + claim.letter());
    }

    /** ✓, ✗, that it depends, or a dash of no run. */
    static Phrase mark(Verdict verdict) {
        return switch (verdict.state()) {
            case SOME -> Phrase.of("claims.depends");
            case ABSENT -> Phrase.plain("–");
            case ALL, NONE -> Phrase.plain(verdict.state().mark());
        };
    }

    /** The medians behind a verdict in a few words. */
    static Phrase figures(Verdict verdict) {
        return Phrase.of(
                "claims.figures." + verdict.claim().letter(),
                verdict.briefFigures().toArray(Object[]::new));
    }

    /** All figures behind it. */
    static Phrase statistics(Verdict verdict) {
        return words ->
                verdict.figures().stream()
                        .map(figure -> StudyClaimsTable.measured(figure, words))
                        .collect(Collectors.joining("; "));
    }

    /** A figure of studies over its column. */
    static Phrase head(Headline figure) {
        return Phrase.of("headlines.head." + key(figure));
    }

    /** The same in full, with its unit. */
    static Phrase title(Headline figure) {
        return Phrase.of("headlines.title." + key(figure));
    }

    private static String key(Headline figure) {
        return figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
