/** What is done now and then, or after a while, on the window's thread. */
@NullMarked
package thalweg.desktop.clock;

import org.jspecify.annotations.NullMarked;
