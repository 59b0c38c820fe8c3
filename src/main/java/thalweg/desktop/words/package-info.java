/** The texts of the window, which follow the language. */
@NullMarked
package thalweg.desktop.words;

import org.jspecify.annotations.NullMarked;
