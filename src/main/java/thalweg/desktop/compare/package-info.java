/** The searches of a pair beside one another. */
@NullMarked
package thalweg.desktop.compare;

import org.jspecify.annotations.NullMarked;
