/** All layers at a glance. */
@NullMarked
package thalweg.desktop.layers;

import org.jspecify.annotations.NullMarked;
