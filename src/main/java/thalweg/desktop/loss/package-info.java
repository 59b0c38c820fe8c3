/** The loss along the line. */
@NullMarked
package thalweg.desktop.loss;

import org.jspecify.annotations.NullMarked;
