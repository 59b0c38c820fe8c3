package thalweg.matching;

/** A step of gradient descent, tensor by tensor, in single precision; keeps what it remembers. */
interface Optimizer {
    /** Begins the next step. */
    void begin();

    /**
     * Moves one tensor.
     *
     * @param tensor its number among all
     * @param w changed
     * @param gradient ∂loss/∂w
     */
    void move(int tensor, float[] w, float[] gradient);

    /**
     * Stochastic gradient descent with momentum as in PyTorch: v ← μ v + g, w ← w − rate · v.
     *
     * @param lengths of the tensors
     */
    static Optimizer sgd(double rate, double momentum, int[] lengths) {
        float[][] velocity = rooms(lengths);
        float mu = (float) momentum;
        float by = (float) rate;
        return new Optimizer() {
            @Override
            public void begin() {}

            @Override
            public void move(int tensor, float[] w, float[] gradient) {
                float[] v = velocity[tensor];
                for (int i = 0; i < w.length; i++) {
                    v[i] = mu * v[i] + gradient[i];
                    w[i] -= by * v[i];
                }
            }
        };
    }

    /**
     * Adam with its usual constants (Kingma and Ba, arXiv 1412.6980, algorithm 1): β₁ = 0.9, β₂ =
     * 0.999, ε = 1e-8.
     *
     * @param lengths of the tensors
     */
    static Optimizer adam(double rate, int[] lengths) {
        float[][] mean = rooms(lengths);
        float[][] square = rooms(lengths);
        return new Optimizer() {
            private int step;
            private float by;
            private float root;

            @Override
            public void begin() {
                step++;
                by = (float) (rate / (1 - Math.pow(0.9, step)));
                root = (float) (1 / Math.sqrt(1 - Math.pow(0.999, step)));
            }

            @Override
            public void move(int tensor, float[] w, float[] gradient) {
                float[] m = mean[tensor];
                float[] v = square[tensor];
                for (int i = 0; i < w.length; i++) {
                    float g = gradient[i];
                    m[i] = 0.9f * m[i] + 0.1f * g;
                    v[i] = 0.999f * v[i] + 0.001f * g * g;
                    w[i] -= by * m[i] / ((float) Math.sqrt(v[i]) * root + 1e-8f);
                }
            }
        };
    }

    private static float[][] rooms(int[] lengths) {
        float[][] rooms = new float[lengths.length][];
        for (int t = 0; t < lengths.length; t++) {
            rooms[t] = new float[lengths[t]];
        }
        return rooms;
    }
}
