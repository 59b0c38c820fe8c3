package thalweg.matching;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import thalweg.engine.LinearAlgebra;
import thalweg.engine.NativeMemory;
import thalweg.symmetry.Symmetry;

/** The strategies for several models, registered here. */
public final class Strategies {
    /** In a list: a map of them would have the window's start spin code for a record's hash. */
    private static final List<Known> KNOWN =
            List.of(
                    new Known(new Kind(Star.ID, Star.NAME, true), Star::new),
                    new Known(new Kind(MergeMany.ID, MergeMany.NAME, false), MergeMany::new),
                    new Known(
                            new Kind(CycleConsistent.ID, CycleConsistent.NAME, false),
                            CycleConsistent::new));

    private record Known(Kind kind, Function<Tools, Strategy> maker) {}

    private Strategies() {}

    /**
     * What a strategy works with.
     *
     * @param pairwise what matches two models, where a strategy leaves that open
     */
    public record Tools(LinearAlgebra algebra, NativeMemory memory, Search pairwise) {}

    /**
     * A strategy by name.
     *
     * @param id on the command line, e.g. "star"
     * @param name in the window, e.g. "Star"
     * @param anySearch whether pairs may be matched by any search: else weights alone are matched
     */
    public record Kind(String id, String name, boolean anySearch) {}

    /** All of them, the usual one first. */
    public static List<Kind> kinds() {
        return KNOWN.stream().map(Known::kind).toList();
    }

    /** What is known of the strategy of that name. */
    public static Optional<Kind> kind(String id) {
        return kinds().stream().filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** Their names on the command line, the usual one first. */
    public static List<String> ids() {
        return kinds().stream().map(Kind::id).toList();
    }

    /** The strategy of that name. */
    public static Optional<Strategy> named(String id, Tools tools) {
        return KNOWN.stream()
                .filter(known -> known.kind.id.equals(id))
                .map(known -> known.maker.apply(tools))
                .findFirst();
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
        return KNOWN.stream().map(known -> known.maker.apply(tools)).toList();
    }
}
