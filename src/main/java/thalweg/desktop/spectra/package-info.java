/** Singular values of the chosen layer. */
@NullMarked
package thalweg.desktop.spectra;

import org.jspecify.annotations.NullMarked;
