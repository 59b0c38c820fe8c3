/** The window. */
@NullMarked
package thalweg.desktop;

import org.jspecify.annotations.NullMarked;
