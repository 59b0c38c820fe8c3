package thalweg.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundles beside each other, and beside the code that asks them. */
class BundlesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/thalweg/words");
    private static final Path CODE = Path.of("src/main/java/thalweg");
    private static final List<String> BELOW =
            List.of(
                    "engine",
                    "checkpoint",
                    "network",
                    "symmetry",
                    "dataset",
                    "evaluation",
                    "matching",
                    "alignment",
                    "landscape",
                    "study",
                    "session");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(\\.[a-zA-Z0-9-]+)+");
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?:[tT]exts|[wW]ords|now|Phrase)(?:\\(\\))?\\s*\\.(?:of|get|on\\(new"
                            + " \\w+\\(\\),)\\(?\\s*\"([^\"]*)\"\\s*([,)+])");

    private static Map<String, String> texts(Language language) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(BUNDLES)) {
            String end = "_" + language.id() + ".properties";
            for (Path file : files.filter(f -> f.toString().endsWith(end)).toList()) {
                String area = file.getFileName().toString().replace(end, "");
                var texts = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
                for (String key : texts.stringPropertyNames()) {
                    assertTrue(key.startsWith(area + "."), key + " stands in " + file);
                    all.put(key, texts.getProperty(key));
                }
            }
        }
        return all;
    }

    private static List<String> sources() throws IOException {
        return sources(CODE);
    }

    private static List<String> sources(Path in) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            var all = new ArrayList<String>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.add(Files.readString(file));
            }
            return all;
        }
    }

    /** Those in comments are none. */
    private static Set<String> literals() throws IOException {
        var all = new HashSet<String>();
        for (String source : sources()) {
            String code = source.replaceAll("(?m)^ *(/\\*\\*|\\*|//).*$", "");
            LITERAL.matcher(code).results().forEach(m -> all.add(m.group(1)));
        }
        return all;
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyLanguageHasTheSameTexts() throws IOException {
        Map<String, String> english = texts(Language.ENGLISH);
        assertFalse(english.isEmpty());
        for (Language language : Language.values()) {
            Map<String, String> others = texts(language);
            assertEquals(english.keySet(), others.keySet(), language.ownName());
            others.forEach((key, text) -> assertFalse(text.isBlank(), key));
        }
    }

    @Test
    void everyTextHasTheSamePlacesInEveryLanguage() throws IOException {
        Map<String, String> english = texts(Language.ENGLISH);
        Map<String, String> chinese = texts(Language.CHINESE);
        english.forEach((key, text) -> assertEquals(places(text), places(chinese.get(key)), key));
    }

    @Test
    void everyTextThatTheCodeAsksForIsThere() throws IOException {
        Set<String> keys = texts(Language.ENGLISH).keySet();
        var missing = new TreeSet<String>();
        for (String source : sources()) {
            ASKED.matcher(source)
                    .results()
                    .filter(m -> !m.group(2).equals("+") && m.group(1).indexOf('.') > 0)
                    .map(m -> m.group(1))
                    .filter(key -> !keys.contains(key))
                    .forEach(missing::add);
        }
        Set<String> areas =
                keys.stream().map(k -> k.substring(0, k.indexOf('.'))).collect(Collectors.toSet());
        for (String literal : literals()) {
            if (KEY.matcher(literal).matches()
                    && !literal.matches(".*\\.(csv|txt|json|html|svg|png|pdf|pkl)")
                    && areas.contains(literal.substring(0, literal.indexOf('.')))
                    && !keys.contains(literal)
                    && keys.stream().noneMatch(key -> key.startsWith(literal))) {
                missing.add(literal);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyTextIsAskedFor() throws IOException {
        Set<String> literals = literals();
        List<String> beginnings =
                literals.stream()
                        .filter(l -> l.matches("[a-z0-9]+\\.([a-z0-9.-]*[.-])?"))
                        .filter(l -> !l.equals("commands."))
                        .toList();
        var unused = new TreeSet<String>();
        for (String key : texts(Language.ENGLISH).keySet()) {
            // A text and its tooltip's; a remedy and what the window says in its stead.
            String named = key.replaceFirst("\\.(about|window)$", "");
            if (!literals.contains(key)
                    && !(literals.contains(".about") && literals.contains(named))
                    && beginnings.stream().noneMatch(key::startsWith)
                    && !isOfCommand(key, literals)) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    /** A command's texts go by its id; see {@link thalweg.desktop.commands.Command}. */
    private static boolean isOfCommand(String key, Set<String> literals) {
        if (!key.startsWith("commands.")) {
            return false;
        }
        String id = key.substring("commands.".length()).replaceFirst("\\.detail$", "");
        return literals.contains(id)
                || literals.stream().anyMatch(l -> l.endsWith("-") && id.startsWith(l));
    }

    /**
     * What is said below the window stands in areas of its own, so that no view's is bound to it.
     */
    @Test
    void thePackagesBelowSayNothingOfAViewsArea() throws IOException {
        Set<String> own =
                Set.of(
                        "assumed",
                        "badcheckpoint",
                        "baddata",
                        "badengine",
                        "badfiles",
                        "badgroups",
                        "badlayers",
                        "badmeasure",
                        "badnetwork",
                        "badonnx",
                        "badsearch",
                        "badsession",
                        "badstudy",
                        "remedies",
                        "progress",
                        "lines",
                        "lists",
                        "roles",
                        "searches");
        Set<String> areas =
                texts(Language.ENGLISH).keySet().stream()
                        .map(k -> k.substring(0, k.indexOf('.')))
                        .collect(Collectors.toSet());
        var others = new TreeSet<String>();
        for (String below : BELOW) {
            for (String source : sources(CODE.resolve(below))) {
                ASKED.matcher(source)
                        .results()
                        .map(m -> m.group(1))
                        .filter(key -> key.indexOf('.') > 0)
                        .filter(key -> areas.contains(key.substring(0, key.indexOf('.'))))
                        .filter(key -> !own.contains(key.substring(0, key.indexOf('.'))))
                        .forEach(others::add);
            }
        }
        assertEquals(Set.of(), others);
    }

    @Test
    void theWindowNamesNoOptionOfTheCommandLineInARemedy() throws IOException {
        var named = new TreeSet<String>();
        for (Language language : Language.values()) {
            Words window = Words.inWindow(language);
            for (String key : texts(language).keySet()) {
                boolean remedy = key.startsWith("remedies.") && !key.endsWith(".window");
                if (remedy && window.get(key).matches("(?s).*--[a-z].*")) {
                    named.add(language.id() + " " + key);
                }
            }
        }
        assertEquals(Set.of(), named);
        assertEquals(
                "choose another place with the button Results in…",
                Words.inWindow(Language.ENGLISH).get("remedies.another-results"));
        assertEquals(
                "choose another place with --results",
                Words.ENGLISH.get("remedies.another-results"));
    }

    /** But for names such as LZF, and texts that are places alone. */
    @Test
    void whatIsWrongAndWhatToDoAreSaidInChinese() throws IOException {
        Map<String, String> english = texts(Language.ENGLISH);
        var left = new TreeSet<String>();
        texts(Language.CHINESE)
                .forEach(
                        (key, text) -> {
                            boolean error = key.startsWith("bad") || key.startsWith("remedies.");
                            boolean words = english.get(key).matches(".*[a-z]{3}.*");
                            boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
                            if (error && words && !chinese) {
                                left.add(key);
                            }
                        });
        assertEquals(Set.of("badoutput.fontconfig"), left);
    }

    @Test
    void everyTextIsFilledWithoutFault() throws IOException {
        for (Language language : Language.values()) {
            Words words = Words.of(language);
            for (String key : texts(language).keySet()) {
                String text = words.get(key, "a", "b", "c", "d", "e", "f", "g", "h");
                assertFalse(text.contains("{") || text.contains("}"), key + ": " + text);
            }
        }
    }
}
