/** The loss over the plane through three models. */
@NullMarked
package thalweg.desktop.plane;

import org.jspecify.annotations.NullMarked;
