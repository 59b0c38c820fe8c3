package thalweg.checkpoint;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** A tensor from a dataset of an HDF5 file. */
final class HdfTensor {
    private static final long NOWHERE = -1;

    private HdfTensor() {}

    /**
     * Its structure.
     *
     * @param bfloat16 whether the dataset's 16 bits are said to mean that
     * @throws CheckpointException when it holds no numbers, or lies outside the file
     */
    static Tensor of(
            String name, long address, ObjectHeader header, HdfStorage storage, boolean bfloat16) {
        Bytes bytes = storage.bytes();
        DataType stored = header.getMessageOfType(DataTypeMessage.class).getDataType();
        ElementType type = type(stored);
        if (bfloat16 && stored.getSize() == 2) {
            type = ElementType.BF16;
        }
        if (type == null) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.dataset-holds-no-numbers-type-read", Text.shown(name)),
                    bytes.where(),
                    Phrase.of("remedies.save-model-again-with-float16-float32-float64"));
        }
        ByteOrder order =
                stored instanceof OrderedDataType ordered
                        ? ordered.getByteOrder()
                        : ByteOrder.LITTLE_ENDIAN;
        var space = header.getMessageOfType(DataSpaceMessage.class).getDataSpace();
        Strided layout = Strided.rowMajor(space.getDimensionsAsLong());
        if (layout == null || space.getType() == 2) {
            throw lies(name, bytes);
        }
        Tensor.Source source =
                switch (header.getMessageOfType(DataLayoutMessage.class)) {
                    case DataLayoutMessage.ContiguousDataLayoutMessage in ->
                            contiguous(name, in.getAddress(), type, order, layout, bytes);
                    case DataLayoutMessage.CompactDataLayoutMessage in ->
                            compact(name, in.getDataBuffer(), type, order, layout, bytes);
                    case DataLayoutMessage.ChunkedDataLayoutMessage in ->
                            new HdfChunks(name, address, bytes, type, order, layout);
                    default ->
                            throw new CheckpointException(
                                    Phrase.of(
                                            "badcheckpoint.dataset-laid-out-in-hdf5s-newer-way",
                                            Text.shown(name)),
                                    bytes.where(),
                                    Phrase.of("remedies.save-model-again-without-libverlatest"));
                };
        return new Tensor(name, type, layout.shape(), source);
    }

    private static Tensor.Source contiguous(
            String name,
            long address,
            ElementType type,
            ByteOrder order,
            Strided layout,
            Bytes bytes) {
        if (layout.count() == 0) {
            return () -> new float[0];
        }
        if (address == NOWHERE) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.dataset-was-never-written", Text.shown(name)),
                    bytes.where(),
                    Phrase.of("remedies.save-model-again"));
        }
        if (address < 0 || address > bytes.size() - layout.count() * type.bytes()) {
            throw lies(name, bytes);
        }
        return new InPlace(bytes, address, type, order, layout);
    }

    /** At most 64 KB, and already in memory. */
    private static Tensor.Source compact(
            String name,
            ByteBuffer data,
            ElementType type,
            ByteOrder order,
            Strided layout,
            Bytes bytes) {
        if (data.remaining() < layout.count() * type.bytes()) {
            throw lies(name, bytes);
        }
        float[] numbers = Numbers.allocate(layout.count(), bytes.where());
        int length = numbers.length * type.bytes();
        new Numbers.Decoder(type, order, numbers).accept(data.slice(data.position(), length));
        return numbers::clone;
    }

    private static @Nullable ElementType type(DataType type) {
        int size = type.getSize();
        return switch (type) {
            case FloatingPoint real -> {
                int bits = real.getExponentSize() << 8 | real.getMantissaSize();
                yield switch (size) {
                    case 2 ->
                            bits == (5 << 8 | 10)
                                    ? ElementType.F16
                                    : bits == (8 << 8 | 7) ? ElementType.BF16 : null;
                    case 4 -> bits == (8 << 8 | 23) ? ElementType.F32 : null;
                    case 8 -> bits == (11 << 8 | 52) ? ElementType.F64 : null;
                    default -> null;
                };
            }
            case FixedPoint whole ->
                    whole.getBitOffset() != 0 || whole.getBitPrecision() != 8 * size
                            ? null
                            : switch (size) {
                                case 1 -> whole.isSigned() ? ElementType.I8 : ElementType.U8;
                                case 2 -> whole.isSigned() ? ElementType.I16 : ElementType.U16;
                                case 4 -> whole.isSigned() ? ElementType.I32 : ElementType.U32;
                                case 8 -> whole.isSigned() ? ElementType.I64 : ElementType.U64;
                                default -> null;
                            };
            // h5py's bool
            case EnumDataType names ->
                    size == 1 && names.getBaseType() instanceof FixedPoint
                            ? ElementType.BOOL
                            : null;
            // NumPy's bfloat16 is an extension that HDF5 knows nothing of.
            case OpaqueDataType opaque -> null;
            default -> null;
        };
    }

    static CheckpointException lies(String name, Bytes bytes) {
        return new CheckpointException(
                Phrase.of(
                        "badcheckpoint.dataset-lies-outside-file-has-impossible-shape",
                        Text.shown(name)),
                bytes.where(),
                Phrase.of("remedies.copy-save-model-again"));
    }
}
