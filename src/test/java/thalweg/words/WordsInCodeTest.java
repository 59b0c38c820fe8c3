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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person reads in the window or on a chart stands in the bundles, not in the code. */
class WordsInCodeTest {
    private static final Path CODE = Path.of("src/main/java/thalweg");

    /** The window, and the charts with the reports of a pair. */
    private static final List<String> PLACES = List.of("desktop", "report");

    /**
     * What is written in English wherever it is made: errors, told where they are found, and the
     * page and tables of a study, whose folder is the same by the window and the command line.
     */
    private static final Pattern ENGLISH_FILES =
            Pattern.compile(".*Exception|Study[A-Z]\\w*Tables?|Study(Charts|Page|Origin|Tables)");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern COMMENT =
            Pattern.compile("(?m)^ *(/\\*\\*|\\*|//).*$|//[^\"\n]*$");

    /** Two letters or more, and a space beside letters: a person's words, rather than a name. */
    private static final Pattern SENTENCE =
            Pattern.compile(
                    ".*(\\p{L}{2,}[,.:;]? +\\p{L}|\\p{L} +\\p{L}{2,}|^ \\p{L}{2,}|\\p{L}{2,} $).*");

    private static final Pattern LETTERS = Pattern.compile(".*\\p{L}{2,}.*");

    /** What shows its argument. */
    private static final Pattern SHOWS =
            Pattern.compile(
                    "(setText|setTitle|setPromptText|setAccessibleText|setAccessibleHelp"
                            + "|setLabel|drawString|Phrase\\.plain|TextTitle|Heading"
                            + "|new (Label|Button|CheckBox|ToggleButton|MenuItem|Menu|Tooltip"
                            + "|MenuButton|Text|TextField|Hyperlink|RadioButton)(<>)?)\\(\\s*$");

    /** What is told in English, or isn't told: errors, style, columns of files, marks for javac. */
    private static final Pattern ASIDE =
            Pattern.compile(
                    "Exception\\(|setStyle\\(|@SuppressWarnings|[tT]able\\.|Column\\(|\\blog\\(");

    /** Tags and style sheets. */
    private static final Pattern MARKUP = Pattern.compile(".*[<>{}].*");

    private static final Set<String> ALLOWED =
            Stream.of(
                            List.of("Thalweg", "Thalweg ", "Ctrl K", "PNG", "SVG", "PDF", "CSV"),
                            // Typefaces.
                            List.of(
                                    "Helvetica Neue",
                                    "Noto Sans CJK SC",
                                    "Noto Sans SC",
                                    "Source Han Sans SC",
                                    "PingFang SC",
                                    "Microsoft YaHei"),
                            // Units' signs.
                            List.of("%d min %02d s"),
                            // Ids of series, views, tasks of the lane and threads.
                            List.of(
                                    "plain naive",
                                    "plain matched",
                                    "naive, part",
                                    "matched, part",
                                    "calibrated naive",
                                    "calibrated matched",
                                    "whole naive",
                                    "whole matched",
                                    "step ",
                                    "median ",
                                    "heatmap before",
                                    "heatmap after",
                                    "side left",
                                    "side right",
                                    "left ",
                                    "right ",
                                    "alignment of each layer",
                                    "live R",
                                    "live loss",
                                    "naive spectrum",
                                    "matched spectrum",
                                    "Measuring what is taken away",
                                    "beside the lane",
                                    "checks beside the lane"),
                            // Columns of files of numbers.
                            List.of(
                                    "made with",
                                    "seed ",
                                    "input ",
                                    " with ",
                                    "naive loss",
                                    "matched loss",
                                    "naive loss without ",
                                    "matched loss without ",
                                    "naive loss, calibrated",
                                    "matched loss, calibrated",
                                    "distance-only control",
                                    "ensemble of A and B",
                                    "step curve ",
                                    "s of A",
                                    "s of A, ",
                                    "s of pi(B)",
                                    "s of pi(B), ",
                                    "s of theta("),
                            // How a file was made, in its metadata.
                            List.of(
                                    "How this was made",
                                    "Thalweg %s; study %s, %d of %d tasks; %s",
                                    ", seed ",
                                    "%s to %s, %s, seed %d",
                                    "%s on %,d",
                                    " by corrected groups",
                                    "no search",
                                    ", batch norm ",
                                    " train examples",
                                    ", inputs of mean ",
                                    " and deviation "),
                            // What the system says.
                            List.of(
                                    "Read-only file system",
                                    "No space left on device",
                                    "quota exceeded"),
                            // What is typed into a field to measure it.
                            List.of("x\\nx"))
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());

    private static List<Path> sources() throws IOException {
        var all = new ArrayList<Path>();
        for (String place : PLACES) {
            try (Stream<Path> files = Files.walk(CODE.resolve(place))) {
                files.filter(f -> f.toString().endsWith(".java"))
                        .filter(f -> !ENGLISH_FILES.matcher(name(f)).matches())
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    /** The literals of a source that a person would read. */
    private static List<String> said(String source) {
        String code = COMMENT.matcher(source).replaceAll("");
        List<String> all = new ArrayList<>();
        Matcher literals = LITERAL.matcher(code);
        while (literals.find()) {
            String text = literals.group(1);
            String before = code.substring(0, literals.start());
            String statement = before.substring(1 + begins(before));
            boolean shown =
                    SENTENCE.matcher(text).matches()
                            || LETTERS.matcher(text).matches() && SHOWS.matcher(before).find();
            if (shown && !MARKUP.matcher(text).matches() && !ASIDE.matcher(statement).find()) {
                all.add(text);
            }
        }
        return all;
    }

    /** Where the statement before begins. */
    private static int begins(String code) {
        return Math.max(
                code.lastIndexOf(';'), Math.max(code.lastIndexOf('{'), code.lastIndexOf('}')));
    }

    @Test
    void whatIsSaidStandsInTheBundles() throws IOException {
        var outside = new TreeSet<String>();
        var met = new HashSet<String>();
        for (Path file : sources()) {
            for (String text : said(Files.readString(file))) {
                if (ALLOWED.contains(text)) {
                    met.add(text);
                } else {
                    outside.add(name(file) + ": " + text);
                }
            }
        }
        assertEquals(Set.of(), outside);
        var gone = new TreeSet<String>(ALLOWED);
        gone.removeAll(met);
        assertEquals(Set.of(), gone, "allowed, and there no more");
    }

    @Test
    void theScanFindsWordsAndLeavesNames() {
        assertEquals(List.of("Loss"), said("label.setText(\"Loss\");"));
        assertEquals(List.of("Loss by step"), said("String a = \"Loss by step\";"));
        assertEquals(List.of(), said("label.setId(\"loss-chart\");"));
        assertEquals(List.of(), said("throw new ReportException(\"the disk is full\");"));
        assertEquals(List.of(), said("texts.get(\"loss.title\") + \" · \""));
        assertFalse(said("// \"no words\"\nnew Label(\"yes\")").contains("no words"));
        assertTrue(said("// \"no words\"\nnew Label(\"yes\")").contains("yes"));
    }
}
