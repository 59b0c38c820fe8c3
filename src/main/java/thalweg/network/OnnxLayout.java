package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import thalweg.network.OnnxValue.Feature;
import thalweg.words.Phrase;

/**
 * Where the numbers of a value lie while a graph reshapes, transposes and cuts it: of each axis in
 * the graph, the pieces of the value's own axes that it is made of. So heads are found by what is
 * done to them, whatever the exporter's way there.
 *
 * @param axes of the graph, outermost piece first; no piece for an axis of length 1
 * @param first the first unit: only units are cut
 */
record OnnxLayout(List<List<Piece>> axes, int first) {
    /** More axes no exporter writes. */
    private static final int MOST_AXES = 16;

    /**
     * Equally spaced numbers of one of the value's axes.
     *
     * @param of 0 for the units, from 1 on positions, or {@link OnnxValue#BATCH}
     * @param size how many
     * @param stride from one to the next, on that axis
     */
    record Piece(int of, int size, int stride) {
        boolean ofUnits() {
            return of == 0;
        }
    }

    OnnxLayout {
        if (axes.size() > MOST_AXES) {
            throw new UnsoundException(Phrase.of("badonnx.axes", axes.size()));
        }
        axes = axes.stream().map(OnnxLayout::joined).toList();
    }

    /** Of a value that lies as it is. */
    static OnnxLayout of(Feature f, int batch) {
        List<List<Piece>> axes = new ArrayList<>();
        for (int axis : f.axes()) {
            int size = axis == OnnxValue.BATCH ? batch : f.shape().get(axis);
            axes.add(List.of(new Piece(axis, size, 1)));
        }
        return new OnnxLayout(axes, 0);
    }

    /** Without pieces of one number, neighbours that continue one another as one. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece p : pieces) {
            Piece before = joined.isEmpty() ? null : joined.getLast();
            if (before != null
                    && before.of() == p.of()
                    && before.stride() == p.stride() * p.size()) {
                joined.removeLast();
                joined.add(new Piece(p.of(), before.size() * p.size(), p.stride()));
            } else if (p.size() != 1) {
                joined.add(p);
            }
        }
        return List.copyOf(joined);
    }

    /** The shape in the graph. */
    List<Integer> dims() {
        return axes.stream().map(OnnxLayout::size).toList();
    }

    private static int size(List<Piece> pieces) {
        return pieces.stream().map(Piece::size).reduce(1, Math::multiplyExact);
    }

    /** An axis counted from the end where negative. */
    int axis(long number) {
        return (int) (number < 0 ? number + axes.size() : number);
    }

    /** Of each axis in the new order, which it was. */
    OnnxLayout transposed(List<Integer> order) {
        return new OnnxLayout(order.stream().map(axes::get).toList(), first);
    }

    /** The same numbers in the same order, in axes of those lengths; empty where pieces break. */
    Optional<OnnxLayout> reshaped(List<Integer> target) {
        List<Piece> left = new ArrayList<>();
        axes.forEach(left::addAll);
        Collections.reverse(left);
        List<List<Piece>> result = new ArrayList<>();
        for (int size : target) {
            List<Piece> axis = new ArrayList<>();
            int open = size;
            while (open > 1) {
                if (left.isEmpty()) {
                    return Optional.empty();
                }
                Piece p = left.removeLast();
                if (open % p.size() == 0) {
                    axis.add(p);
                    open /= p.size();
                } else if (p.size() % open == 0) {
                    int inner = p.size() / open;
                    axis.add(new Piece(p.of(), open, p.stride() * inner));
                    left.add(new Piece(p.of(), inner, p.stride()));
                    open = 1;
                } else {
                    return Optional.empty();
                }
            }
            result.add(axis);
        }
        return left.isEmpty() ? Optional.of(new OnnxLayout(result, first)) : Optional.empty();
    }

    /** Some of an axis that consists of units; empty where it doesn't. */
    Optional<OnnxLayout> cut(int axis, int from, int count) {
        List<Piece> pieces = axes.get(axis);
        if (from < 0 || count < 1 || from + count > size(pieces)) {
            return Optional.empty();
        }
        if (count == size(pieces)) {
            return Optional.of(this);
        }
        if (pieces.size() != 1 || !pieces.getFirst().ofUnits()) {
            return Optional.empty();
        }
        Piece p = pieces.getFirst();
        List<List<Piece>> cut = new ArrayList<>(axes);
        cut.set(axis, List.of(new Piece(0, count, p.stride())));
        return Optional.of(new OnnxLayout(cut, first + from * p.stride()));
    }

    /** Without an axis of length 1. */
    OnnxLayout without(int axis) {
        List<List<Piece>> kept = new ArrayList<>(axes);
        if (!kept.remove(axis).isEmpty()) {
            throw new UnsoundException(Phrase.of("badonnx.axis", axis, dims()));
        }
        return new OnnxLayout(kept, first);
    }

    /** Whether the last axis is so many units, all of them in their order. */
    boolean unitsLast(int units) {
        return !axes.isEmpty() && first == 0 && axes.getLast().equals(units(units));
    }

    /** The same with another number of units on the last axis. */
    OnnxLayout withLast(int units) {
        List<List<Piece>> changed = new ArrayList<>(axes);
        changed.set(axes.size() - 1, units(units));
        return new OnnxLayout(changed, 0);
    }

    private static List<Piece> units(int units) {
        return joined(List.of(new Piece(0, units, 1)));
    }

    /**
     * Of each axis in the graph, which of the value's it is, where each is one, whole.
     *
     * @param shape of the value, [units, positions…]
     */
    Optional<List<Integer>> plain(List<Integer> shape, int batch) {
        if (axes.size() != shape.size() + 1 || first != 0) {
            return Optional.empty();
        }
        List<Integer> single = new ArrayList<>(); // the value's axes of length 1
        for (int of = OnnxValue.BATCH; of < shape.size(); of++) {
            if ((of == OnnxValue.BATCH ? batch : shape.get(of)) == 1) {
                single.add(of);
            }
        }
        List<Integer> result = new ArrayList<>();
        for (List<Piece> axis : axes) {
            if (axis.isEmpty()) {
                if (single.isEmpty()) {
                    return Optional.empty();
                }
                result.add(single.removeFirst());
                continue;
            }
            Piece p = axis.getFirst();
            int whole = p.of() == OnnxValue.BATCH ? batch : shape.get(p.of());
            if (axis.size() > 1 || p.size() != whole || result.contains(p.of())) {
                return Optional.empty();
            }
            result.add(p.of());
        }
        return Optional.of(result);
    }

    /** The same, of a value whose positions are taken together as tokens. */
    OnnxLayout asTokens(List<Integer> shape) {
        List<List<Piece>> changed = new ArrayList<>();
        for (List<Piece> axis : axes) {
            List<Piece> whole = new ArrayList<>();
            for (int of = 1; of < shape.size(); of++) {
                whole.add(new Piece(of, shape.get(of), 1));
            }
            whole.removeIf(p -> p.size() == 1);
            boolean all = whole.size() > 1 && axis.equals(whole);
            changed.add(all ? List.of(new Piece(1, size(axis), 1)) : axis);
        }
        return new OnnxLayout(changed, first);
    }
}
