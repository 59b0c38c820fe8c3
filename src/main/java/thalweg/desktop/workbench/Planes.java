package thalweg.desktop.workbench;

import java.util.EnumMap;
import java.util.Map;
import thalweg.engine.NativeMemory;
import thalweg.evaluation.BlendEvaluator;
import thalweg.evaluation.Evaluator;
import thalweg.evaluation.Statistics;

/** Planes of three models kept on the lane between two looks of a hand. */
final class Planes implements AutoCloseable {
    private record Kept(BlendEvaluator plane, Placing placing, Statistics statistics) {
        boolean isOf(Placing other, Statistics on) {
            return placing.isSameAs(other) && statistics.equals(on);
        }
    }

    private final Map<LaneBench.Slot, Kept> kept = new EnumMap<>(LaneBench.Slot.class);

    /**
     * The plane of a slot, made where it is of other models or statistics.
     *
     * @param with stays the caller's, and is closed after this is
     */
    BlendEvaluator of(
            LaneBench.Slot slot,
            Evaluator with,
            NativeMemory memory,
            Placing placing,
            Statistics statistics) {
        Kept last = kept.get(slot);
        if (last != null && last.isOf(placing, statistics)) {
            return last.plane;
        }
        if (last != null) {
            kept.remove(slot);
            last.plane.close();
        }
        BlendEvaluator plane = with.blend(memory, placing.thetas(), statistics);
        kept.put(slot, new Kept(plane, placing, statistics));
        return plane;
    }

    @Override
    public void close() {
        kept.values().forEach(k -> k.plane.close());
        kept.clear();
    }
}
