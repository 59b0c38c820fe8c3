package thalweg.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import thalweg.words.Phrase;

/**
 * What a file that is no checkpoint looks like, from its first bytes.
 *
 * @param name the key of its name, with an article, and of what to do about it
 */
record FileKind(String name, String todo) {
    /** What to do with what is no checkpoint. */
    static final Phrase NAME_ONE = Phrase.of("remedies.name-checkpoint");

    /** How many bytes it takes to tell. */
    static final int HEAD = 512;

    /** Bytes that look like nothing. */
    static final FileKind UNKNOWN = new FileKind("", "remedies.name-checkpoint");

    /** First bytes, and what has them; the longer before the shorter. */
    private static final List<Map.Entry<String, FileKind>> MAGIC =
            List.of(
                    Map.entry("89504e47", other("png")),
                    Map.entry("ffd8ff", other("jpeg")),
                    Map.entry("47494638", other("gif")),
                    Map.entry("25504446", other("pdf")),
                    Map.entry("89484446", other("hdf5")),
                    Map.entry("47475546", other("gguf")),
                    Map.entry("1f8b", archive("gzip")),
                    Map.entry("425a68", archive("bzip2")),
                    Map.entry("fd377a585a00", archive("xz")),
                    Map.entry("28b52ffd", archive("zstandard")),
                    Map.entry("7f454c46", other("program")),
                    Map.entry("cafebabe", other("class")),
                    Map.entry("53514c69746520666f726d6174", other("sqlite")),
                    Map.entry("00000801", other("idx-labels")),
                    Map.entry("00000803", other("idx-images")),
                    Map.entry("8002", resave("pickle")),
                    Map.entry("8003", resave("pickle")),
                    Map.entry("8004", resave("pickle")),
                    Map.entry("8005", resave("pickle")));

    private static final Pattern HTML_TAG = Pattern.compile("<(html|head|body)[\\s>]");

    private static final Pattern XML_START =
            Pattern.compile("<(\\?xml\\s|!doctype\\s|[\\p{L}_][^<>]*>)");

    private static FileKind other(String name) {
        return new FileKind("badcheckpoint.kind-" + name, "remedies.name-checkpoint");
    }

    private static FileKind archive(String name) {
        return new FileKind("badcheckpoint.kind-" + name, "remedies.unpack");
    }

    private static FileKind resave(String name) {
        return new FileKind(
                "badcheckpoint.kind-" + name,
                "remedies.load-in-pytorch-save-statedict-with-torchsave");
    }

    /** Whether these first bytes are a zip's. */
    static boolean zip(byte[] head) {
        return head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    /** What these first bytes are; {@link #UNKNOWN} when they look like nothing. */
    static FileKind of(byte[] head) {
        String hex = HexFormat.of().formatHex(head);
        for (var magic : MAGIC) {
            if (hex.startsWith(magic.getKey())) {
                return magic.getValue();
            }
        }
        if (head.length > 262
                && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar")) {
            return oldTorch(head) ? resave("old-pytorch") : archive("tar");
        }
        String text =
                new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "").stripLeading();
        if (text.startsWith("version https://git-lfs")) {
            return new FileKind("badcheckpoint.kind-lfs", "remedies.git-lfs-pull");
        }
        String start = text.toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html")
                || start.startsWith("<") && HTML_TAG.matcher(start).find()) {
            return other("web-page");
        }
        if (XML_START.matcher(start).lookingAt()) {
            return other("xml");
        }
        return plain(head) ? other("text") : UNKNOWN;
    }

    /** Whether a tar begins with what PyTorch put into one, in its first year. */
    private static boolean oldTorch(byte[] head) {
        String name = new String(head, 0, 100, StandardCharsets.US_ASCII).trim();
        return List.of("sys_info", "pickle", "tensors", "storages").contains(name);
    }

    /** In words, with an article. */
    Phrase said() {
        return Phrase.of(name);
    }

    /** What to do about it. */
    Phrase remedy() {
        return Phrase.of(todo);
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
