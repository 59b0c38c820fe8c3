/** What comes of merging, or matching by, only part of the weights. */
@NullMarked
package thalweg.desktop.intervention;

import org.jspecify.annotations.NullMarked;
