package thalweg.desktop.workbench;

import java.util.function.Consumer;
import thalweg.alignment.Alignment;
import thalweg.alignment.LayerSpectrum;
import thalweg.symmetry.Permutation;

/** The alignment of one layer's singular vectors, when a picture asks for it. */
public final class MatrixWork {
    private final Desk desk;
    private final StepMeasures measures;

    MatrixWork(Desk desk, StepMeasures measures) {
        this.desk = desk;
        this.measures = measures;
    }

    /**
     * Computes M of a layer; of one view only the newest wish counts.
     *
     * @param view e.g. "heatmap before"
     * @param k rows and columns, in descending singular value
     * @param done told on the window's thread
     * @param ended told after that, and where it was stopped or failed
     */
    public void want(
            String view,
            LayerSpectrum a,
            LayerSpectrum b,
            Permutation permutation,
            Alignment.Side side,
            int k,
            Consumer<Alignment.Matrix> done,
            Runnable ended) {
        desk.interactive(
                view,
                "work.heatmap",
                context -> measures.alignment().matrix(a, b, permutation, side, k),
                done,
                outcome -> ended.run());
    }
}
