package thalweg.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import thalweg.matching.MatchingException;
import thalweg.matching.SearchKind;
import thalweg.study.Claim;
import thalweg.study.Headline;
import thalweg.study.StudyTask;
import thalweg.study.Verdict;
import thalweg.words.Language;
import thalweg.words.Words;

/** What a study's figures, claims and methods are called on its page. */
final class StudyWords {
    private StudyWords() {}

    /** A figure without its unit. */
    static String title(Headline figure, Words words) {
        return words.get("headlines.name." + key(figure));
    }

    /** A figure's unit. */
    static String unit(Headline figure, Words words) {
        return words.get("headlines.unit." + key(figure));
    }

    private static String key(Headline figure) {
        return figure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is claimed. */
    static String title(Claim claim, Words words) {
        return words.get("claims.title." + claim.letter());
    }

    /** Which runs a claim is about. */
    static String condition(Claim claim, Words words) {
        return words.get("claims.condition." + claim.letter());
    }

    /** What a run must show to meet it. */
    static String threshold(Claim claim, Words words) {
        return words.get("claims.threshold." + claim.letter());
    }

    /** A figure behind a verdict. */
    static String name(Verdict.Measured figure, Words words) {
        String key = figure.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return words.get("studypage.figure." + key.replaceAll("^-|-$", ""));
    }

    /**
     * A method as a study calls it, where it is one of the program's; else by its label. One that
     * is called as another keeps its name in the study behind.
     */
    static String method(StudyTask.MethodName method, Words words) {
        if (words.language() == Language.ENGLISH) {
            return method.label();
        }
        String known = known(method, words);
        if (known == null) {
            return method.label();
        }
        return method.label().endsWith(" (" + method.name() + ")")
                ? words.get("studypage.method-named", known, method.name())
                : known;
    }

    /** What the program calls a method, or null where it isn't one of this version's. */
    private static @Nullable String known(StudyTask.MethodName method, Words words) {
        if (method.random()) {
            return words.get("studypage.random");
        }
        var kind = SearchKind.named(method.id());
        if (kind.isEmpty()) {
            String strategy = "searches.strategy." + method.id();
            return words.has(strategy) ? words.get(strategy) : null;
        }
        try {
            return SearchNames.brief(kind.get().setting(method.options())).in(words);
        } catch (MatchingException e) {
            return null; // an option of another version
        }
    }
}
