package thalweg.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.Spectrum;
import thalweg.engine.Engine;
import thalweg.engine.JobContext;
import thalweg.matching.Pair;
import thalweg.network.Parameters;

/**
 * Spectra of the last few models, and what is known of the last pair before it is matched. Used on
 * the lane.
 */
final class Spectra {
    /** Models whose spectra are kept: each takes some times the room of its weights. */
    private static final int KEPT = 3;

    private final Engine engine;
    private final Map<Parameters, Spectrum> known =
            new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Parameters, Spectrum> eldest) {
                    return size() > KEPT;
                }
            };

    private @Nullable OfPair last;

    /**
     * Two models as they are.
     *
     * @param r between them
     * @param band of random permutations
     */
    record OfPair(Pair pair, Spectrum a, Spectrum b, AlignmentCurve r, Alignment.NullBand band) {}

    Spectra(Engine engine) {
        this.engine = engine;
    }

    /** Decomposes both and measures R and its null band, unless that is known. */
    OfPair of(Pair pair, double[] gammas, int permutations, JobContext context) {
        OfPair before = last;
        if (before != null
                && before.pair.a() == pair.a()
                && before.pair.b() == pair.b()
                && Arrays.equals(before.r.gammas(), gammas)) {
            return before;
        }
        var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
        Spectrum a = spectrum(alignment, pair.a(), context.part(0, 0.3));
        Spectrum b = spectrum(alignment, pair.b(), context.part(0.3, 0.6));
        var of =
                new OfPair(
                        pair,
                        a,
                        b,
                        alignment.curve(a, b, gammas, context.part(0.6, 0.7)),
                        alignment.nullBand(
                                a,
                                b,
                                pair.symmetry(),
                                gammas,
                                permutations,
                                Alignment.BAND_SEED,
                                context.part(0.7, 1)));
        last = of;
        return of;
    }

    private Spectrum spectrum(Alignment alignment, Parameters theta, JobContext context) {
        Spectrum found = known.get(theta);
        if (found == null) {
            found = alignment.spectrum(theta, context);
            known.put(theta, found);
        }
        return found;
    }

    /** An array as records hold it. */
    static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
