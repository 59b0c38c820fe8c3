package thalweg.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import thalweg.matching.SearchKind;
import thalweg.matching.SearchSetting;
import thalweg.matching.Strategies;
import thalweg.words.Language;
import thalweg.words.Words;

class SearchNamesTest {
    private final Words english = Words.of(Language.ENGLISH);
    private final Words chinese = Words.of(Language.CHINESE);

    /** Also on the command line, in files and in pictures a search is called so. */
    @Test
    void theWindowCallsASearchAsTheCommandLineDoes() {
        for (SearchKind kind : SearchKind.values()) {
            assertEquals(kind.label(), SearchNames.kind(kind).in(english));
            kind.offered().forEach(this::isCalledAlike);
        }
        for (String components : List.of("top:5", "bottom:10%")) {
            isCalledAlike(
                    SearchKind.WEIGHT_MATCHING.setting(Map.of("match-components", components)));
        }
        isCalledAlike(
                SearchKind.WEIGHT_MATCHING.setting(
                        Map.of("match-components", "top:5", "match-layers", "fc1.weight")));
        isCalledAlike(SearchKind.WEIGHT_MATCHING.setting(Map.of("restarts", "4")));
        Strategies.kinds()
                .forEach(s -> assertEquals(s.name(), SearchNames.strategy(s.id()).in(english)));
    }

    private void isCalledAlike(SearchSetting setting) {
        assertEquals(setting.label(), SearchNames.label(setting).in(english));
        assertEquals(setting.title(), SearchNames.title(setting).in(english));
        assertEquals(setting.brief(), SearchNames.brief(setting).in(english));
        assertTrue(
                SearchNames.label(setting)
                        .in(chinese)
                        .codePoints()
                        .anyMatch(Character::isIdeographic));
    }
}
