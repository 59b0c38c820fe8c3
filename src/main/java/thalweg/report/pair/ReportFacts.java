package thalweg.report.pair;

import java.util.List;
import thalweg.report.HtmlReport;

/**
 * What a report says besides figures.
 *
 * @param models in the order of their letters
 * @param dataPlace where the examples are, as a name; empty for none
 * @param version Thalweg's
 * @param device by name
 * @param session the session's file by name, which can be replayed; empty where it wasn't saved
 * @param layers tensors whose pictures are wanted; empty for all
 * @param gamma of R in tables
 * @param three what there is of three models
 */
public record ReportFacts(
        List<OfModel> models,
        String dataPlace,
        String version,
        String device,
        String session,
        List<String> layers,
        double gamma,
        List<HtmlReport.Block> three) {
    /**
     * A model.
     *
     * @param letter A, B or C
     * @param sha256 of its file's contents; empty where it isn't known
     */
    public record OfModel(
            String letter,
            String file,
            String format,
            String architecture,
            long parameters,
            String sha256) {}

    /** Copies the lists. */
    public ReportFacts {
        models = List.copyOf(models);
        layers = List.copyOf(layers);
        three = List.copyOf(three);
    }

    /** The same with what there is of three models. */
    public ReportFacts with(List<HtmlReport.Block> ofThree) {
        return new ReportFacts(models, dataPlace, version, device, session, layers, gamma, ofThree);
    }

    /** In one line, for pictures and metadata: program, files with their hashes, data. */
    public String line(String data, String search) {
        StringBuilder line = new StringBuilder("Thalweg " + version);
        for (OfModel model : models) {
            line.append("; ").append(model.letter).append(' ').append(model.file);
            if (!model.sha256.isEmpty()) {
                line.append(" (sha256 ").append(model.sha256).append(')');
            }
        }
        for (String part : List.of(data, search, device)) {
            if (!part.isEmpty()) {
                line.append("; ").append(part);
            }
        }
        return line.toString();
    }
}
