package thalweg.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import thalweg.network.Model;
import thalweg.symmetry.Equivalence;
import thalweg.symmetry.Permutation;
import thalweg.symmetry.PermutationFile;
import thalweg.symmetry.Symmetry;

/** Whether a permuted model computes what it computed before. */
@CommandLine.Command(
        header = "Check that a model, its units permuted at random, computes the same.")
final class CheckCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private ModelOptions reading = new ModelOptions();

    @Parameters(paramLabel = "A", description = "The model.")
    private Path file = Path.of("");

    @Option(
            names = "--permutation",
            paramLabel = "FILE",
            description = "Take this permutation instead of a random one.")
    private @Nullable Path permutationFile;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of the random permutation (default: 0).")
    private long seed;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        Model model = reading.open(work, file);
        Symmetry symmetry = Symmetry.of(model.network());
        Permutation permutation =
                permutationFile == null
                        ? Permutation.movingEveryUnit(symmetry, new Random(seed))
                        : PermutationFile.read(permutationFile, symmetry);
        var found = Equivalence.check(model.network(), model.parameters(), permutation);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("relativeDifference", found.relativeDifference());
        fields.put("tolerance", Equivalence.TOLERANCE);
        fields.put("freeUnits", found.freeUnits());
        fields.put("movedUnits", permutation.movedUnits());
        fields.put("equivalent", found.equivalent());
        String moved =
                "%s of %s free units moved. "
                        .formatted(
                                Table.count(permutation.movedUnits()),
                                Table.count(found.freeUnits()));
        common.print(work.terminal(), fields, moved + Sentences.equivalence("A", found));
        if (!found.equivalent()) {
            throw new WorkException(
                    "the permuted model doesn't compute the same",
                    file.toString(),
                    "look at the permutation's groups with inspect");
        }
        return 0;
    }
}
