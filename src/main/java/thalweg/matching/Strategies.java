package thalweg.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Symmetry;

/** The strategies for several models, registered here. */
public final class Strategies {
    private static final Map<String, Function<Tools, Strategy>> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(Star.ID, Star::new);
        KNOWN.put(MergeMany.ID, MergeMany::new);
        KNOWN.put(CycleConsistent.ID, CycleConsistent::new);
    }

    private Strategies() {}

    /**
     * What a strategy works with.
     *
     * @param pairwise what matches two models, where a strategy leaves that open
     */
    public record Tools(LinearAlgebra algebra, NativeMemory memory, Search pairwise) {}

    /** Their names on the command line, the usual one first. */
    public static List<String> ids() {
        return List.copyOf(KNOWN.keySet());
    }

    /** The strategy of that name. */
    public static Optional<Strategy> named(String id, Tools tools) {
        return Optional.ofNullable(KNOWN.get(id)).map(make -> make.apply(tools));
    }

    /**
     * Refuses, before any work, a network that the strategy of that name can't move.
     *
     * @throws MatchingException when there is a group that it can't, which it names
     */
    public static void requireSupported(String id, Symmetry symmetry) {
        if (id.equals(CycleConsistent.ID)) {
            CycleConsistent.requireNoBlocks(symmetry);
        }
    }

    /** All of them. */
    public static List<Strategy> all(Tools tools) {
        List<Strategy> all = new ArrayList<>();
        KNOWN.values().forEach(make -> all.add(make.apply(tools)));
        return all;
    }
}
