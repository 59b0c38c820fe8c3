package thalweg.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a file that is no checkpoint looks like, from its first bytes. */
final class FileKind {
    /** What to do with what is no checkpoint. */
    static final String NAME_ONE =
            "name a file of PyTorch, safetensors, NumPy, ONNX, Keras, Flax or Deeplearning4j";

    /** How many bytes it takes to tell. */
    static final int HEAD = 512;

    /** What {@link #of} says of bytes that look like nothing. */
    static final String UNKNOWN = "";

    /** First bytes, and what has them; the longer before the shorter. */
    private static final List<Map.Entry<String, String>> MAGIC =
            List.of(
                    Map.entry("89504e47", "a PNG picture"),
                    Map.entry("ffd8ff", "a JPEG picture"),
                    Map.entry("47494638", "a GIF picture"),
                    Map.entry("25504446", "a PDF document"),
                    Map.entry("89484446", "a damaged HDF5 file"),
                    Map.entry("47475546", "a GGUF model"),
                    Map.entry("1f8b", "a gzip archive"),
                    Map.entry("425a68", "a bzip2 archive"),
                    Map.entry("fd377a585a00", "an xz archive"),
                    Map.entry("28b52ffd", "a Zstandard archive"),
                    Map.entry("7f454c46", "a Linux program"),
                    Map.entry("cafebabe", "a Java class"),
                    Map.entry("53514c69746520666f726d6174", "an SQLite database"),
                    Map.entry("00000801", "an IDX file of labels"),
                    Map.entry("00000803", "an IDX file of images"),
                    Map.entry("8002", "a bare Python pickle"),
                    Map.entry("8003", "a bare Python pickle"),
                    Map.entry("8004", "a bare Python pickle"),
                    Map.entry("8005", "a bare Python pickle"));

    private static final Pattern HTML_TAG = Pattern.compile("<(html|head|body)[\\s>]");

    private static final Pattern XML_START =
            Pattern.compile("<(\\?xml\\s|!doctype\\s|[\\p{L}_][^<>]*>)");

    private FileKind() {}

    /** Whether these first bytes are a zip's. */
    static boolean zip(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    /** In words, with an article; {@link #UNKNOWN} when they look like nothing. */
    static String of(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        for (var magic : MAGIC) {
            if (hex.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        if (head.length > 262
                && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
            return oldTorch(head)
                    ? "a PyTorch file in the tar form of its first versions"
                    : "a tar archive";
        }
        String text =
                new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").stripLeading();
        if (text.startsWith("version https://git-lfs")) {
            return "a Git LFS pointer: the model itself was not fetched";
        }
        String start = text.toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<") && HTML_TAG.matcher(start).find()) {
            return "a web page";
        }
        if (XML_START.matcher(start).lookingAt()) {
            return "an XML file";
        }
        return plain(head) ? "a text file" : UNKNOWN;
    }

    /** Whether a tar begins with what PyTorch put into one, in its first year. */
    private static boolean oldTorch(byte[] head) {
        String name = new String(head, 0, 100, StandardCharsets.US_ASCII).trim();
        return List.of("sys_info", "pickle", "tensors", "storages").contains(name);
    }

    /** What to do about it. */
    static String remedy(String kind) {
        return kind.startsWith("a PyTorch file") || kind.startsWith("a bare Python")
                ? "load it in PyTorch and save its state_dict() with torch.save"
                : kind.startsWith("a Git LFS")
                        ? "run git lfs pull"
                        : kind.endsWith("archive") ? "unpack it first" : NAME_ONE;
    }

    private static boolean plain(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        return !new String(head, StandardCharsets.UTF_8).contains("\uFFFD");
    }
}
