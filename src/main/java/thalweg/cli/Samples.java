package thalweg.cli;

import java.nio.file.Path;
import thalweg.session.BundledSamples;

/** Where the bundled models and data are: in samples, beside the launcher. */
final class Samples {
    private Samples() {}

    /** Of this program, whether or not they are there. The launcher says where the program is. */
    static BundledSamples bundled() {
        return new BundledSamples(
                Path.of(System.getProperty("thalweg.home", ".")).resolve("samples"));
    }

    /** The study that comes with the program. */
    static Path study() {
        return bundled().study().normalize();
    }
}
