/** Permutation groups of a network, permutations, their application, the equivalence check. */
@NullMarked
package thalweg.symmetry;

import org.jspecify.annotations.NullMarked;
