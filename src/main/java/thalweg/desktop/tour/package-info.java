/** A short tour of the window, on the models that are open. */
@NullMarked
package thalweg.desktop.tour;

import org.jspecify.annotations.NullMarked;
