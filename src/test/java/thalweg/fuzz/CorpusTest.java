package thalweg.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Replays what packaging/fuzz came upon, without a fuzzer. */
class CorpusTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKeptInputIsReadOrRefusedInASentence(FuzzedReader reader) throws Exception {
        var attempt = new Attempt(reader, folder);
        List<byte[]> inputs = Corpus.of(reader);
        for (int i = 0; i < inputs.size(); i++) {
            byte[] input = inputs.get(i);
            assertDoesNotThrow(() -> attempt.on(input), "input " + i);
        }
    }

    /** A target that refuses good files would fuzz nothing but its own beginning. */
    @ParameterizedTest
    @EnumSource
    void aGoodFileIsAmongTheInputs(FuzzedReader reader) throws Exception {
        assertTrue(Corpus.of(reader).stream().anyMatch(input -> isRead(reader, input)));
    }

    private boolean isRead(FuzzedReader reader, byte[] input) {
        try {
            reader.read(input, folder);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
