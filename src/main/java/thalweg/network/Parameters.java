package thalweg.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** θ: the tensors of one network, by name, in the checkpoint's order. Immutable by contract. */
public final class Parameters {
    private final SequencedMap<String, Parameter> byName;

    /** Takes the tensors as they are. */
    public Parameters(List<Parameter> tensors) {
        var map = new LinkedHashMap<String, Parameter>();
        for (Parameter p : tensors) {
            map.put(p.name(), p);
        }
        byName = Collections.unmodifiableSequencedMap(map);
    }

    /** All tensors, in order. */
    public List<Parameter> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Parameter get(String name) {
        Parameter p = byName.get(name);
        if (p == null) {
            throw new IllegalArgumentException("no tensor named " + name);
        }
        return p;
    }

    /** Tensors with two or more axes: those with spectra, in order. */
    public List<Parameter> matrices() {
        return byName.values().stream()
                .filter(p -> p.learnable() && p.shape().size() >= 2)
                .toList();
    }

    /** The number of learnable numbers. */
    public long count() {
        return byName.values().stream()
                .filter(Parameter::learnable)
                .mapToLong(p -> p.values().length)
                .sum();
    }

    /** ⟨θ, other⟩ over learnable tensors, in double. */
    public double dot(Parameters other) {
        double sum = 0;
        for (Parameter p : byName.values()) {
            if (p.learnable()) {
                float[] x = p.values();
                float[] y = other.get(p.name()).values();
                for (int i = 0; i < x.length; i++) {
                    sum += (double) x[i] * y[i];
                }
            }
        }
        return sum;
    }

    /** ‖θ − other‖₂ over learnable tensors, in double. */
    public double distance(Parameters other) {
        double sum = 0;
        for (Parameter p : byName.values()) {
            if (p.learnable()) {
                float[] x = p.values();
                float[] y = other.get(p.name()).values();
                for (int i = 0; i < x.length; i++) {
                    double d = (double) x[i] - y[i];
                    sum += d * d;
                }
            }
        }
        return Math.sqrt(sum);
    }
}
