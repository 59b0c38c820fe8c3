package thalweg.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One residual block: two or three convolutions and what goes around them.
 *
 * @param path what its modules' paths begin with
 * @param convolutions of the main path, in order
 * @param norms of the main path, as many as its convolutions or none
 * @param shortcut the convolution beside them, or null
 * @param shortcutNorm the norm of that, or null
 * @param in units that come in
 * @param normsFirst whether a norm stands before the first convolution in the file's order
 */
record ResidualBlock(
        String path,
        List<Module> convolutions,
        List<Module> norms,
        @Nullable Module shortcut,
        @Nullable Module shortcutNorm,
        int in,
        boolean normsFirst) {
    /** What authors call the way around a block. */
    private static final Pattern AROUND =
            Pattern.compile("shortcut|short_cut|downsample|skip|proj|convdim|identity|branch1");

    private static final int MOST = 3;

    /** Copies the lists. */
    ResidualBlock {
        convolutions = List.copyOf(convolutions);
        norms = List.copyOf(norms);
    }

    /** Units that go out. */
    int out() {
        return convolutions.getLast().out();
    }

    /** Whether the numbers of units before and after are the same, with nothing beside. */
    boolean plain() {
        return shortcut == null && in == out();
    }

    boolean bottleneck() {
        return convolutions.size() == 3;
    }

    /** Whether each norm has the units of the convolution before it. */
    boolean normsFollow() {
        for (int i = 0; i < norms.size(); i++) {
            if (norms.get(i).size() != convolutions.get(i).out()) {
                return false;
            }
        }
        return true;
    }

    /** Whether each norm has the units that come into its convolution. */
    boolean normsPrecede() {
        int units = in;
        for (int i = 0; i < norms.size(); i++) {
            if (norms.get(i).size() != units) {
                return false;
            }
            units = convolutions.get(i).out();
        }
        return true;
    }

    /** Whether a name says that something lies beside the main path. */
    static boolean around(String path) {
        return AROUND.matcher(path.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * Reads a block of its modules.
     *
     * @param in units that come in
     * @return empty where they make none
     */
    static Optional<ResidualBlock> of(String path, List<Module> modules, int in) {
        List<Module> all = modules.stream().filter(Module::convolution).toList();
        List<Module> norms = modules.stream().filter(Module::norm).toList();
        Module shortcut = shortcut(path, all, in);
        List<Module> main = all.stream().filter(m -> !m.equals(shortcut)).toList();
        if (main.size() < 2 || main.size() > MOST || !chains(main, in, true)) {
            return Optional.empty();
        }
        // One kernel a channel in between is another family's block.
        boolean depthwise = main.stream().anyMatch(m -> m.in() == 1 && m.out() > 1);
        int out = main.getLast().out();
        boolean fits = shortcut == null ? out >= in : shortcut.out() == out;
        Module beside = shortcut == null ? null : beside(path, shortcut, all, norms);
        List<Module> along = norms.stream().filter(m -> !m.equals(beside)).toList();
        if (depthwise || !fits || !along.isEmpty() && along.size() != main.size()) {
            return Optional.empty();
        }
        boolean first =
                !along.isEmpty()
                        && modules.indexOf(along.getFirst()) < modules.indexOf(main.getFirst());
        var block = new ResidualBlock(path, main, along, shortcut, beside, in, first);
        return block.normsFollow() || block.normsPrecede() ? Optional.of(block) : Optional.empty();
    }

    /** By its name; else the one without which the others are a chain. */
    private static @Nullable Module shortcut(String path, List<Module> all, int in) {
        List<Module> named =
                all.stream().filter(m -> around(m.path().substring(path.length()))).toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        // Without groups first: with them, nearly anything follows anything.
        for (boolean grouped : new boolean[] {false, true}) {
            if (all.size() <= MOST && chains(all, in, grouped)) {
                return null;
            }
            Module beside = fitting(all, in, grouped);
            if (beside != null) {
                return beside;
            }
        }
        return null;
    }

    private static @Nullable Module fitting(List<Module> all, int in, boolean grouped) {
        List<Module> fitting = new ArrayList<>();
        for (Module m : all) {
            List<Module> others = all.stream().filter(o -> !o.equals(m)).toList();
            boolean one = m.kernel().stream().allMatch(n -> n == 1);
            if (one
                    && takes(m, in, grouped)
                    && chains(others, in, grouped)
                    && others.getLast().out() == m.out()) {
                fitting.add(m);
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        // Keras numbers it 0, and the others from 1 on.
        Module first =
                all.stream().min(Comparator.comparing(Module::path, NaturalOrder::compare)).get();
        return !first.equals(all.getFirst()) && fitting.contains(first) ? first : fitting.getLast();
    }

    private static boolean takes(Module m, int units, boolean grouped) {
        return grouped
                ? m.in() > 0 && units % m.in() == 0 && m.out() % (units / m.in()) == 0
                : m.in() == units;
    }

    private static boolean chains(List<Module> convolutions, int in, boolean grouped) {
        int units = in;
        for (Module m : convolutions) {
            if (!takes(m, units, grouped)) {
                return false;
            }
            units = m.out();
        }
        return !convolutions.isEmpty();
    }

    /** The norm of the shortcut: in its own module, so called, or at its place in the order. */
    private static @Nullable Module beside(
            String path, Module shortcut, List<Module> all, List<Module> norms) {
        String own = parent(shortcut);
        boolean apart = all.stream().noneMatch(m -> !m.equals(shortcut) && parent(m).equals(own));
        for (Module norm : norms) {
            boolean named = around(norm.path().substring(path.length()));
            if (norm.size() == shortcut.out() && (named || apart && parent(norm).equals(own))) {
                return norm;
            }
        }
        int place = all.indexOf(shortcut);
        boolean each = norms.size() == all.size();
        return each && norms.get(place).size() == shortcut.out() ? norms.get(place) : null;
    }

    private static String parent(Module m) {
        ModulePath path = ModulePath.of(m.path());
        return path.upTo(Math.max(0, path.parts().size() - 1));
    }
}
