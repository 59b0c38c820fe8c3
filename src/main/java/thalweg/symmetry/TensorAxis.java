package thalweg.symmetry;

/**
 * An axis of a tensor.
 *
 * @param tensor the tensor's name
 * @param axis 0 for outputs
 */
public record TensorAxis(String tensor, int axis) {
    @Override
    public String toString() {
        return tensor + " axis " + axis;
    }
}
