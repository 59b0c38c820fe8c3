package thalweg.engine;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Pooling by cuDNN. What is made for a kind of pooling and a number of examples is kept. */
final class CudnnPooling {
    private final Cudnn dnn;
    private final Map<Of, Prepared> prepared = new HashMap<>();

    private record Of(PoolingSpec spec, int count) {}

    private record Prepared(MemorySegment source, MemorySegment window, MemorySegment target) {}

    CudnnPooling(Cudnn dnn) {
        this.dnn = dnn;
    }

    /** y ← pooling(x). Begun, not awaited. Addresses are the card's. */
    void run(PoolingSpec spec, int count, long x, long y) {
        Prepared of = prepared.computeIfAbsent(new Of(spec, count), this::prepare);
        dnn.pool(of.window(), of.source(), x, of.target(), y);
    }

    private Prepared prepare(Of of) {
        PoolingSpec spec = of.spec();
        return new Prepared(
                dnn.values(of.count(), spec.channels(), spec.from().get(0), spec.from().get(1)),
                dnn.window(spec),
                dnn.values(of.count(), spec.channels(), spec.to().get(0), spec.to().get(1)));
    }
}
