/** Barriers and means of three models. */
@NullMarked
package thalweg.desktop.several;

import org.jspecify.annotations.NullMarked;
