package thalweg.evaluation;

import java.util.ArrayList;
import java.util.List;
import thalweg.engine.NativeFloats;
import thalweg.network.Layer;
import thalweg.network.Network;
import thalweg.network.Node;
import thalweg.network.Parameters;

/**
 * Where each tensor lies in θ as one flat vector: the nodes in order, of each its weight [out, in]
 * row-major, then its bias.
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
        for (Node node : network.nodes()) {
            if (node.layer() instanceof Layer.Dense dense) {
                int weights = Math.multiplyExact(dense.out(), dense.in());
                places.add(new Place(dense.weight(), offset, weights));
                offset += weights;
                if (dense.bias() != null) {
                    places.add(new Place(dense.bias(), offset, dense.out()));
                    offset += dense.out();
                }
            }
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
