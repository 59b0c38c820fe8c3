package thalweg.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import thalweg.engine.Engine;
import thalweg.matching.Restriction;
import thalweg.network.Parameters;
import thalweg.report.Heading;
import thalweg.symmetry.Permutation;

/** Which part of the weights is merged along a line; the rest stays A's. */
final class PartOptions {
    @Option(
            names = "--merge-components",
            paramLabel = "WHICH",
            description =
                    "Merge the largest or smallest singular components of every weight alone, the"
                            + " rest stays A's: top:K, bottom:K, top:10%%.")
    private @Nullable String components;

    @Option(
            names = "--merge-layers",
            paramLabel = "NAMES",
            split = ",",
            description = "Merge these tensors alone, by name; the rest stays A's.")
    private List<String> layers = List.of();

    /** Where the two lines that begin at A end: B, or A with the part exchanged for B's. */
    record Ends(Parameters naive, Parameters matched) {}

    /** Refuses what can't be meant, before any file is read. */
    void check() {
        chosen();
    }

    private Restriction chosen() {
        return new Restriction(
                components == null
                        ? null
                        : Restriction.Components.parse(components, "merge-components"),
                layers);
    }

    /** Refuses names that the models don't have. */
    void requireIn(ModelPair models) {
        chosen().requireIn(models.network(), "--merge-layers");
    }

    /** Whether all of the weights are merged. */
    boolean whole() {
        return chosen().none();
    }

    /** {@code "merged"}. */
    Map<String, Object> fields() {
        return Map.of("merged", chosen().label());
    }

    /** A picture that says so where only part is merged. */
    Picture told(Picture picture) {
        if (whole()) {
            return picture;
        }
        Heading heading = picture.heading();
        String part = "merged: " + chosen().label() + " · " + heading.subtitle();
        return new Picture(picture.name(), picture.data(), new Heading(heading.title(), part));
    }

    /** A sentence on it; empty for all of the weights. */
    String sentence() {
        Restriction part = chosen();
        return part.none()
                ? ""
                : "Merged: %s; the rest stays A's, on both lines.\n".formatted(part.label());
    }

    /** The ends of both lines; the components of π(B) are π's of B's. */
    Ends ends(Workplace work, ModelPair models, Permutation permutation) {
        Restriction part = chosen();
        if (part.none()) {
            return new Ends(models.thetaB(), permutation.apply(models.thetaB()));
        }
        Engine engine = work.engine();
        Parameters a = models.pair().a();
        return work.measure(
                "Parts of the weights",
                context -> {
                    Parameters ofA = part.of(a, engine.linearAlgebra(), engine.memory(), context);
                    Parameters ofB =
                            part.of(
                                    models.pair().b(),
                                    engine.linearAlgebra(),
                                    engine.memory(),
                                    context);
                    return new Ends(
                            Restriction.exchanged(a, ofA, ofB),
                            Restriction.exchanged(a, ofA, permutation.apply(ofB)));
                });
    }
}
