package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/** Runs one stage with the numbers of the θ that was loaded last. */
interface StageRunner extends AutoCloseable {
    /** Takes θ. */
    void load(ThetaReader theta);

    /**
     * Fills y for {@code n} examples.
     *
     * @param inputs what the main node reads
     * @param added what the stage adds, or null
     * @param correction what is done to the raw output in place of batch norm, or null to do as the
     *     network says
     */
    void run(
            int n,
            List<NativeFloats> inputs,
            @Nullable NativeFloats added,
            NativeFloats y,
            @Nullable Correction correction,
            JobContext context);

    @Override
    void close();
}
