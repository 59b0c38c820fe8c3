/** Colours, fonts and icons. */
@NullMarked
package thalweg.desktop.theme;

import org.jspecify.annotations.NullMarked;
