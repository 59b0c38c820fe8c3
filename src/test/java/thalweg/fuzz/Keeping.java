package thalweg.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import thalweg.engine.Problem;

/**
 * Boils a reader's inputs down to those that the tests replay: all that were kept before, and of
 * those that came up since, the smallest for each place in the code that refuses a file.
 */
final class Keeping {
    private static final int MOST_BYTES = 40_000;

    private Keeping() {}

    /** Takes a reader's title and a folder of inputs, and writes the reader's zip. */
    public static void main(String[] arguments) throws IOException {
        var reader = FuzzedReader.titled(arguments[0]);
        Set<String> seen = new HashSet<>();
        Path folder = Files.createTempDirectory("thalweg-fuzz-");
        for (byte[] input : Corpus.of(reader)) {
            seen.add(outcome(reader, input, folder));
        }
        List<byte[]> kept = new ArrayList<>(Corpus.ofZip(reader));
        long size = kept.stream().mapToLong(input -> input.length).sum();
        for (byte[] input : bySize(Path.of(arguments[1]))) {
            if (size + input.length <= MOST_BYTES && seen.add(outcome(reader, input, folder))) {
                kept.add(input);
                size += input.length;
            }
        }
        write(Corpus.zip(reader), kept);
        System.out.printf("%s: %,d inputs, %,d bytes%n", reader.title(), kept.size(), size);
    }

    private static List<byte[]> bySize(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Keeping::content)
                    .sorted(
                            Comparator.<byte[]>comparingInt(input -> input.length)
                                    .thenComparing(Arrays::compare))
                    .toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many numbers were read, or the way through the program to where it was refused. */
    private static String outcome(FuzzedReader reader, byte[] input, Path folder) {
        try {
            return "%,d numbers".formatted(reader.read(input, folder));
        } catch (IOException | Problem e) {
            return Arrays.stream(e.getStackTrace())
                    .filter(call -> call.getClassName().startsWith("thalweg."))
                    .map(call -> call.getClassName() + ":" + call.getLineNumber())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    private static void write(Path file, List<byte[]> inputs) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < inputs.size(); i++) {
                var entry = new ZipEntry("%03d".formatted(i));
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(inputs.get(i));
                zip.closeEntry();
            }
        }
    }
}
