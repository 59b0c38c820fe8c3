/** The graph of layers over a checkpoint's tensors, and its parameters. */
@NullMarked
package thalweg.network;

import org.jspecify.annotations.NullMarked;
