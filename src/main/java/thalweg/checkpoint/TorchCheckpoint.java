package thalweg.checkpoint;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import thalweg.words.Phrase;

/**
 * Puts a checkpoint together from what PyTorch pickled and where the numbers lie, and checks that
 * every tensor lies in its storage before anything is read.
 */
final class TorchCheckpoint {
    /** Views may repeat numbers, up to so many times the file. */
    private static final int MAX_REPEATED = 16;

    private static final long ALWAYS_ALLOWED = 1 << 26;

    private final SourceFile file;
    private final ByteOrder order;
    private final Storages storages;
    private final long available;
    private long declared;

    /**
     * @param order of the bytes of a number
     * @param available bytes in all storages together
     */
    TorchCheckpoint(SourceFile file, ByteOrder order, Storages storages, long available) {
        this.file = file;
        this.order = order;
        this.storages = storages;
        this.available = available;
    }

    /** Where the storages' numbers lie. */
    @FunctionalInterface
    interface Storages {
        /**
         * The numbers of the storage of that key.
         *
         * @throws CheckpointException when there is none
         */
        Range find(String key);
    }

    /** So many bytes from an offset on. */
    record Range(Bytes bytes, long offset, long length) {}

    /**
     * The structure of the file, its names as they are.
     *
     * @param saved what the pickle holds
     * @throws CheckpointException when it holds no named tensors, or some that can't be read
     */
    Checkpoint of(Object saved, String format) {
        var model = StateDict.find(saved, file.where());
        List<Tensor> tensors = new ArrayList<>();
        model.tensors().forEach((name, tensor) -> tensors.add(tensor(name, tensor)));
        var metadata = new LinkedHashMap<String, String>();
        SavedMetadata.of(saved, model).forEach((key, its) -> metadata.put(key, text(key, its)));
        return new Checkpoint(file.path(), format, tensors, metadata, model.modules());
    }

    private String text(String key, Object said) {
        if (!(said instanceof PickledTensor.Reference reference)) {
            return said.toString();
        }
        float number = tensor(key, reference).read()[0];
        return reference.type().floating() ? Float.toString(number) : Long.toString((long) number);
    }

    private Tensor tensor(String name, PickledTensor tensor) {
        return switch (tensor) {
            case PickledTensor.Reference reference -> tensor(name, reference);
            case PickledTensor.Unreadable unreadable ->
                    throw new CheckpointException(
                            Phrase.of(
                                    "badcheckpoint.tensor-stored-not-read",
                                    Text.shown(name),
                                    unreadable.how()),
                            file.where(),
                            unreadable.remedy());
        };
    }

    private Tensor tensor(String name, PickledTensor.Reference reference) {
        var storage = reference.storage();
        Range range = storages.find(storage.key());
        ElementType type = reference.type();
        boolean untyped = storage.type().untyped(); // counts bytes
        long width = untyped ? 1 : type.bytes();
        long elements = untyped ? storage.length() / type.bytes() : storage.length();
        Strided.requireRoom(name, reference.shape(), range.length, type, file.where());
        var layout = Strided.of(reference.shape(), reference.strides());
        if (layout == null
                || reference.offset() < 0
                || elements < 0
                || storage.count() > range.length / width
                || layout.count() > 0 && reference.offset() > elements - layout.span()) {
            throw new CheckpointException(
                    Phrase.of("badcheckpoint.tensor-lies-outside-storage", Text.shown(name)),
                    file.where(),
                    Phrase.of("remedies.copy-save-checkpoint-again"));
        }
        declare(layout.count());
        long first = range.offset + storage.first() * width + reference.offset() * type.bytes();
        return new Tensor(name, type, layout.shape(), () -> read(range.bytes, first, type, layout));
    }

    /** Views that repeat a small storage could claim any amount: a few times the file is enough. */
    private void declare(long count) {
        declared += count * Float.BYTES;
        if (declared > MAX_REPEATED * available + ALWAYS_ALLOWED) {
            throw new CheckpointException(
                    Phrase.of(
                            "badcheckpoint.pickle-inside-claims-bytes-numbers-from-as",
                            declared,
                            available),
                    file.where(),
                    Phrase.of("remedies.do-not-use-file"));
        }
    }

    private float[] read(Bytes bytes, long first, ElementType type, Strided layout) {
        if (layout.count() == 0) {
            return new float[0];
        }
        float[] span = bytes.numbers(first, layout.span(), type, order);
        return layout.contiguous() ? span : layout.gather(span, file.where());
    }
}
