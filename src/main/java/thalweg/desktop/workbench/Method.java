package thalweg.desktop.workbench;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import thalweg.dataset.Dataset;
import thalweg.engine.Engine;
import thalweg.matching.Search;
import thalweg.matching.SearchSetting;
import thalweg.matching.WeightMatching;

/**
 * A search that is ready to be made.
 *
 * @param name as shown
 * @param make makes it, on the lane, since it may load native code
 */
public record Method(String name, Function<Engine, Search> make) {
    /** Weight matching. */
    public static final Method WEIGHT_MATCHING = of(WeightMatching.SETTING, null);

    /**
     * By a setting.
     *
     * @param training what it searches on, or null
     */
    static Method of(SearchSetting setting, @Nullable Dataset training) {
        return new Method(setting.title(), engine -> setting.make(engine, training));
    }
}
