/** The window's state and what moves it; needs no display. */
@NullMarked
package thalweg.desktop.workbench;

import org.jspecify.annotations.NullMarked;
