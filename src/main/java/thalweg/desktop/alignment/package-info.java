/** The alignment of singular vectors as a heatmap. */
@NullMarked
package thalweg.desktop.alignment;

import org.jspecify.annotations.NullMarked;
