/** Loss and accuracy of a network on data, and training. */
@NullMarked
package thalweg.evaluation;

import org.jspecify.annotations.NullMarked;
