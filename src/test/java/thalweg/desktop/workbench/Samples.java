package thalweg.desktop.workbench;

import java.nio.file.Path;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.symmetry.Symmetry;

/** The sample models, open. */
final class Samples {
    private Samples() {}

    /** A chain of dense layers. */
    static OpenModel mlp(int seed) {
        return open("mlp-mnist-seed" + seed);
    }

    /** Convolutions with batch norm. */
    static OpenModel convolutional(int seed) {
        return open("conv-mnist-seed" + seed);
    }

    private static OpenModel open(String name) {
        Path file = Path.of("samples/" + name + ".safetensors");
        Model model = Models.open(file, Models.Options.DEFAULT);
        return new OpenModel(model, Symmetry.of(model.network()), FileStamp.of(file));
    }
}
