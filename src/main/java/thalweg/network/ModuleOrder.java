package thalweg.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;

/**
 * The modules of a checkpoint in the order in which its author made them. PyTorch keeps that order;
 * safetensors and Flax sort by name, which puts layer 10 before layer 2 and norms before or after
 * all that they follow: then numbers in names tell.
 *
 * @param linear dense layers and convolutions, each with the norm that follows it
 * @param strays norms that follow none of them
 * @param others what is neither, but for counters
 */
record ModuleOrder(List<Normed> linear, List<Module> strays, List<Module> others) {
    /** A dense layer or convolution, and the norm of its outputs. */
    record Normed(Module module, Optional<Module> norm) {
        int kernel() {
            return module.kernel().getFirst();
        }
    }

    /** Copies the lists. */
    ModuleOrder {
        linear = List.copyOf(linear);
        strays = List.copyOf(strays);
        others = List.copyOf(others);
    }

    static ModuleOrder of(Checkpoint checkpoint) {
        List<Module> modules = modules(checkpoint);
        List<Module> others =
                modules.stream().filter(m -> !linear(m) && !m.norm() && !m.counters()).toList();
        Map<Module, Module> norms = new HashMap<>();
        if (!adjacent(modules, norms)) {
            norms.clear();
            inTurn(modules, norms);
        }
        List<Normed> linear = new ArrayList<>();
        for (Module m : modules) {
            if (linear(m)) {
                linear.add(new Normed(m, Optional.ofNullable(norms.get(m))));
            }
        }
        List<Module> strays =
                modules.stream().filter(m -> m.norm() && !norms.containsValue(m)).toList();
        return new ModuleOrder(linear, strays, others);
    }

    /** All modules, by the file's order, or by their names where the file is sorted by them. */
    static List<Module> modules(Checkpoint checkpoint) {
        List<Module> modules = new ArrayList<>(Module.of(checkpoint));
        if (sorted(checkpoint)) {
            modules.sort(Comparator.comparing(Module::path, NaturalOrder::compare));
        }
        return modules;
    }

    /** Whether a file's order is that of its names, and so nobody's. */
    static boolean sorted(Checkpoint checkpoint) {
        if (checkpoint.format().startsWith("Flax")) {
            return true;
        }
        String before = "";
        for (Tensor t : checkpoint.tensors()) {
            if (!Reading.counter(t)) {
                if (t.name().compareTo(before) < 0) {
                    return false;
                }
                before = t.name();
            }
        }
        return true;
    }

    private static boolean linear(Module m) {
        return m.dense() || m.convolution();
    }

    /** Each norm right behind what it follows; whether all of them are. */
    private static boolean adjacent(List<Module> modules, Map<Module, Module> norms) {
        Module last = null;
        for (Module m : modules) {
            if (m.norm()) {
                if (last == null || m.size() != last.out()) {
                    return false;
                }
                norms.put(last, m);
                last = null;
            } else if (linear(m)) {
                last = m;
            }
        }
        return true;
    }

    /** The first norm to the first layer of as many units, and so on. */
    private static void inTurn(List<Module> modules, Map<Module, Module> norms) {
        List<Module> linear = modules.stream().filter(ModuleOrder::linear).toList();
        int next = 0;
        for (Module norm : modules) {
            if (!norm.norm()) {
                continue;
            }
            int at = next;
            while (at < linear.size() && linear.get(at).out() != norm.size()) {
                at++;
            }
            if (at < linear.size()) {
                norms.put(linear.get(at), norm);
                next = at + 1;
            }
        }
    }
}
