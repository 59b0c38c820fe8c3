/** Thalweg: linear mode connectivity by permutation, made visible. */
@NullMarked
package thalweg;

import org.jspecify.annotations.NullMarked;
