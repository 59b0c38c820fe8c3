package thalweg.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import thalweg.network.Word;
import thalweg.words.Phrase;

/** Reads a study: a line says a model, a method, which models belong together, or a setting. */
final class StudyReader {
    private static final int MOST_BYTES = 1 << 20;

    private static final Phrase LINES = Phrase.of("remedies.study-lines");

    private StudyReader() {}

    /**
     * Reads a file.
     *
     * @throws StudyException when it can't be read, or of the first line that can't be
     */
    static StudyPlan read(Path file) {
        return parse(file, text(file));
    }

    /**
     * Reads text.
     *
     * @param file where it is written
     */
    static StudyPlan parse(Path file, String text) {
        var draft = new StudyDraft(file);
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            var at = new StudyLine(String.valueOf(file.getFileName()), ++number, line);
            List<Word> words = at.words();
            if (!words.isEmpty()) {
                read(draft, at, words);
            }
        }
        return draft.plan();
    }

    private static void read(StudyDraft draft, StudyLine at, List<Word> words) {
        if (words.size() > 1 && words.get(1).is("=")) {
            named(draft, at, words);
            return;
        }
        List<Word> rest = words.subList(1, words.size());
        if (words.stream().anyMatch(word -> word.is("=")) || words.getFirst().quoted()) {
            throw at.problem(Phrase.of("badstudy.no-line"), LINES);
        }
        switch (words.getFirst().text()) {
            case "study" ->
                    draft.title(
                            at,
                            one(
                                    at,
                                    rest,
                                    Phrase.of("badstudy.wanted-the-study-s-title-in-quotes")));
            case "data" ->
                    draft.data(
                            at,
                            first(at, rest, Phrase.of("badstudy.wanted-a-folder-of-data")),
                            behind(rest));
            case "training" -> draft.training(at, rest);
            case "normalization" ->
                    draft.normalization(
                            at,
                            first(at, rest, Phrase.of("badstudy.wanted-auto-none-reset-or-repair")),
                            behind(rest));
            case "points" ->
                    draft.points(
                            at,
                            one(at, rest, Phrase.of("badstudy.wanted-an-odd-number-of-points")));
            case "gammas" -> draft.gammas(at, texts(rest));
            case "figures" -> draft.figures(at, texts(rest));
            case "merge" -> draft.merge(at, rest);
            case "seeds" -> draft.seeds(at, texts(rest));
            case "pair" -> draft.group(at, texts(rest), 2);
            case "triple" -> draft.group(at, texts(rest), 3);
            case "pairs" -> draft.all(at, one(at, rest, Phrase.of("badstudy.wanted-all")), 2);
            case "triples" -> draft.all(at, one(at, rest, Phrase.of("badstudy.wanted-all")), 3);
            case "results" ->
                    draft.results(at, one(at, rest, Phrase.of("badstudy.wanted-a-folder")));
            default ->
                    throw at.problem(
                            Phrase.of("badstudy.study-has-no", words.getFirst().text()), LINES);
        }
    }

    private static void named(StudyDraft draft, StudyLine at, List<Word> words) {
        String name = words.getFirst().text();
        List<Word> rest = words.subList(2, words.size());
        if (name.isBlank() || rest.stream().anyMatch(word -> word.is("="))) {
            throw at.problem(Phrase.of("badstudy.no-name"), Phrase.of("remedies.write-name"));
        }
        String kind = first(at, rest, Phrase.of("badstudy.wanted-model-search-random-or-strategy"));
        List<Word> behind = behind(rest);
        switch (kind) {
            case "model" ->
                    draft.model(
                            at,
                            name,
                            first(at, behind, Phrase.of("badstudy.wanted-a-file")),
                            behind(behind));
            case "search" ->
                    draft.search(
                            at,
                            name,
                            first(at, behind, Phrase.of("badstudy.wanted-a-search")),
                            behind(behind));
            case "strategy" ->
                    draft.strategy(
                            at,
                            name,
                            first(at, behind, Phrase.of("badstudy.wanted-a-strategy")),
                            behind(behind));
            case Method.RANDOM -> draft.random(at, name, behind);
            default ->
                    throw at.problem(
                            Phrase.of("badstudy.no-kind", kind), Phrase.of("remedies.use-kind"));
        }
    }

    private static List<Word> behind(List<Word> words) {
        return words.subList(1, words.size());
    }

    private static String first(StudyLine at, List<Word> words, Phrase wanted) {
        if (words.isEmpty()) {
            throw at.problem(
                    Phrase.of("badstudy.missing-at-end"), Phrase.of("remedies.write-one", wanted));
        }
        return words.getFirst().text();
    }

    private static String one(StudyLine at, List<Word> words, Phrase wanted) {
        if (words.size() > 1) {
            throw at.problem(
                    Phrase.of("badstudy.not-understood-here", words.get(1).text()),
                    Phrase.of("remedies.write-one", wanted));
        }
        return first(at, words, wanted);
    }

    private static List<String> texts(List<Word> words) {
        return words.stream().map(Word::text).toList();
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new StudyException(
                    Phrase.of("badfiles.there-no-such-file"),
                    file.toString(),
                    Phrase.of("remedies.check-name"));
        }
        if (Files.isDirectory(file)) {
            throw new StudyException(
                    Phrase.of("badstudy.folder"),
                    file.toString(),
                    Phrase.of("remedies.name-study"));
        }
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            String text =
                    bytes.length > MOST_BYTES
                            ? "\0"
                            : StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // It is no text.
        } catch (IOException e) {
            throw new StudyException(
                    Phrase.of("badstudy.study-cannot-be-read", String.valueOf(e.getMessage())),
                    file.toString(),
                    Phrase.of("remedies.check-file-rights"));
        }
        throw new StudyException(
                Phrase.of("badstudy.no-study"),
                file.toString(),
                Phrase.of("remedies.name-described-study"));
    }
}
