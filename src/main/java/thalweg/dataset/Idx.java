package thalweg.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import thalweg.engine.Problem;
import thalweg.words.Phrase;

/**
 * An IDX file of bytes, plain or gzipped: 0, 0, a type, the number of axes, their lengths as 32-bit
 * big-endian numbers, then the bytes in row-major order. (Format: LeCun, Cortes and Burges, the
 * MNIST database's own page.)
 *
 * @param bytes row-major, unsigned
 */
record Idx(List<Integer> shape, byte[] bytes) {
    private static final int UNSIGNED_BYTE = 8;

    /** As many as an array holds. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private static final int MAX_AXES = 4;
    private static final int CHUNK = 1 << 20;

    /**
     * @param axes how many it must have, at the least
     * @throws DatasetException when it can't be read, is cut short, or its header lies
     */
    static Idx read(Path file, int axes) {
        try (InputStream raw = Files.newInputStream(file);
                var in = new DataInputStream(unfolded(raw))) {
            return read(file, in, axes);
        } catch (EOFException e) {
            throw damaged(file, Phrase.of("badfiles.file-cut-short"));
        } catch (ZipException e) {
            throw damaged(file, Phrase.of("baddata.gzip-data-damaged"));
        } catch (AccessDeniedException e) {
            throw new DatasetException(
                    Phrase.of("badfiles.file-may-not-read"),
                    file.toString(),
                    Phrase.of("remedies.ask-for-right-to-read"));
        } catch (IOException e) {
            throw new DatasetException(
                    Phrase.of("badfiles.file-cannot-read", Problem.reason(e)),
                    file.toString(),
                    Phrase.of("remedies.check-disk"));
        }
    }

    /** By content, whatever the name says. */
    private static InputStream unfolded(InputStream raw) throws IOException {
        var in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static Idx read(Path file, DataInputStream in, int axes) throws IOException {
        int magic = in.readInt();
        int count = magic & 0xff;
        if (magic >>> 16 != 0 || count < axes || count > MAX_AXES) {
            throw damaged(
                    file,
                    Phrase.of(
                            "baddata.not-idx-file",
                            axes == 1 ? Phrase.of("baddata.labels") : Phrase.of("baddata.images")));
        }
        if (magic >>> 8 != UNSIGNED_BYTE) {
            throw new DatasetException(
                    Phrase.of("baddata.idx-file-holds-numbers-other-than-unsigned"),
                    file.toString(),
                    Phrase.of("remedies.convert-to-unsigned-bytes"));
        }
        List<Integer> shape = new ArrayList<>();
        long length = 1;
        for (int i = 0; i < count; i++) {
            int axis = in.readInt();
            // Before each product both factors are below 2^31.
            length *= Math.max(axis, 0);
            if (axis == 0) {
                throw damaged(file, Phrase.of("baddata.header-claims-no-numbers-at-all"));
            }
            if (axis < 0 || length > MOST) {
                throw damaged(file, Phrase.of("baddata.header-claims-more-than-numbers", MOST));
            }
            shape.add(axis);
        }
        byte[] bytes = body(file, in, (int) length);
        if (in.read() >= 0) {
            throw damaged(file, Phrase.of("baddata.file-holds-more-than-header-says"));
        }
        return new Idx(shape, bytes);
    }

    /** Takes room as the bytes come, so that a header alone can claim no memory. */
    private static byte[] body(Path file, DataInputStream in, int length) throws IOException {
        if (length > Runtime.getRuntime().maxMemory() / 2) {
            throw new DatasetException(
                    Phrase.of("baddata.bytes-examples-do-not-fit-in-memory", length),
                    file.toString(),
                    Phrase.of("remedies.use-fewer-examples-give-program-more-memory"));
        }
        var bytes = new byte[Math.min(length, CHUNK)];
        int held = 0;
        while (true) {
            in.readFully(bytes, held, bytes.length - held);
            held = bytes.length;
            if (held == length) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * held));
        }
    }

    static DatasetException damaged(Path file, Phrase what) {
        return new DatasetException(what, file.toString(), Phrase.of("remedies.copy-data-again"));
    }
}
