package thalweg.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordsTest {
    private final Words english = Words.of(Language.ENGLISH);
    private final Words chinese = Words.of(Language.CHINESE);

    @Test
    void aTextIsSaidInEitherLanguage() {
        assertEquals("Singular values", english.get("spectra.title"));
        assertEquals("奇异值", chinese.get("spectra.title"));
    }

    @Test
    void placesTakeNumbersNamesAndPhrases() {
        assertEquals("on 10,000", english.get("loss.statistics.limit", 10_000));
        assertEquals("on 1e4", english.get("loss.statistics.limit", "1e4"));
        assertEquals("搜索方法：权重匹配", chinese.get("commands.search-by", Phrase.of("searches.wm")));
    }

    @Test
    void oneThingIsSaidOtherwiseThanSeveral() {
        assertEquals("1 model", english.get("test.models", 1));
        assertEquals("2 models", english.get("test.models", 2));
        assertEquals("1,000 models", english.get("test.models", 1000));
    }

    @Test
    void whatALanguageLacksIsSaidInEnglishAndElseByItsKey() {
        assertEquals("only in English", chinese.get("test.english"));
        assertEquals("test.nothing", chinese.get("test.nothing"));
        assertEquals("nothing", chinese.get("nothing"));
    }

    @Test
    void aLanguageIsFoundByItsNameAndByTheSystemsLocale() {
        assertEquals(Language.CHINESE, Language.named("zh").orElseThrow());
        assertEquals(Language.CHINESE, Language.of(Locale.TRADITIONAL_CHINESE));
        assertEquals(Language.ENGLISH, Language.of(Locale.GERMANY));
    }

    /** An initialiser would keep the cache of a start from holding what says something. */
    @Test
    void whatIsSaidHasNoConstants() {
        assertEquals(0, Phrase.class.getDeclaredFields().length);
        assertTrue(Phrase.none().isNone());
        assertEquals("", Phrase.none().inEnglish());
        assertFalse(Phrase.plain("").isNone());
    }
}
