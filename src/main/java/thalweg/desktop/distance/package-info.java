/** Distance and objective by the search's step. */
@NullMarked
package thalweg.desktop.distance;

import org.jspecify.annotations.NullMarked;
