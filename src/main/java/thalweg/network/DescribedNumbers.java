package thalweg.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import thalweg.words.Phrase;

/** Numbers of a described layer. */
final class DescribedNumbers {
    private static final int LARGEST = 1 << 24;

    /** Of strides, padding and the like: their products stay whole numbers. */
    private static final int LARGEST_STEP = 1 << 12;

    private DescribedNumbers() {}

    /** A whole number of at least {@code least}. */
    static int whole(DescriptionLine line, String what, String word, int least) {
        return whole(line, Phrase.plain(what), word, least);
    }

    /** As the other. */
    static int whole(DescriptionLine line, Phrase what, String word, int least) {
        try {
            int n = Integer.parseInt(word);
            if (n >= least && n <= LARGEST) {
                return n;
            }
        } catch (NumberFormatException e) {
            // What is told below covers it.
        }
        throw line.problem(
                Phrase.of("badnetwork.described-is", what, word),
                least > Integer.MIN_VALUE
                        ? Phrase.of("remedies.described-whole-from", String.valueOf(least))
                        : Phrase.of("remedies.described-whole"));
    }

    /** An option's whole number, or another where it isn't said. */
    static int whole(DescriptionLine line, DescriptionOption option, int unsaid, int least) {
        String word = line.said(option);
        return word == null ? unsaid : whole(line, option.word(), word, least);
    }

    /** An option's real number of at least 0, or another where it isn't said. */
    static double real(DescriptionLine line, DescriptionOption option, double unsaid) {
        String word = line.said(option);
        if (word == null) {
            return unsaid;
        }
        try {
            double x = Double.parseDouble(word);
            if (Double.isFinite(x) && x >= 0) {
                return x;
            }
        } catch (NumberFormatException e) {
            // What is told below covers it.
        }
        throw line.problem(
                Phrase.of("badnetwork.described-is", option.word(), word),
                Phrase.of("remedies.described-number-from-zero"));
    }

    /** A real number, or inf or -inf. */
    static double bound(DescriptionLine line, String word) {
        String java = word.replaceFirst("inf$", "Infinity");
        try {
            double x = Double.parseDouble(java);
            if (!Double.isNaN(x)) {
                return x;
            }
        } catch (NumberFormatException e) {
            // What is told below covers it.
        }
        throw line.problem(
                Phrase.of("badnetwork.described-bound", word),
                Phrase.of("remedies.described-bound"));
    }

    /** One number for all axes, or one an axis as in 2x1. */
    static List<Integer> axes(DescriptionLine line, String what, String word, int axes, int least) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : word.split("x", -1)) {
            int n = whole(line, what, part, least);
            if (n > LARGEST_STEP) {
                throw line.problem(
                        Phrase.of("badnetwork.described-is-number", what, String.valueOf(n)),
                        Phrase.of("remedies.described-at-most", String.valueOf(LARGEST_STEP)));
            }
            numbers.add(n);
        }
        if (numbers.size() == 1) {
            return Collections.nCopies(axes, numbers.getFirst());
        }
        if (numbers.size() != axes) {
            throw line.problem(
                    Phrase.of(
                            "badnetwork.described-axes",
                            what,
                            String.valueOf(numbers.size()),
                            axes),
                    Phrase.of("remedies.described-one-an-axis"));
        }
        return numbers;
    }

    /** An option's numbers, or others where it isn't said. */
    static List<Integer> axes(
            DescriptionLine line, DescriptionOption option, List<Integer> unsaid, int least) {
        String word = line.said(option);
        return word == null ? unsaid : axes(line, option.word(), word, unsaid.size(), least);
    }

    /** As {@link #axes} reads it. */
    static String written(List<Integer> numbers) {
        if (!numbers.isEmpty() && numbers.stream().allMatch(numbers.getFirst()::equals)) {
            return String.valueOf(numbers.getFirst());
        }
        return String.join("x", numbers.stream().map(String::valueOf).toList());
    }

    /** Stride, padding and dilation of a window over values of that shape. */
    static Window window(
            DescriptionLine line, List<Integer> kernel, List<Integer> stride, List<Integer> in) {
        int axes = kernel.size();
        List<Integer> ones = Collections.nCopies(axes, 1);
        List<Integer> steps = axes(line, DescriptionOption.STRIDE, stride, 1);
        List<Integer> dilation = axes(line, DescriptionOption.DILATION, ones, 1);
        List<Integer> before;
        List<Integer> after;
        if ("same".equals(line.said(DescriptionOption.PADDING))) {
            Window same = SamePadding.window(kernel, steps, dilation, in.subList(1, axes + 1));
            before = same.before();
            after = same.after();
        } else {
            before = axes(line, DescriptionOption.PADDING, Collections.nCopies(axes, 0), 0);
            after = before;
        }
        after = axes(line, DescriptionOption.AFTER, after, 0);
        return new Window(kernel, steps, before, after, dilation);
    }
}
