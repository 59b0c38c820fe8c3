/** Jobs, progress, stopping, the native lane, the device, native memory and native numerics. */
@NullMarked
package thalweg.engine;

import org.jspecify.annotations.NullMarked;
