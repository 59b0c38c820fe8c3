package thalweg.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import thalweg.checkpoint.Checkpoint;
import thalweg.checkpoint.Tensor;
import thalweg.words.Phrase;

/**
 * A description to begin with, of a network that nothing recognises: a line for each module in the
 * file's order, of the kind that its tensors' shapes suggest. The first line that doesn't fit is
 * where a person goes on.
 */
final class DescriptionDraft {
    private static final int GREY_SIDE = 28;
    private static final int COLOUR_SIDE = 32;
    private static final int TOKENS = 16;
    private static final List<String> HEAD =
            List.of(
                    "# One layer a line, NAME = KIND; its tensors are NAME.weight and so on.",
                    "# Not in the file, and so to be corrected: input size, order, activations,",
                    "# pooling, stride and padding.");

    /** Parts of a module's tensors that its line uses. */
    private static final Set<String> USUAL =
            Set.of(
                    "weight",
                    "kernel",
                    "bias",
                    "gamma",
                    "beta",
                    "running_mean",
                    "running_var",
                    "moving_mean",
                    "moving_variance",
                    "in_proj_weight",
                    "in_proj_bias");

    private final Activation activation;
    private final List<Map.Entry<String, Map<String, Tensor>>> modules;
    private final DescriptionReader reader;
    private final StringBuilder text = new StringBuilder();
    private boolean fits = true;

    private DescriptionDraft(Checkpoint checkpoint, Activation activation) {
        this.activation = activation;
        this.reader = new DescriptionReader(Phrase.of("badnetwork.the-draft"), checkpoint);
        Map<String, Map<String, Tensor>> byPath = new LinkedHashMap<>();
        for (Tensor t : checkpoint.tensors()) {
            if (!Reading.counter(t)) {
                int cut = Math.max(t.name().lastIndexOf('.'), t.name().lastIndexOf('/'));
                String path = t.name().substring(0, Math.max(0, cut));
                String part = t.name().substring(cut + 1);
                boolean alone = cut < 0 && !Set.of("weight", "bias").contains(part);
                byPath.computeIfAbsent(alone ? part : path, _ -> new LinkedHashMap<>())
                        .put(alone ? "weight" : part, t);
            }
        }
        modules = List.copyOf(byPath.entrySet());
    }

    static String of(Checkpoint checkpoint, Activation activation) {
        var draft = new DescriptionDraft(checkpoint, activation);
        HEAD.forEach(line -> draft.text.append(line).append('\n'));
        draft.write();
        return draft.text.toString();
    }

    private void write() {
        boolean begun = false;
        for (int i = 0; i < modules.size(); i++) {
            Map<String, Tensor> parts = modules.get(i).getValue();
            if (!begun && weight(parts) != null) {
                begun = true;
                line(input(modules.get(i).getKey(), weight(parts)));
            }
            module(i);
        }
        if (!begun) {
            line("input 3 32 32");
        }
    }

    private static @Nullable Tensor weight(Map<String, Tensor> parts) {
        Tensor weight = parts.get("weight");
        return weight == null ? parts.get("kernel") : weight;
    }

    private static String input(String path, @Nullable Tensor weight) {
        List<Integer> shape = weight == null ? List.of() : weight.shape();
        return switch (shape.size()) {
            case 2 -> table(path) ? "input " + TOKENS : "input " + shape.get(1);
            case 3 -> "input " + shape.get(1) + " 64";
            case 4 -> {
                int side = shape.get(1) == 1 ? GREY_SIDE : COLOUR_SIDE;
                yield "input %d %d %d".formatted(shape.get(1), side, side);
            }
            default -> "input 3 32 32";
        };
    }

    private static boolean table(String path) {
        String last = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return last.contains("emb") || last.equals("wte") || last.equals("wpe");
    }

    private void module(int index) {
        String path = modules.get(index).getKey();
        Map<String, Tensor> parts = modules.get(index).getValue();
        if (partOfAttention(path)) {
            return;
        }
        String name = DescriptionLine.named(path) + " ";
        Tensor weight = weight(parts);
        if (parts.containsKey("running_mean") || parts.containsKey("moving_mean")) {
            line(name + "batch-norm");
            activate(index);
        } else if (parts.containsKey("in_proj_weight")) {
            line(name + "attention heads 1");
        } else if (weight == null || weight.shape().isEmpty() || weight.shape().size() > 4) {
            parts.values().forEach(this::noLineFor);
            return;
        } else if (weight.shape().size() == 1) {
            line(name + "layer-norm");
        } else if (weight.shape().size() == 2) {
            dense(index, name, path, weight);
        } else {
            int kernel = weight.shape().get(weight.shape().size() - 1);
            line(name + "conv" + (kernel > 1 ? " padding " + kernel / 2 : ""));
            activate(index);
        }
        parts.forEach(
                (part, tensor) -> {
                    if (!USUAL.contains(part)) {
                        noLineFor(tensor);
                    }
                });
    }

    private void noLineFor(Tensor t) {
        text.append("# no line yet for ")
                .append(t.name().replaceAll("\\p{Cntrl}", "?"))
                .append(' ')
                .append(t.shape())
                .append('\n');
    }

    /** The output projection of PyTorch's attention, which its line uses. */
    private boolean partOfAttention(String path) {
        String end = ".out_proj";
        return path.endsWith(end)
                && modules.stream()
                        .anyMatch(
                                m ->
                                        path.equals(m.getKey() + end)
                                                && m.getValue().containsKey("in_proj_weight"));
    }

    private void dense(int index, String name, String path, Tensor weight) {
        if (table(path)) {
            line(name + "embedding");
            return;
        }
        List<Integer> in = reader.lastShape();
        boolean image = in.size() == 3;
        if (image && weight.shape().get(1).equals(in.getFirst())) {
            line("global-average-pool");
        }
        if (image || in.size() == 2 && !weight.shape().contains(in.getFirst())) {
            line("flatten");
        }
        line(name + "dense");
        activate(index);
    }

    /** After a layer that a norm doesn't follow, unless it is the last. */
    private void activate(int index) {
        if (index == modules.size() - 1 || activation == Activation.IDENTITY) {
            return;
        }
        Map<String, Tensor> next = modules.get(index + 1).getValue();
        Tensor weight = weight(next);
        boolean norm =
                next.containsKey("running_mean")
                        || next.containsKey("moving_mean")
                        || weight != null && weight.shape().size() == 1;
        if (!norm) {
            List<String> words = new DescribedWords(Map.of()).of(new Layer.Activate(activation));
            line(words.getFirst());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
        if (fits) {
            try {
                reader.take(new DescriptionLine.Place(Phrase.of("badnetwork.the-draft"), 1, line));
            } catch (DescriptionException e) {
                fits = false; // the lines after it are written all the same
            }
        }
    }
}
