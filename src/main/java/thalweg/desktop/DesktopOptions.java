package thalweg.desktop;

import java.nio.file.Path;
import java.util.Map;
import thalweg.session.BundledSamples;
import thalweg.session.StateFolder;

/**
 * Where the window finds and leaves things.
 *
 * @param samples the folder of bundled models and data; may not exist
 * @param state the folder for what is kept between starts
 */
public record DesktopOptions(Path samples, Path state) {
    /**
     * The usual places; see {@link StateFolder}.
     *
     * @param samples the folder of bundled models and data
     */
    public static DesktopOptions standard(Path samples, Map<String, String> environment) {
        return new DesktopOptions(samples, StateFolder.of(environment));
    }

    /** The bundled models and data. */
    public BundledSamples bundled() {
        return new BundledSamples(samples);
    }
}
