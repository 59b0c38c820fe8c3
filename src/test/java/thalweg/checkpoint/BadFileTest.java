package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadFileTest {
    @TempDir Path folder;

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    @Test
    void anEmptyFileAFolderAndNoFileAreNamed() throws Exception {
        assertTrue(Bad.failure(write(new byte[0])).startsWith("the file is empty ("));
        assertTrue(Bad.failure(folder).startsWith("this is a folder, not a checkpoint ("));
        assertTrue(Bad.failure(folder.resolve("none")).startsWith("there is no such file ("));
        assertTrue(Bad.failure(Path.of("/dev/null")).startsWith("this is not a regular file ("));
        assertTrue(Bad.failure(folder.resolve("file/x")).contains(" ("));
    }

    @ParameterizedTest
    @CsvSource({
        "89504e470d0a1a0a0000, a PNG picture",
        "47475546, a GGUF model",
        "1f8b0800, a gzip archive",
        "00000803000000010000001c, an IDX file of images",
        "80047d942e, a bare Python pickle",
        "7f454c46, a Linux program"
    })
    void anythingElseIsSaidToBeWhatItLooksLike(String hex, String kind) throws Exception {
        String message = Bad.failure(write(HexFormat.of().parseHex(hex))).replace("file,", "file");
        assertTrue(message.startsWith("this is not a checkpoint but " + kind), message);
    }

    @Test
    void bytesOfNoFormatAreSaidToBeJustThat() throws Exception {
        String message = Bad.failure(write(new byte[] {0, 1, 2, 3}));
        assertTrue(message.startsWith("this is no checkpoint of a format known here ("), message);
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><title>Sign in</title>, a web page",
        "'<html lang=\"en\">', a web page",
        "<!-- saved from (0014)about:internet --><html>, a web page",
        "'<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">', a web page",
        "'<?xml version=\"1.0\" encoding=\"UTF-8\"?>', an XML file",
        "'\uFEFF<?xml version=\"1.0\"?>', an XML file",
        "<Error><Code>NoSuchKey</Code></Error>, an XML file",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>', an XML file",
        "< 3 models, a text file"
    })
    void markupIsXmlUnlessItIsAPage(String text, String kind) throws Exception {
        String message = Bad.failure(write(text.getBytes(StandardCharsets.UTF_8)));
        assertTrue(message.startsWith("this is not a checkpoint but " + kind + " ("), message);
    }

    @Test
    void textAndPointersToElsewhereAreNamed() throws Exception {
        String message = Bad.failure(write("epoch,loss\n1,0.5\n".getBytes(StandardCharsets.UTF_8)));
        assertTrue(message.startsWith("this is not a checkpoint but a text file ("), message);
        byte[] pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
                        .getBytes(StandardCharsets.UTF_8);
        assertTrue(Bad.failure(write(pointer)).endsWith("; run git lfs pull"));
    }

    @Test
    void anArrayOfObjectsIsRefusedAndNotUnpickled() throws Exception {
        Path file = folder.resolve("objects.npz");
        Python.program(
                "numpy.savez(sys.argv[1], good=numpy.zeros(2), bad=numpy.array([{}, 1], object))",
                file.toString());
        String message = Bad.failure(file);
        assertTrue(
                message.startsWith("array bad holds Python objects, which are refused"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<c8', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<U5', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (2,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (5,), }",
                "{'descr': '<f4', 'fortran_order': True, 'shape': (2147483647, 2147483647), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }",
                "{'descr': '<f4', 'fortran_order': False, }",
                "{'descr': '<f4', 'shape': (2,), }",
                "{'descr': '', 'fortran_order': False, 'shape': (2,), }",
                "nonsense",
                ""
            })
    void arrayHeadersThatLieOrHoldNoNumbersAreRefused(String header) throws Exception {
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        byte[] bytes =
                ("\u0093NUMPY\1\0v\0" + padded + "01234567").getBytes(StandardCharsets.ISO_8859_1);
        Bad.failure(write(bytes));
    }

    @Test
    void aFileThatChangesAfterItWasOpenedIsNotReadOn() throws Exception {
        Path file = folder.resolve("model.safetensors");
        var content = new Checkpoints.Content("w", java.util.List.of(2), new float[2]);
        Checkpoints.write(file, java.util.List.of(content), false);
        Checkpoint checkpoint = Checkpoints.open(file);
        Files.write(file, new byte[500]);
        var e =
                assertThrows(
                        CheckpointException.class, () -> checkpoint.tensors().getFirst().read());
        assertEquals("the file has changed since it was opened", e.what());
        Files.delete(file);
        assertThrows(CheckpointException.class, () -> checkpoint.tensors().getFirst().read());
    }

    /** Whatever the damage, a sentence or a checkpoint: never another exception, never a hang. */
    @Test
    void damageAtRandomNeverEndsInAnythingButASentence() throws Exception {
        var random = new Random(42);
        try (var files =
                Stream.concat(Files.walk(FixturesTest.SHIPPED), Files.list(FormatsTest.SHIPPED))) {
            for (Path good : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] whole = Files.readAllBytes(good);
                for (int round = 0; round < 60; round++) {
                    byte[] bytes = whole.clone();
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        // Half of the damage where structure is dense: the two ends.
                        int near = Math.min(bytes.length, 1 << 10);
                        int at = random.nextInt(random.nextBoolean() ? near : bytes.length);
                        at = random.nextBoolean() ? at : bytes.length - 1 - at;
                        bytes[at] = (byte) random.nextInt(256);
                    }
                    Path file = write(bytes);
                    try {
                        Checkpoints.open(file).tensors().forEach(Tensor::read);
                    } catch (CheckpointException e) {
                        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                    } catch (Throwable e) {
                        throw new AssertionError(good + " in round " + round, e);
                    }
                }
            }
        }
    }
}
