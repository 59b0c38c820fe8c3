package thalweg.checkpoint;

/**
 * How a format lays out the kernels of dense layers and convolutions. Tensors are given as the file
 * has them; whoever builds a network from them turns them with this.
 */
public enum KernelLayout {
    /** The format fixes none: NumPy, safetensors. */
    UNSAID,

    /** Dense {@code [out, in]}, convolution {@code [out, in, height, width]}: PyTorch. */
    OUTPUTS_FIRST,

    /** Dense {@code [in, out]}, convolution {@code [height, width, in, out]}: Keras, Flax. */
    OUTPUTS_LAST,

    /** Dense {@code [in, out]}, convolution {@code [out, in, height, width]}: Deeplearning4j. */
    DENSE_OUTPUTS_LAST,

    /** Each node of the graph says so itself, such as Gemm by its transB: ONNX. */
    BY_NODE
}
