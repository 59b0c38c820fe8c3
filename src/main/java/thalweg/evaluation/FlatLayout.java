package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Parameter;
import thalweg.network.Parameters;

/**
 * Where each tensor lies in θ as one flat vector: the nodes in order, of each its weight in
 * row-major order, then its other tensors; running statistics among them.
 *
 * @param places in ascending offset, without gaps
 * @param length numbers in all
 */
record FlatLayout(List<Place> places, long length) {
    /** A tensor's place: numbers, not bytes. */
    record Place(String tensor, long offset, int length) {}

    FlatLayout {
        places = List.copyOf(places);
    }

    static FlatLayout of(Network network) {
        var places = new ArrayList<Place>();
        long offset = 0;
        for (Layer.Slot slot : network.slots()) {
            places.add(new Place(slot.tensor(), offset, slot.count()));
            offset += slot.count();
        }
        return new FlatLayout(places, offset);
    }

    /** The offset of a tensor. */
    long offset(String tensor) {
        for (Place place : places) {
            if (place.tensor().equals(tensor)) {
                return place.offset();
            }
        }
        throw new IllegalArgumentException("no tensor named " + tensor);
    }

    /** θ with those of its tensors that aren't learnt as the vector has them. */
    Parameters withStatistics(Parameters theta, NativeFloats flat) {
        var tensors = new ArrayList<Parameter>();
        for (Parameter p : theta.all()) {
            Place its =
                    places.stream()
                            .filter(place -> !p.learnable() && place.tensor().equals(p.name()))
                            .findFirst()
                            .orElse(null);
            if (its == null) {
                tensors.add(p);
            } else {
                float[] values = new float[its.length()];
                flat.read(its.offset(), values, 0, values.length);
                tensors.add(p.with(values));
            }
        }
        return new Parameters(tensors);
    }

    /**
     * A point of the line from a to b, and the line's direction b − a.
     *
     * @param point receives (1 − α) a + α b
     * @param direction likewise of {@link #length()} numbers
     */
    void flattenLine(
            Parameters a, Parameters b, double alpha, NativeFloats point, NativeFloats direction) {
        for (Place place : places) {
            float[] from = a.get(place.tensor()).values();
            float[] to = b.get(place.tensor()).values();
            float[] at = new float[place.length()];
            float[] change = new float[place.length()];
            for (int i = 0; i < at.length; i++) {
                at[i] = (float) ((1 - alpha) * from[i] + alpha * to[i]);
                change[i] = to[i] - from[i];
            }
            point.write(place.offset(), at, 0, at.length);
            direction.write(place.offset(), change, 0, change.length);
        }
    }

    /** θ into a vector of {@link #length()} numbers. */
    void flatten(Parameters theta, NativeFloats target) {
        for (Place place : places) {
            float[] values = theta.get(place.tensor()).values();
            if (values.length != place.length()) {
                throw new IllegalArgumentException(
                        "%s has %d numbers, not %d"
                                .formatted(place.tensor(), values.length, place.length()));
            }
            target.write(place.offset(), values, 0, values.length);
        }
    }
}
