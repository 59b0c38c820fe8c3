package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Checkpoints;
import thalweg.checkpoint.Tensor;
import thalweg.network.Assumption;
import thalweg.network.Layer;
import thalweg.network.Models;
import thalweg.network.Network;
import thalweg.network.UnrecognisedException;
import thalweg.symmetry.AxisSegment;
import thalweg.symmetry.PermutationGroup;
import thalweg.symmetry.Symmetry;

/** What files hold: format, architecture, tensors, permutation groups. Reads no numbers. */
@CommandLine.Command(header = "What a model file holds: architecture, tensors, permutation groups.")
final class InspectCommand implements Command {
    /** Characters of a file's metadata that are shown; JSON has them all. */
    private static final int MAX_TEXT = 80;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private ModelOptions reading = new ModelOptions();

    @Option(
            names = "--describe",
            description =
                    "Print the network as a text that --network reads, to be changed; where it isn't"
                            + " recognised, a draft to begin with.")
    private boolean describe;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "PyTorch, safetensors, NumPy, ONNX, Keras, Flax or Deeplearning4j.")
    private List<Path> files = List.of();

    /** One file's structure. */
    private record Structure(Checkpoint checkpoint, Network network, Symmetry symmetry) {
        /** Learnable numbers; running statistics are none. */
        long parameters() {
            return network.slots().stream()
                    .filter(Layer.Slot::learnable)
                    .mapToLong(Layer.Slot::count)
                    .sum();
        }
    }

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        return describe ? describe(work) : inspect(work);
    }

    /** One description a file, under its name where there are several. */
    private int describe(Workplace work) {
        List<Object> fields = new ArrayList<>();
        var text = new StringBuilder();
        for (Path file : files) {
            Checkpoint checkpoint = Checkpoints.open(file);
            Models.Options options = reading.options(work);
            boolean recognised = true;
            String words;
            try {
                words = Models.describe(checkpoint, options);
            } catch (UnrecognisedException e) {
                recognised = false;
                words =
                        "# A draft, since the network isn't recognised: %s\n%s"
                                .formatted(e.what(), Models.draft(checkpoint, options));
            }
            var model = new LinkedHashMap<String, Object>();
            model.put("file", file.toString());
            model.put("recognised", recognised);
            model.put("description", words);
            fields.add(model);
            text.append(files.size() > 1 ? "# " + file + '\n' : "").append(words);
        }
        common.print(work.terminal(), Map.of("models", fields), text);
        return 0;
    }

    private int inspect(Workplace work) {
        List<Structure> models = new ArrayList<>();
        for (Path file : files) {
            Checkpoint checkpoint = Checkpoints.open(file);
            Models.Options options = reading.options(work);
            Network network = Models.recognise(checkpoint, options);
            reading.remember(work, options, checkpoint, network);
            models.add(new Structure(checkpoint, network, Symmetry.of(network)));
        }
        List<Object> fields = new ArrayList<>();
        var text = new StringBuilder();
        for (Structure model : models) {
            fields.add(fields(model));
            text.append(text.isEmpty() ? "" : "\n").append(table(model));
        }
        common.print(work.terminal(), Map.of("models", fields), text);
        return 0;
    }

    private static Map<String, Object> fields(Structure model) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", model.checkpoint.file().toString());
        fields.put("format", model.checkpoint.format());
        fields.put("metadata", model.checkpoint.metadata());
        fields.put("architecture", model.network.architecture());
        fields.put("tensors", model.checkpoint.tensors().size());
        fields.put("parameters", model.parameters());
        fields.put("freeUnits", model.symmetry.freeUnits());
        fields.put(
                "guesses",
                model.network.guesses().stream().map(a -> a.said().inEnglish()).toList());
        fields.put("layers", model.checkpoint.tensors().stream().map(t -> layer(t)).toList());
        fields.put("groups", model.symmetry.groups().stream().map(g -> group(g)).toList());
        return fields;
    }

    private static Map<String, Object> layer(Tensor tensor) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", tensor.name());
        fields.put("shape", tensor.shape());
        fields.put("dtype", tensor.type().label());
        return fields;
    }

    private static Map<String, Object> group(PermutationGroup group) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", group.name());
        fields.put("size", group.size());
        fields.put("kind", group.kind().name().toLowerCase(Locale.ROOT));
        if (group.within() != null) {
            fields.put("block", group.within().block());
        }
        fields.put("axes", group.segments().stream().map(s -> axis(s)).toList());
        return fields;
    }

    private static Map<String, Object> axis(AxisSegment segment) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("tensor", segment.tensor());
        fields.put("axis", segment.axis());
        fields.put("offset", segment.offset());
        fields.put("count", segment.count());
        fields.put("block", segment.block());
        fields.put("stride", segment.stride());
        fields.put("first", segment.first());
        if (segment.rows() != null) {
            fields.put("rows", List.of(segment.rows().offset(), segment.rows().count()));
        }
        return fields;
    }

    /** Text of a file that isn't trusted, on one line of the terminal. */
    private static String plain(String text) {
        String shown = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return shown.codePointCount(0, shown.length()) <= MAX_TEXT
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, MAX_TEXT)) + "…";
    }

    private static String table(Structure model) {
        var text = new StringBuilder();
        text.append(model.checkpoint.file()).append('\n');
        text.append("  ")
                .append(model.network.architecture())
                .append(", ")
                .append(Table.count(model.parameters()))
                .append(" parameters, ")
                .append(model.checkpoint.format())
                .append('\n');
        for (Assumption guess : model.network.guesses()) {
            text.append("  assumed ").append(guess.said().inEnglish()).append('\n');
        }
        if (!model.checkpoint.metadata().isEmpty()) {
            var metadata = new Table("ll").row("metadata", "value");
            model.checkpoint
                    .metadata()
                    .forEach((key, value) -> metadata.row(plain(key), plain(value)));
            text.append('\n').append(metadata.toString().indent(2));
        }
        var tensors = new Table("lrl").row("tensor", "shape", "type");
        for (Tensor t : model.checkpoint.tensors()) {
            String shape =
                    t.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
            tensors.row(t.name(), shape.isEmpty() ? "scalar" : shape, t.type().label());
        }
        var groups = new Table("lrll").row("group", "units", "kind", "axes");
        for (PermutationGroup g : model.symmetry.groups()) {
            if (g.within() != null) {
                continue; // units of a block, said by its nested group
            }
            String axes =
                    g.segments().stream()
                            .map(s -> s.tensor() + "[" + s.axis() + "]")
                            .distinct()
                            .collect(Collectors.joining(", "));
            groups.row(
                    g.name(),
                    Table.count(g.size()),
                    g.kind().name().toLowerCase(Locale.ROOT),
                    axes);
        }
        text.append('\n').append(tensors.toString().indent(2));
        text.append('\n').append(groups.toString().indent(2));
        return text.toString();
    }
}
