package thalweg.report.pair;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.Alignment;
import thalweg.alignment.AlignmentCurve;
import thalweg.alignment.Spectrum;
import thalweg.landscape.LossCurve;
import thalweg.symmetry.Permutation;

/**
 * What has been measured of a pair already: it isn't measured again. What is not there is null or
 * missing. Filled by one thread, then handed over.
 */
public final class Known {
    @Nullable Spectrum a;
    @Nullable Spectrum b;
    @Nullable AlignmentCurve before;
    Alignment.@Nullable NullBand band;
    @Nullable LossCurve naive;
    @Nullable LossCurve naiveSample;
    // By the very permutations: two equal ones are measured twice at worst.
    final Map<Permutation, LossCurve> losses = new IdentityHashMap<>();
    final Map<Permutation, LossCurve> samples = new IdentityHashMap<>();
    final Map<Permutation, AlignmentCurve> rs = new IdentityHashMap<>();

    /** Singular values and vectors of both models. */
    public void spectra(Spectrum ofA, Spectrum ofB) {
        a = ofA;
        b = ofB;
    }

    /** R(γ) between A and B as they are. */
    public void before(@Nullable AlignmentCurve curve) {
        before = curve;
    }

    /** R(γ) of random permutations. */
    public void band(Alignment.@Nullable NullBand found) {
        band = found;
    }

    /** Loss between A and B as they are: on all examples, and on the first few. */
    public void naive(@Nullable LossCurve whole, @Nullable LossCurve sample) {
        naive = whole;
        naiveSample = sample;
    }

    /** Loss between A and π(B) on all examples. */
    public void loss(Permutation permutation, LossCurve curve) {
        losses.put(permutation, curve);
    }

    /** Loss between A and π(B) on the first few. */
    public void sample(Permutation permutation, LossCurve curve) {
        samples.put(permutation, curve);
    }

    /** R(γ) between A and π(B). */
    public void r(Permutation permutation, AlignmentCurve curve) {
        rs.put(permutation, curve);
    }
}
