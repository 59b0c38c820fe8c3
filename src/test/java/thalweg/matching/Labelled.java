package thalweg.matching;

import thalweg.evaluation.MadeUpData;
import thalweg.network.Forward;
import thalweg.network.Network;
import thalweg.network.Parameters;

/** Made-up inputs of the classes that a model tells: its own loss is low on them. */
final class Labelled {
    private Labelled() {}

    static MadeUpData by(Network network, Parameters theta, int count) {
        int length = network.inputLength();
        int classes = network.outputs();
        MadeUpData data = MadeUpData.random(6, count, length, classes);
        var forward = new Forward(network, theta);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            double[] x = new double[length];
            for (int k = 0; k < length; k++) {
                x[k] = data.inputs()[i * length + k];
            }
            double[] logits = forward.logits(x);
            for (int c = 1; c < logits.length; c++) {
                labels[i] = logits[c] > logits[labels[i]] ? c : labels[i];
            }
        }
        return new MadeUpData(data.inputs(), labels, length, classes);
    }
}
