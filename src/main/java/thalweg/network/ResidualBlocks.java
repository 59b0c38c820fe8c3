package thalweg.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of a residual network, found by what its modules have in common in their names,
 * whatever they are called: the innermost parts of the network with several convolutions, each with
 * the shortcut and the norms beside it.
 *
 * @param blocks in order
 * @param outside modules that are in no block
 */
record ResidualBlocks(List<ResidualBlock> blocks, List<Module> outside) {
    /** Copies the lists. */
    ResidualBlocks {
        blocks = List.copyOf(blocks);
        outside = List.copyOf(outside);
    }

    /** Empty where the modules make no residual network. */
    static Optional<ResidualBlocks> of(List<Module> modules) {
        return new Search(modules).found();
    }

    /** The convolutions before the first block. */
    List<Module> stem() {
        return outside.stream().filter(Module::convolution).toList();
    }

    /** What begins with the same parts of a name. */
    private static final class Search {
        private final List<Module> modules;
        private final Map<String, ModulePath> paths = new HashMap<>();

        /** Convolutions by the parts that their paths begin with. */
        private final Map<List<String>, List<Module>> inside = new LinkedHashMap<>();

        Search(List<Module> modules) {
            this.modules = modules;
            for (Module m : modules) {
                paths.put(m.path(), ModulePath.of(m.path()));
                if (m.convolution()) {
                    for (int n = 0; n < path(m).parts().size(); n++) {
                        inside.computeIfAbsent(path(m).first(n), _ -> new ArrayList<>()).add(m);
                    }
                }
            }
        }

        private ModulePath path(Module m) {
            return Objects.requireNonNull(paths.get(m.path()));
        }

        Optional<ResidualBlocks> found() {
            Map<List<String>, List<Module>> blocks = blocks();
            List<Module> outside = new ArrayList<>(modules);
            blocks.values().forEach(outside::removeAll);
            if (blocks.size() > 1 && outside.stream().noneMatch(Module::convolution)) {
                // The first is several convolutions that the network begins with; where it is
                // called as the others are, all are groups of a chain.
                List<String> first = blocks.keySet().iterator().next();
                outside.addAll(0, blocks.remove(first));
                if (alike(first, blocks.keySet().iterator().next())) {
                    return Optional.empty();
                }
            }
            List<Module> stem = outside.stream().filter(Module::convolution).toList();
            if (stem.isEmpty()
                    || blocks.size() < 2
                    || !ChainOrder.chains(stem, Module::in, Module::out)) {
                return Optional.empty();
            }
            int units = stem.getLast().out();
            List<ResidualBlock> read = new ArrayList<>();
            for (Map.Entry<List<String>, List<Module>> entry : blocks.entrySet()) {
                List<Module> its = entry.getValue();
                String name = path(its.getFirst()).upTo(entry.getKey().size());
                Optional<ResidualBlock> block = ResidualBlock.of(name, its, units);
                if (block.isEmpty()) {
                    return Optional.empty();
                }
                read.add(block.get());
                units = block.get().out();
            }
            return residual(read)
                    ? Optional.of(new ResidualBlocks(read, outside))
                    : Optional.empty();
        }

        /** Whether two names differ in their numbers alone. */
        private static boolean alike(List<String> one, List<String> other) {
            return String.join(".", one)
                    .replaceAll("\\d+", "0")
                    .equals(String.join(".", other).replaceAll("\\d+", "0"));
        }

        /**
         * Either some block has a convolution beside it, and then each that grows; or none has, and
         * most keep their width: else it is a chain of convolutions in groups.
         */
        private static boolean residual(List<ResidualBlock> blocks) {
            boolean beside = blocks.stream().anyMatch(b -> b.shortcut() != null);
            long plain = blocks.stream().filter(ResidualBlock::plain).count();
            return beside
                    ? blocks.stream().allMatch(b -> b.plain() || b.shortcut() != null)
                    : 2 * plain >= blocks.size();
        }

        private Map<List<String>, List<Module>> blocks() {
            Set<List<String>> narrow = new LinkedHashSet<>();
            for (Module m : modules) {
                if (m.convolution()) {
                    innermost(m).ifPresent(narrow::add);
                }
            }
            Set<List<String>> roots = new LinkedHashSet<>();
            narrow.forEach(root -> roots.add(widened(root)));
            Map<List<String>, List<Module>> blocks = new LinkedHashMap<>();
            for (List<String> root : roots) {
                if (roots.stream().noneMatch(other -> within(other, root))) {
                    blocks.put(root, modules.stream().filter(m -> path(m).within(root)).toList());
                }
            }
            withNormsByOrder(blocks);
            return blocks;
        }

        private static boolean within(List<String> inner, List<String> outer) {
            return inner.size() > outer.size() && inner.subList(0, outer.size()).equals(outer);
        }

        /** The innermost part with several convolutions that all lie there side by side. */
        private Optional<List<String>> innermost(Module m) {
            for (int n = path(m).parts().size() - 1; n > 0; n--) {
                List<String> root = path(m).first(n);
                if (convolutions(root).size() > 1) {
                    return Optional.of(root);
                }
            }
            return Optional.empty();
        }

        private List<Module> convolutions(List<String> root) {
            return inside.getOrDefault(root, List.of());
        }

        /** With what lies around it: a shortcut, and norms that have a name of their own. */
        private List<String> widened(List<String> root) {
            List<String> wide = root;
            for (int n = root.size() - 1; n > 0; n--) {
                List<String> outer = root.subList(0, n);
                List<Module> more = new ArrayList<>(convolutions(outer));
                more.removeAll(convolutions(wide));
                if (more.size() > 1 || !more.stream().allMatch(m -> around(m, outer))) {
                    break;
                }
                if (!more.isEmpty() || norms(outer) > norms(wide)) {
                    wide = outer;
                }
            }
            return wide;
        }

        private boolean around(Module m, List<String> outer) {
            return ResidualBlock.around(m.path().substring(path(m).upTo(outer.size()).length()));
        }

        private long norms(List<String> root) {
            return modules.stream().filter(m -> m.norm() && path(m).within(root)).count();
        }

        /** Norms that share no name with their block, each to the next convolution of its size. */
        private void withNormsByOrder(Map<List<String>, List<Module>> blocks) {
            Set<Module> held = new LinkedHashSet<>();
            blocks.values().forEach(held::addAll);
            boolean none = held.stream().noneMatch(Module::norm);
            if (!none || modules.stream().filter(Module::norm).count() < held.size()) {
                return;
            }
            Map<Module, List<Module>> after = new LinkedHashMap<>();
            List<Module> open = new ArrayList<>();
            for (Module m : modules) {
                if (m.convolution()) {
                    open.add(m);
                } else if (m.norm()) {
                    open.stream()
                            .filter(c -> c.out() == m.size())
                            .findFirst()
                            .ifPresent(
                                    c -> {
                                        open.remove(c);
                                        after.put(c, List.of(m));
                                    });
                }
            }
            blocks.replaceAll(
                    (_, its) -> {
                        List<Module> all = new ArrayList<>();
                        for (Module m : its) {
                            all.add(m);
                            all.addAll(after.getOrDefault(m, List.of()));
                        }
                        return all;
                    });
        }
    }
}
