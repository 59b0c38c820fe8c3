package thalweg.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.LayerSpectrum;
import thalweg.alignment.MergedModel;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.evaluation.Score;
import thalweg.landscape.Interpolation;
import thalweg.landscape.Plane;
import thalweg.landscape.References;
import thalweg.matching.SearchResult;
import thalweg.matching.Several;
import thalweg.network.Parameters;
import thalweg.report.BarsData;
import thalweg.report.Heading;
import thalweg.report.HeatmapData;
import thalweg.report.LayersRData;
import thalweg.report.LossChartData;
import thalweg.report.LossReferences;
import thalweg.report.ObjectiveChartData;
import thalweg.report.PairMatrixData;
import thalweg.report.PlaneChartData;
import thalweg.report.RChartData;
import thalweg.report.SpectrumChartData;
import thalweg.symmetry.Permutation;
import thalweg.words.Phrase;

/** Results as charts. */
final class Pictures {
    /** Singular vectors in a heatmap: more than these are too fine to see. */
    private static final int VECTORS = 64;

    private static final double LAYERS_GAMMA = 0.3;

    /** The figure that pairs of models are compared by, where there is data. */
    static final String BARRIERS = "barriers";

    private Pictures() {}

    /** Distance and objective by step. */
    static List<Picture> search(Searched searched) {
        SearchResult found = searched.result();
        var data = ObjectiveChartData.of(found.trace());
        String steps = searched.length() + " of " + searched.name();
        return List.of(
                new Picture(data, new Heading("Distance by step", "‖θ_a − π(θ_b)‖₂ · " + steps)),
                new Picture(
                        data.withObjective(true),
                        new Heading("Objective by step", "θ_a · π(θ_b), " + steps)));
    }

    /**
     * Loss along the line.
     *
     * @param references null where they weren't measured
     */
    static Picture loss(Interpolation line, double shortening, @Nullable References references) {
        return new Picture(
                LossChartData.of(line.naive(), line.matched(), List.of(), shortening)
                        .withReferences(
                                references == null
                                        ? LossReferences.NONE
                                        : LossReferences.of(references)),
                new Heading(
                        "Loss along the line",
                        "mean cross-entropy, nats · %s %s examples of %s"
                                .formatted(
                                        Table.count(line.examples()), line.split(), line.data())));
    }

    /** R(γ) with its null band, R by layer, spectra and heatmaps. */
    static List<Picture> alignment(
            Workplace work, ModelPair models, BeforeAndAfter measured, Permutation permutation) {
        return work.measure(
                "Charts",
                context -> {
                    Engine engine = work.engine();
                    var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
                    double[] gammas = Alignment.drawnGammas();
                    var a = measured.a();
                    var b = measured.b();
                    var before = alignment.curve(a, b, gammas, context);
                    var after = alignment.curve(a, b, permutation, gammas, context);
                    var band =
                            alignment.nullBand(
                                    a,
                                    b,
                                    models.symmetry(),
                                    gammas,
                                    Alignment.BAND_PERMUTATIONS,
                                    Alignment.BAND_SEED,
                                    context);
                    var pictures = new ArrayList<Picture>();
                    pictures.add(
                            new Picture(
                                    RChartData.of(before, after, band),
                                    new Heading(
                                            "Alignment R(γ)",
                                            "of singular vectors with s ≥ γ s₁ · band: "
                                                    + Alignment.BAND_PERMUTATIONS
                                                    + " random permutations")));
                    pictures.add(layers(before, after, band));
                    for (LayerSpectrum layer : a.layers()) {
                        pictures.add(spectrum(layer, b.layer(layer.tensor()), null));
                        for (boolean moved : new boolean[] {false, true}) {
                            context.yieldOrStop();
                            pictures.add(
                                    heatmap(
                                            alignment,
                                            layer,
                                            b.layer(layer.tensor()),
                                            moved ? permutation : null));
                        }
                    }
                    return pictures;
                });
    }

    private static Picture layers(
            AlignmentCurve before, AlignmentCurve after, Alignment.NullBand band) {
        int at = Arrays.binarySearch(band.gammas(), LAYERS_GAMMA);
        var bars = new ArrayList<LayersRData.Bar>();
        for (int l = 0; l < before.layers().size(); l++) {
            Alignment.NullBand.OfLayer random = band.layers().get(l);
            bars.add(
                    new LayersRData.Bar(
                            before.layers().get(l).tensor(),
                            before.layers().get(l).r()[at],
                            after.layers().get(l).r()[at],
                            random.low()[at],
                            random.high()[at]));
        }
        return new Picture(
                new LayersRData(LAYERS_GAMMA, bars),
                new Heading(
                        "R by layer",
                        "γ = "
                                + LAYERS_GAMMA
                                + " · band: "
                                + Alignment.BAND_PERMUTATIONS
                                + " random permutations"));
    }

    /** Singular values of a layer, the merged model's beside them where they are known. */
    static Picture spectrum(
            LayerSpectrum a, LayerSpectrum b, SpectrumChartData.@Nullable Merged merged) {
        return new Picture(
                new SpectrumChartData(a.tensor(), a.s(), b.s(), merged),
                new Heading("Singular values", a.tensor()));
    }

    /** Singular values of one model's layer. */
    static Picture spectrum(String model, LayerSpectrum layer) {
        return new Picture(
                model + "-spectrum-" + layer.tensor(),
                new SpectrumChartData(layer.tensor(), layer.s(), new float[0], null),
                new Heading("Singular values", layer.tensor() + " of " + model));
    }

    private static Picture heatmap(
            Alignment alignment,
            LayerSpectrum a,
            LayerSpectrum b,
            @Nullable Permutation permutation) {
        Alignment.Matrix matrix =
                permutation == null
                        ? alignment.matrix(a, b, Alignment.Side.JOINT, VECTORS)
                        : alignment.matrix(a, b, permutation, Alignment.Side.JOINT, VECTORS);
        boolean after = permutation != null;
        return new Picture(
                HeatmapData.of(a.tensor(), Alignment.Side.JOINT, after, matrix, a.s(), b.s()),
                new Heading(
                        after ? "Alignment after" : "Alignment before",
                        "%s · first %d of %d singular vectors"
                                .formatted(
                                        a.tensor(),
                                        Math.min(matrix.rows(), matrix.columns()),
                                        a.s().length)));
    }

    /** Singular values of θ(½), naive beside matched, layer by layer. */
    static List<Picture> merged(
            Workplace work, ModelPair models, Parameters moved, BeforeAndAfter measured) {
        return work.measure(
                "Singular values of the mean",
                context -> {
                    var mean = new MergedModel(work.engine().linearAlgebra());
                    var pictures = new ArrayList<Picture>();
                    for (LayerSpectrum layer : measured.a().layers()) {
                        context.yieldOrStop();
                        String name = layer.tensor();
                        var a = models.thetaA().get(name);
                        pictures.add(
                                spectrum(
                                        layer,
                                        measured.b().layer(name),
                                        new SpectrumChartData.Merged(
                                                0.5,
                                                mean.singularValues(
                                                        a, models.thetaB().get(name), 0.5),
                                                mean.singularValues(a, moved.get(name), 0.5))));
                    }
                    return pictures;
                });
    }

    /** What every two of several models are apart, before and after. */
    static List<Picture> pairs(Merging merging) {
        var pictures = new ArrayList<Picture>();
        String moved = "moved into the frame of " + Several.letter(merging.anchor());
        List<String> letters = StrategyOptions.letters(merging.files().size());
        MergeLosses losses = merging.losses();
        if (losses != null) {
            pictures.add(
                    new Picture(
                            new PairMatrixData(
                                    BARRIERS,
                                    Phrase.plain("as they are"),
                                    Phrase.plain(moved),
                                    letters,
                                    3,
                                    losses.naive().barriers().matrix(),
                                    losses.matched().barriers().matrix()),
                            new Heading("Barriers at ½", examples(losses))));
        }
        if (losses != null) {
            pictures.add(means(losses, moved));
        }
        pictures.add(
                new Picture(
                        new PairMatrixData(
                                "distances",
                                Phrase.plain("as they are"),
                                Phrase.plain(moved),
                                letters,
                                1,
                                merging.before(),
                                merging.after()),
                        new Heading("Distances", "L2 between every two models")));
        return pictures;
    }

    private static Picture means(MergeLosses losses, String moved) {
        return new Picture(
                new BarsData(
                        "means",
                        List.of(
                                bar(
                                        "as they are",
                                        BarsData.Kind.NAIVE,
                                        losses.naive().mean().score()),
                                bar(moved, BarsData.Kind.MATCHED, losses.matched().mean().score()),
                                bar(
                                        "best single model",
                                        BarsData.Kind.SINGLE,
                                        losses.naive().barriers().best()))),
                new Heading("Mean of the models", examples(losses)));
    }

    private static BarsData.Bar bar(String name, BarsData.Kind kind, Score score) {
        return new BarsData.Bar(Phrase.plain(name), kind, score.loss(), score.accuracy());
    }

    private static String examples(MergeLosses losses) {
        return "nats · %s %s examples of %s"
                .formatted(
                        Table.count(losses.examples()),
                        losses.data().split(),
                        losses.data().name());
    }

    /** Loss over the plane of three models. */
    static Picture plane(Plane plane, List<String> names, Dataset examples) {
        return new Picture(
                new PlaneChartData(plane, names),
                new Heading(
                        "Plane of three models",
                        "cross-entropy, nats · %s %s examples of %s"
                                .formatted(
                                        Table.count(plane.examples()),
                                        examples.split(),
                                        examples.name())));
    }
}
