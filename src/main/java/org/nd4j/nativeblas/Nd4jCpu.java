package org.nd4j.nativeblas;

/**
 * Lets Deeplearning4j 1.0.0-M2.1 train convolutions by oneDNN, five times faster than without. It
 * asks a class of this name, by reflection, whether oneDNN may be used, and its own class of that
 * purpose has been renamed since. See docs/decisions/engine-onednn.md.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** What Deeplearning4j asks. */
    public static final class Environment {
        private static final Environment HERE = new Environment();

        private Environment() {}

        /** The one that there is. */
        public static Environment getInstance() {
            return HERE;
        }

        /** Whether convolutions and norms may be left to oneDNN: yes, ND4J's native brings it. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
