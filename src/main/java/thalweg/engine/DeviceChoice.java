package thalweg.engine;

import thalweg.words.Phrase;

/** What a person asks to compute on. */
public enum DeviceChoice {
    /** The card where its libraries and a card are there, else the processor. */
    AUTO,
    CPU,
    CUDA;

    /**
     * Reads "auto", "cpu" or "cuda".
     *
     * @throws EngineException when it is none of them
     */
    public static DeviceChoice of(String word) {
        return switch (word) {
            case "auto" -> AUTO;
            case "cpu" -> CPU;
            case "cuda" -> CUDA;
            default ->
                    throw EngineException.request(
                            Phrase.of("badengine.there-no-device", word),
                            "--device",
                            Phrase.of("remedies.use-cpu-cuda-auto"));
        };
    }
}
