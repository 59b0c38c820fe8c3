package thalweg.engine;

/**
 * What the lane computes on.
 *
 * @param kind CPU or CUDA
 * @param name as shown, e.g. "CPU · AVX-512" or the card's name
 * @param threads native threads; 0 on a card
 */
public record Device(Kind kind, String name, int threads) {
    /** The kinds of device. */
    public enum Kind {
        CPU,
        CUDA
    }
}
