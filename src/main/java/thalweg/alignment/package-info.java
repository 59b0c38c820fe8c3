/** Singular-value spectra, alignment of singular vectors, and R. */
@NullMarked
package thalweg.alignment;

import org.jspecify.annotations.NullMarked;
