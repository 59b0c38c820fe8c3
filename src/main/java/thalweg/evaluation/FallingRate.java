package thalweg.evaluation;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that falls in a straight line to zero. (Deeplearning4j's PolySchedule, meant for
 * this, rises: it adds where it should subtract.)
 *
 * @param start the rate of the first step
 * @param steps after which it is zero
 */
record FallingRate(double start, int steps) implements ISchedule {
    private static final long serialVersionUID = 1L;

    @Override
    public double valueAt(int iteration, int epoch) {
        return start * Math.max(0, 1 - (double) iteration / steps);
    }

    @Override
    public ISchedule clone() {
        return this;
    }
}
