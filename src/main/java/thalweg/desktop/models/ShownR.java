package thalweg.desktop.models;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.alignment.AlignmentCurve;

/**
 * R of every layer before the search and at the step shown, at the γ of the window. What isn't
 * measured yet is NaN, or an empty curve.
 */
final class ShownR {
    /** Nothing measured. */
    static final ShownR NONE = new ShownR(null, null, 0);

    private static final double[] UNKNOWN = {};

    private final Map<String, double[]> before;
    private final Map<String, double[]> now;
    private final int at;

    /**
     * Of measured curves.
     *
     * @param gamma where single figures are read: at the nearest measured γ
     */
    ShownR(@Nullable AlignmentCurve before, @Nullable AlignmentCurve now, double gamma) {
        this.before = byLayer(before);
        this.now = byLayer(now);
        AlignmentCurve any = now == null ? before : now;
        at = any == null ? 0 : nearest(any.gammas(), gamma);
    }

    /** A layer's R before the search. */
    double before(String tensor) {
        return value(beforeCurve(tensor));
    }

    /** A layer's R at the step shown. */
    double now(String tensor) {
        return value(nowCurve(tensor));
    }

    /** A layer's R before the search, by ascending γ. */
    double[] beforeCurve(String tensor) {
        return before.getOrDefault(tensor, UNKNOWN);
    }

    /** A layer's R at the step shown, by ascending γ. */
    double[] nowCurve(String tensor) {
        return now.getOrDefault(tensor, UNKNOWN);
    }

    private double value(double[] curve) {
        return at < curve.length ? curve[at] : Double.NaN;
    }

    private static Map<String, double[]> byLayer(@Nullable AlignmentCurve curve) {
        Map<String, double[]> byLayer = new HashMap<>();
        if (curve != null) {
            curve.layers().forEach(layer -> byLayer.put(layer.tensor(), layer.r()));
        }
        return byLayer;
    }

    private static int nearest(double[] gammas, double gamma) {
        int best = 0;
        for (int i = 1; i < gammas.length; i++) {
            if (Math.abs(gammas[i] - gamma) < Math.abs(gammas[best] - gamma)) {
                best = i;
            }
        }
        return best;
    }
}
