/** The two sliders at the foot: along the line and along the search. */
@NullMarked
package thalweg.desktop.transport;

import org.jspecify.annotations.NullMarked;
