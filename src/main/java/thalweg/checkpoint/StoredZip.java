package thalweg.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes a zip whose entries are stored and begin at multiples of 64 bytes, as PyTorch does, so
 * that they can be mapped into memory. Up to 4 GB.
 */
final class StoredZip {
    private static final int ALIGNMENT = 64;

    /** The id that PyTorch gives to the padding before an entry. */
    private static final int PADDING_ID = 0x4246;

    private static final int VERSION = 20;
    private static final int UTF_8 = 1 << 11;

    /** 1 January 1980, zip's first day: the same input gives the same file. */
    private static final int DATE = 1 << 5 | 1;

    private final Output out;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    StoredZip(Output out) {
        this.out = out;
    }

    /** An entry of bytes. */
    void add(String name, byte[] bytes) throws IOException {
        add(name, bytes, null);
    }

    /** An entry of bytes and, after them, a tensor's numbers. */
    void add(String name, byte[] head, Checkpoints.@Nullable Content tensor) throws IOException {
        var crc = new CRC32();
        crc.update(head);
        long size = head.length;
        if (tensor != null) {
            Output.update(crc, tensor);
            size += (long) tensor.values().length * tensor.type().bytes();
        }
        add(
                name,
                size,
                (int) crc.getValue(),
                body -> {
                    body.write(head);
                    if (tensor != null) {
                        body.write(tensor);
                    }
                });
    }

    /** An entry of a size and checksum known beforehand. */
    void add(String name, long size, int crc, WholeFile.Body body) throws IOException {
        long local = out.written();
        if (local + size > 0xf000_0000L || entries == 0xfff0) {
            throw new IOException("a zip of over 4 GB; .safetensors has no such limit");
        }
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        int data = (int) ((local + 30 + path.length + 4) % ALIGNMENT);
        int padding = (ALIGNMENT - data) % ALIGNMENT;

        var header = little(30 + path.length + 4 + padding);
        header.putInt(0x04034b50).putShort((short) VERSION);
        common(header, crc, size, path.length);
        header.putShort((short) (4 + padding)).put(path);
        header.putShort((short) PADDING_ID).putShort((short) padding);
        out.write(header.array());
        body.write(out);

        var central = little(46 + path.length);
        central.putInt(0x02014b50).putShort((short) VERSION).putShort((short) VERSION);
        common(central, crc, size, path.length);
        central.position(42);
        central.putInt((int) local).put(path);
        directory.write(central.array());
        entries++;
    }

    /** From the flags to the length of the name: the same in both headers. */
    private static void common(ByteBuffer header, int crc, long size, int name) {
        header.putShort((short) UTF_8).putShort((short) 0);
        header.putShort((short) 0).putShort((short) DATE);
        header.putInt(crc).putInt((int) size).putInt((int) size).putShort((short) name);
    }

    /** The directory; after it the zip is complete. */
    void finish() throws IOException {
        long offset = out.written();
        directory.writeTo(out);
        var end = little(22);
        end.putInt(0x06054b50).putInt(0);
        end.putShort((short) entries).putShort((short) entries);
        end.putInt(directory.size()).putInt((int) offset).putShort((short) 0);
        out.write(end.array());
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
