package thalweg.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import thalweg.session.BundledSamples;
import thalweg.session.StateFolder;
import thalweg.words.Language;

/**
 * Where the window finds and leaves things.
 *
 * @param samples the folder of bundled models and data; may not exist
 * @param state the folder for what is kept between starts
 * @param language the language of a first start, before one was chosen
 */
public record DesktopOptions(Path samples, Path state, Language language) {
    /** In English at first, whatever the system speaks. */
    public DesktopOptions(Path samples, Path state) {
        this(samples, state, Language.ENGLISH);
    }

    /**
     * The usual places, see {@link StateFolder}, and the system's language.
     *
     * @param samples the folder of bundled models and data
     */
    public static DesktopOptions standard(Path samples, Map<String, String> environment) {
        return new DesktopOptions(
                samples,
                StateFolder.of(environment),
                Language.of(Locale.getDefault(Locale.Category.DISPLAY)));
    }

    /** The bundled models and data. */
    public BundledSamples bundled() {
        return new BundledSamples(samples);
    }
}
