package thalweg.evaluation;

import thalweg.dataset.Dataset;
import thalweg.engine.JobContext;
import thalweg.engine.NativeFloats;
import thalweg.engine.NativeMemory;
import thalweg.network.Forward;
import thalweg.network.Model;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** Scores a model once, by an evaluator or by the plainest sums. */
final class Scoring {
    private Scoring() {}

    static Score by(
            Evaluator evaluator, Model model, Dataset data, int count, NativeMemory memory) {
        try (evaluator;
                NativeFloats theta = memory.allocate(evaluator.flatLength());
                var examples = LoadedExamples.load(data, count, model.network(), memory)) {
            evaluator.flatten(model.parameters(), theta);
            return evaluator.score(theta, examples, count, JobContext.unattended());
        }
    }

    /** By {@link Forward} and the definition of cross-entropy, in double. */
    static Score byHand(Model model, Dataset data, int count) {
        return byHand(model.network(), model.parameters(), data, count);
    }

    /** The same of any network. */
    static Score byHand(Network network, Parameters theta, Dataset data, int count) {
        var forward = new Forward(network, theta);
        float[] inputs = new float[count * data.inputLength()];
        data.copyInputs(0, count, inputs);
        double loss = 0;
        int right = 0;
        for (int i = 0; i < count; i++) {
            double[] x = new double[data.inputLength()];
            for (int k = 0; k < x.length; k++) {
                x[k] = inputs[i * x.length + k];
            }
            double[] z = forward.logits(x);
            double sum = 0;
            int best = 0;
            for (int c = 0; c < z.length; c++) {
                sum += Math.exp(z[c]);
                best = z[c] > z[best] ? c : best;
            }
            loss -= Math.log(Math.exp(z[data.label(i)]) / sum);
            right += best == data.label(i) ? 1 : 0;
        }
        return new Score(loss / count, (double) right / count, count);
    }
}
