/** Files to named tensors, and back. */
@NullMarked
package thalweg.checkpoint;

import org.jspecify.annotations.NullMarked;
