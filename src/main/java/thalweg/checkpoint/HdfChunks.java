package thalweg.checkpoint;

import io.jhdf.ObjectHeader;
import io.jhdf.btree.BTreeV1;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import thalweg.words.Phrase;

/**
 * The numbers of a dataset that is cut into chunks, perhaps shuffled and deflated, as h5py writes
 * with {@code compression="gzip"}. The chunks are found and unfolded when the numbers are read.
 *
 * @param address of the dataset's header
 */
record HdfChunks(
        String name, long address, Bytes bytes, ElementType type, ByteOrder order, Strided layout)
        implements Tensor.Source {
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER_32 = 3;

    /** No byte of DEFLATE stands for more than 1,032 bytes. */
    private static final long MAX_RATIO = 1032;

    @Override
    public float[] read() {
        return HdfStorage.guarded(bytes, this::unfolded);
    }

    private float[] unfolded() {
        if (layout.count() == 0) {
            return new float[0];
        }
        var storage = HdfStorage.of(bytes);
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, address);
        var chunked = header.getMessageOfType(ChunkedDataLayoutMessage.class);
        List<FilterPipelineMessage.FilterInfo> filters =
                header.hasMessageOfType(FilterPipelineMessage.class)
                        ? header.getMessageOfType(FilterPipelineMessage.class).getFilters()
                        : List.of();
        requireKnown(filters);
        int[] shape = chunked.getChunkDimensions();
        long each = type.bytes();
        long expected = 1;
        for (int i = 0; i < shape.length; i++) {
            if (shape.length != layout.shape().size() || shape[i] <= 0) {
                throw HdfTensor.lies(name, bytes);
            }
            each = Math.multiplyExact(each, shape[i]);
            expected *= (layout.shape().get(i) + (long) shape[i] - 1) / shape[i];
        }
        List<Chunk> chunks =
                chunked.getBTreeAddress() == -1
                        ? List.of()
                        : BTreeV1.createDataBTree(storage, chunked.getBTreeAddress(), shape.length)
                                .getChunks();
        if (chunks.size() != expected) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.dataset-was-not-wholly-written", Text.shown(name)),
                    bytes.where(),
                    Phrase.of("remedies.save-model-again"));
        }
        requireTiling(chunks, shape);
        float[] numbers = Numbers.allocate(layout.count(), bytes.where());
        for (Chunk chunk : chunks) {
            if (each > MAX_RATIO * (chunk.getSize() & 0xffffffffL) + MAX_RATIO) {
                throw bomb();
            }
            int size = Math.toIntExact(each);
            float[] part = Numbers.allocate(size / type.bytes(), bytes.where());
            new Numbers.Decoder(type, order, part)
                    .accept(ByteBuffer.wrap(decoded(chunk, filters, size)));
            place(part, shape, chunk.getChunkOffset(), numbers);
        }
        return numbers;
    }

    private void requireKnown(List<FilterPipelineMessage.FilterInfo> filters) {
        for (var filter : filters) {
            if (filter.getId() < DEFLATE || filter.getId() > FLETCHER_32) {
                throw new CheckpointException(
                        Phrase.of(
                                "badcheckpoint.dataset-compressed-with-not-read",
                                Text.shown(name),
                                filter.getId() == 32000
                                        ? Phrase.of("badcheckpoint.lzf")
                                        : Phrase.of("badcheckpoint.hdf5s-filter", filter.getId())),
                        bytes.where(),
                        Phrase.of("remedies.save-model-again-without-compression-with-gzip"));
            }
        }
    }

    /** As many chunks as there are places, each at a place of its own. */
    private void requireTiling(List<Chunk> chunks, int[] shape) {
        Set<List<Long>> places = new HashSet<>();
        for (Chunk chunk : chunks) {
            long[] offset = chunk.getChunkOffset();
            for (int i = 0; i < shape.length; i++) {
                if (offset[i] < 0
                        || offset[i] >= layout.shape().get(i)
                        || offset[i] % shape[i] != 0) {
                    throw HdfTensor.lies(name, bytes);
                }
            }
            if (!places.add(Arrays.stream(offset).boxed().toList())) {
                throw HdfTensor.lies(name, bytes);
            }
        }
    }

    private byte[] decoded(Chunk chunk, List<FilterPipelineMessage.FilterInfo> filters, int size) {
        long length = chunk.getSize() & 0xffffffffL;
        if (chunk.getAddress() < 0
                || length > size + (1L << 16)
                || chunk.getAddress() > bytes.size() - length) {
            throw HdfTensor.lies(name, bytes);
        }
        byte[] data = bytes.read(chunk.getAddress(), (int) length);
        BitSet left = chunk.getFilterMask();
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (left.get(i)) {
                continue; // this chunk was stored without
            }
            data =
                    switch (filters.get(i).getId()) {
                        case DEFLATE -> inflated(data, size + 4);
                        case SHUFFLE -> unshuffled(data);
                        default -> Arrays.copyOf(data, Math.max(0, data.length - 4)); // a checksum
                    };
        }
        if (data.length != size) {
            throw HdfStorage.damaged(bytes);
        }
        return data;
    }

    private byte[] inflated(byte[] data, int limit) {
        try (var inflater = new Inflater()) {
            inflater.setInput(data);
            byte[] result = Numbers.room(limit, bytes.where(), () -> new byte[limit]);
            int at = 0;
            while (!inflater.finished()) {
                int got = inflater.inflate(result, at, limit - at);
                at += got;
                if (got == 0 && !inflater.finished()) {
                    throw at == limit ? bomb() : HdfStorage.damaged(bytes);
                }
            }
            return Arrays.copyOf(result, at);
        } catch (DataFormatException e) {
            throw HdfStorage.damaged(bytes);
        }
    }

    /** All first bytes of the numbers, then all second ones, and so on: put together again. */
    private byte[] unshuffled(byte[] data) {
        int width = type.bytes();
        int count = data.length / width;
        byte[] result = data.clone();
        for (int b = 0; b < width; b++) {
            for (int i = 0; i < count; i++) {
                result[i * width + b] = data[b * count + i];
            }
        }
        return result;
    }

    /** Copies a chunk's rows, those parts of them that lie inside the tensor. */
    private void place(float[] part, int[] shape, long[] offset, float[] numbers) {
        int last = shape.length - 1;
        int row = shape[last];
        var index = new int[shape.length];
        for (int from = 0; from < part.length; from += row) {
            long to = 0;
            boolean inside = true;
            for (int i = 0; i <= last; i++) {
                long at = offset[i] + index[i];
                inside &= at < layout.shape().get(i);
                to += at * layout.strides()[i];
            }
            if (inside) {
                int count = (int) Math.min(row, layout.shape().get(last) - offset[last]);
                System.arraycopy(part, from, numbers, (int) to, count);
            }
            for (int i = last - 1; i >= 0 && ++index[i] == shape[i]; i--) {
                index[i] = 0;
            }
        }
    }

    private CheckpointException bomb() {
        return new CheckpointException(
                Phrase.of("badcheckpoint.dataset-unfolds-to-more-than-says-as", Text.shown(name)),
                bytes.where(),
                Phrase.of("remedies.do-not-use-file"));
    }
}
