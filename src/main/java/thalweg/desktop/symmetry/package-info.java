/** The sheet on which a person sees and corrects the permutation groups of a network. */
@NullMarked
package thalweg.desktop.symmetry;

import org.jspecify.annotations.NullMarked;
