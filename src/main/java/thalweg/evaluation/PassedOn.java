package thalweg.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;

/**
 * The backward pass of a main node that copies what it reads: all that it does is in the stage's
 * end.
 *
 * @param numbers of one example
 */
record PassedOn(int numbers) implements StageBackward {
    @Override
    public void load(ThetaReader theta) {}

    @Override
    public void run(
            int n,
            List<NativeFloats> x,
            NativeFloats y,
            NativeFloats dy,
            List<@Nullable Owed> dx,
            NativeFloats gradient,
            JobContext context) {
        for (Owed owed : dx) {
            if (owed != null) {
                StageEnd.add(dy, (long) n * numbers, owed);
            }
        }
    }

    @Override
    public void close() {}
}
