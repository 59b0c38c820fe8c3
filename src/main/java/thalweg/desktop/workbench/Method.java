package thalweg.desktop.workbench;

import java.util.function.Function;
import thalweg.engine.Engine;
import thalweg.matching.Search;
import thalweg.matching.WeightMatching;

/**
 * A kind of search.
 *
 * @param name as shown
 * @param make makes it, on the lane, since it may load native code
 */
public record Method(String name, Function<Engine, Search> make) {
    /** Weight matching. */
    public static final Method WEIGHT_MATCHING =
            new Method(
                    WeightMatching.SETTING.title(),
                    engine -> WeightMatching.SETTING.make(engine, null));
}
