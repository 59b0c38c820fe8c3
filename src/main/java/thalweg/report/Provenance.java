package thalweg.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import thalweg.engine.Sha256;
import thalweg.words.Phrase;

/**
 * How pictures and figures came to be: enough to make them again.
 *
 * @param version Thalweg's
 * @param sources every file that was read
 * @param method the search, e.g. "weight matching"; empty for none
 * @param seed of every random choice
 * @param device by name
 * @param data split and number of examples; empty for none
 */
public record Provenance(
        String version,
        List<Source> sources,
        String method,
        long seed,
        String device,
        String data) {
    /**
     * A file that was read.
     *
     * @param sha256 of its bytes, in hexadecimal
     */
    public record Source(String name, String sha256) {
        /**
         * Reads the file once.
         *
         * @throws ReportException when it can't be read
         */
        public static Source of(Path file) {
            try {
                return new Source(String.valueOf(file.getFileName()), Sha256.of(file));
            } catch (IOException e) {
                throw new ReportException(
                        Phrase.of("badoutput.file-cannot-read"),
                        file.toString(),
                        Phrase.of("remedies.see-there-may-read"));
            }
        }
    }

    /** Copies the list. */
    public Provenance {
        sources = List.copyOf(sources);
    }

    /** In one line, for a picture's description. */
    public String line() {
        List<String> parts = new ArrayList<>();
        parts.add("Thalweg " + version);
        parts.add(
                sources.stream()
                        .map(source -> source.name + " (sha256 " + source.sha256 + ")")
                        .collect(Collectors.joining(", ")));
        parts.add(method.isEmpty() ? "" : method + ", seed " + seed);
        parts.add(data);
        parts.add(device);
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }

    /** As rows of a name and a value, for a page. */
    HtmlReport.Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (Source source : sources) {
            rows.add(List.of("file", source.name + ", sha256 " + source.sha256));
        }
        rows.add(List.of("search", method));
        rows.add(List.of("seed", Long.toString(seed)));
        rows.add(List.of("data", data));
        rows.add(List.of("device", device));
        rows.add(List.of("program", "Thalweg " + version));
        rows.removeIf(row -> row.get(1).isBlank());
        return new HtmlReport.Table("How this was made", List.of(), rows);
    }
}
