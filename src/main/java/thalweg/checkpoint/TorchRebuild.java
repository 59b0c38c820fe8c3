package thalweg.checkpoint;

import org.jspecify.annotations.Nullable;
import thalweg.words.Phrase;

/** The functions by which PyTorch's pickles rebuild tensors, read as descriptions of tensors. */
final class TorchRebuild {
    private static final int MAX_AXES = 64;

    private static final Phrase DENSE = Phrase.of("remedies.save-dense-tensor");

    private TorchRebuild() {}

    /** By name, or null when there is no such function. */
    static PickleGlobals.@Nullable Global find(String qualified) {
        return switch (qualified) {
            case "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2" ->
                    TorchRebuild::tensor;
            case "torch._utils._rebuild_tensor_v3" -> TorchRebuild::typedTensor;
            case "torch._utils._rebuild_parameter",
                    "torch._utils._rebuild_parameter_with_state",
                    "torch.nn.parameter.Parameter",
                    "torch.nn.parameter.Buffer",
                    "torch.autograd.variable.Variable" ->
                    arguments -> (PickledTensor) arguments[0];
            case "torch._tensor._rebuild_from_type",
                    "torch._tensor._rebuild_from_type_v2",
                    "torch.tensor._rebuild_from_type" ->
                    TorchRebuild::subclass;
            case "torch._utils._rebuild_sparse_tensor", "torch._utils._rebuild_sparse_csr_tensor" ->
                    unreadable(Phrase.of("badcheckpoint.stored-sparse"), DENSE);
            case "torch._utils._rebuild_nested_tensor" ->
                    unreadable(Phrase.of("badcheckpoint.stored-nested"), DENSE);
            case "torch._utils._rebuild_qtensor" ->
                    unreadable(
                            Phrase.of("badcheckpoint.stored-quantized"),
                            Phrase.of("remedies.save-before-quantized"));
            case "torch._utils._rebuild_meta_tensor_no_storage" ->
                    unreadable(
                            Phrase.of("badcheckpoint.stored-without-numbers"),
                            Phrase.of("remedies.save-with-numbers"));
            case "torch._utils._rebuild_wrapper_subclass",
                    "torch._utils._rebuild_device_tensor_from_numpy",
                    "torch._utils._rebuild_device_tensor_from_cpu_tensor",
                    "torch._utils._rebuild_xla_tensor" ->
                    unreadable(Phrase.of("badcheckpoint.stored-own-form"), DENSE);
            default -> null;
        };
    }

    private static PickleGlobals.Global unreadable(Phrase how, Phrase remedy) {
        var tensor = new PickledTensor.Unreadable(how, remedy);
        return arguments -> tensor;
    }

    /** (storage, offset, size, stride, …). */
    private static PickledTensor tensor(Object[] arguments) {
        return tensor(arguments, ((PickledTensor.Storage) arguments[0]).type());
    }

    /** (storage, offset, size, stride, requires_grad, hooks, type, …). */
    private static PickledTensor typedTensor(Object[] arguments) {
        return tensor(arguments, (TorchType) arguments[6]);
    }

    /** (function, class, arguments, state): a tensor of a class of its own is one all the same. */
    private static Object subclass(Object[] arguments) {
        Object[] inner = (Object[]) arguments[2];
        boolean plain =
                inner[0] instanceof PickledTensor.Storage
                        || inner[0] instanceof TorchType
                        || inner[0] instanceof String;
        if (!plain) { // such as this function again, without end
            throw new IllegalArgumentException("not a tensor's arguments");
        }
        return ((PickleGlobals.Global) arguments[0]).make(inner);
    }

    private static PickledTensor tensor(Object[] arguments, TorchType type) {
        var storage = (PickledTensor.Storage) arguments[0];
        ElementType element = type.element();
        if (type.untyped()) {
            throw new IllegalArgumentException("a tensor without a type");
        }
        if (element == null) {
            return new PickledTensor.Unreadable(
                    Phrase.of("badcheckpoint.stored-as", type.label()), DENSE);
        }
        return new PickledTensor.Reference(
                storage,
                element,
                ((Number) arguments[1]).longValue(),
                longs((Object[]) arguments[2]),
                longs((Object[]) arguments[3]));
    }

    private static long[] longs(Object[] numbers) {
        if (numbers.length > MAX_AXES) {
            throw new IllegalArgumentException("too many axes");
        }
        var longs = new long[numbers.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = ((Number) numbers[i]).longValue();
        }
        return longs;
    }
}
