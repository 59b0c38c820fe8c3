package thalweg.desktop.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import thalweg.study.Claim;
import thalweg.study.Headline;
import thalweg.words.Language;
import thalweg.words.Words;

class ClaimNamesTest {
    private final Words english = Words.of(Language.ENGLISH);

    @Test
    void theWindowSaysTheClaimsAsTheReportDoes() {
        for (Claim claim : Claim.values()) {
            assertEquals(claim.title(), ClaimNames.title(claim).in(english));
            assertEquals(claim.brief(), ClaimNames.brief(claim).in(english));
            assertEquals(claim.condition(), ClaimNames.condition(claim).in(english));
            assertEquals(claim.threshold(), ClaimNames.threshold(claim).in(english));
        }
    }

    @Test
    void theWindowNamesTheFiguresAsTheReportDoes() {
        for (Headline figure : Headline.values()) {
            assertEquals(figure.head(), ClaimNames.head(figure).in(english));
            assertEquals(
                    "%s (%s)".formatted(figure.title(), figure.unit()),
                    ClaimNames.title(figure).in(english));
        }
    }
}
