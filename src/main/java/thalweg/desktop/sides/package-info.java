/** Two permutations of one pair side by side: before and after, or two searches. */
@NullMarked
package thalweg.desktop.sides;

import org.jspecify.annotations.NullMarked;
