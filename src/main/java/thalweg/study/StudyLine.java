package thalweg.study;

import java.util.List;
import java.util.function.Supplier;
import thalweg.engine.Problem;
import thalweg.network.Word;
import thalweg.words.Phrase;

/**
 * A line of a study.
 *
 * @param source what is read
 * @param number counted from 1; 0 for a whole file
 * @param text of the line
 */
record StudyLine(String source, int number, String text) {
    private static final int SHOWN = 60;

    /**
     * Its words; none of a comment.
     *
     * @throws StudyException when a quote isn't closed
     */
    List<Word> words() {
        return Word.split(text)
                .orElseThrow(
                        () ->
                                problem(
                                        Phrase.of("badstudy.quote"),
                                        Phrase.of("remedies.end-quote")));
    }

    /** What is wrong in this line. */
    StudyException problem(Phrase what, Phrase remedy) {
        return new StudyException(what, where(), remedy);
    }

    /** Does what the line asks for: what goes wrong there is wrong in this line. */
    <T> T in(Supplier<T> work) {
        try {
            return work.get();
        } catch (StudyException e) {
            throw e;
        } catch (Problem e) {
            boolean option = e.where().startsWith("--");
            var here =
                    new StudyException(
                            e.whatSaid(),
                            option
                                    ? where()
                                    : Phrase.of("badstudy.in-task", where(), e.whereSaid()),
                            e.remedySaid().changed(text -> text.replace("--", "")));
            here.initCause(e);
            throw here;
        }
    }

    private Phrase where() {
        String line = text.strip();
        if (line.length() > SHOWN) {
            line = line.substring(0, SHOWN) + "…";
        }
        if (number == 0) {
            return Phrase.plain(source); // a task's file, which has no lines to name
        }
        return line.isEmpty()
                ? Phrase.of("badstudy.line", source, String.valueOf(number))
                : Phrase.of("badstudy.line-said", source, String.valueOf(number), line);
    }
}
