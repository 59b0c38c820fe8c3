package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import thalweg.matching.Several;
import thalweg.network.Model;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.Parameters;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.Symmetry;

/**
 * Two or more opened models of one architecture.
 *
 * @param models under the first one's names of tensors
 * @param several what is searched: weights that are NaN or infinite, where they were allowed, are 0
 *     in it
 */
record OpenModels(List<Model> models, Several several) {
    /**
     * Opens them all.
     *
     * @throws thalweg.network.NetworkException when one isn't of the first one's architecture:
     *     names both
     */
    static OpenModels open(Workplace work, ModelOptions reading, List<Path> files) {
        List<Model> models = new ArrayList<>();
        for (Path file : files) {
            Model model = reading.open(work, file);
            models.add(models.isEmpty() ? model : Models.likeNamed(models.getFirst(), model));
        }
        Network network = models.getFirst().network();
        List<Parameters> finite =
                models.stream().map(m -> ModelPair.finite(m.parameters())).toList();
        return new OpenModels(models, new Several(network, Symmetry.of(network), finite));
    }

    Model first() {
        return models.getFirst();
    }

    /** The first two. */
    ModelPair pair() {
        return ModelPair.of(models.get(0), models.get(1));
    }

    int size() {
        return models.size();
    }

    Network network() {
        return several.network();
    }

    /** θ of each as its file has it. */
    List<Parameters> thetas() {
        return models.stream().map(Model::parameters).toList();
    }

    /** θ of each as its file has it, moved. */
    List<Parameters> moved(List<Permutation> permutations) {
        List<Parameters> moved = new ArrayList<>();
        for (int m = 0; m < size(); m++) {
            moved.add(permutations.get(m).apply(models.get(m).parameters()));
        }
        return moved;
    }

    /** Whether some weight was taken as 0 for the search. */
    boolean repaired() {
        return !several.models().equals(thetas());
    }
}
