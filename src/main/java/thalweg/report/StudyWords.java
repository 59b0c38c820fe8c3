package thalweg.report;

import java.util.Locale;
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

    /** A method as a study calls it, where it is one of the program's; else by its label. */
    static String method(StudyTask.MethodName method, Words words) {
        if (words.language() == Language.ENGLISH) {
            return method.label();
        }
        if (method.random()) {
            return words.get("studypage.random");
        }
        var kind = SearchKind.named(method.id());
        if (kind.isEmpty()) {
            String strategy = "searches.strategy." + method.id();
            return words.has(strategy) ? words.get(strategy) : method.label();
        }
        try {
            return SearchNames.brief(kind.get().setting(method.options())).in(words);
        } catch (MatchingException e) {
            return method.label(); // an option of another version
        }
    }
}
