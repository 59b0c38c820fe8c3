package thalweg.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Shapes;

/** Reads tensors out of θ as one flat vector. */
final class ThetaReader {
    private final NativeFloats theta;
    private final Map<String, FlatLayout.Place> places = new HashMap<>();

    ThetaReader(NativeFloats theta, FlatLayout layout) {
        this.theta = theta;
        layout.places().forEach(p -> places.put(p.tensor(), p));
    }

    NativeFloats theta() {
        return theta;
    }

    long offset(String tensor) {
        return place(tensor).offset();
    }

    float[] get(String tensor) {
        FlatLayout.Place place = place(tensor);
        float[] values = new float[place.length()];
        theta.read(place.offset(), values, 0, values.length);
        return values;
    }

    /** The tensor, or as many times the same number where there is none. */
    float[] getOr(@Nullable String tensor, int count, float otherwise) {
        if (tensor != null) {
            return get(tensor);
        }
        float[] values = new float[count];
        Arrays.fill(values, otherwise);
        return values;
    }

    /** A tensor [units, positions…] as [positions…, units]. */
    float[] channelsLast(@Nullable String tensor, List<Integer> shape, float otherwise) {
        float[] values = getOr(tensor, Shapes.count(shape), otherwise);
        return transposed(values, shape.getFirst(), Shapes.positions(shape));
    }

    void set(String tensor, float[] values) {
        theta.write(place(tensor).offset(), values, 0, values.length);
    }

    /** Batch norm with its running statistics: scale · y + shift. */
    Correction.Affine running(Layer.BatchNorm n) {
        return Correction.Affine.running(n, this::get);
    }

    private FlatLayout.Place place(String tensor) {
        FlatLayout.Place place = places.get(tensor);
        if (place == null) {
            throw new IllegalArgumentException("no tensor named " + tensor);
        }
        return place;
    }

    /** [rows, columns] to [columns, rows]. */
    static float[] transposed(float[] x, int rows, int columns) {
        float[] y = new float[x.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                y[c * rows + r] = x[r * columns + c];
            }
        }
        return y;
    }
}
