/** Interpolation curves, barriers and the merged model. */
@NullMarked
package thalweg.landscape;

import org.jspecify.annotations.NullMarked;
