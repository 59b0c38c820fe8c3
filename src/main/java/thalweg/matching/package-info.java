/** Searches for the permutation that brings one model to another, and the assignment solver. */
@NullMarked
package thalweg.matching;

import org.jspecify.annotations.NullMarked;
