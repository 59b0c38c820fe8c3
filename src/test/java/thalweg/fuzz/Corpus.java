package thalweg.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/**
 * The inputs that are kept of a reader: good files, and what fuzzing came upon, which lies in a zip
 * of its own.
 */
final class Corpus {
    private static final Path FOLDER = Path.of("src/test/resources/thalweg/fuzz");

    private Corpus() {}

    static List<byte[]> of(FuzzedReader reader) throws IOException {
        List<byte[]> inputs = new ArrayList<>(reader.seeds());
        inputs.addAll(ofZip(reader));
        return inputs;
    }

    /** Those in the zip alone. */
    static List<byte[]> ofZip(FuzzedReader reader) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        Path file = zip(reader);
        if (Files.exists(file)) {
            try (var zip = new ZipInputStream(Files.newInputStream(file))) {
                while (zip.getNextEntry() != null) {
                    inputs.add(zip.readAllBytes());
                }
            }
        }
        return inputs;
    }

    static Path zip(FuzzedReader reader) {
        return FOLDER.resolve(reader.title() + ".zip");
    }

    /** Writes each reader's inputs into a folder of its title, for packaging/fuzz. */
    public static void main(String[] arguments) throws IOException {
        for (FuzzedReader reader : FuzzedReader.values()) {
            Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(reader.title()));
            int number = 0;
            for (byte[] input : of(reader)) {
                Files.write(folder.resolve("kept-" + number++), input);
            }
        }
    }
}
