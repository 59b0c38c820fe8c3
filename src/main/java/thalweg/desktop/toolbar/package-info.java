/** The bar at the top. */
@NullMarked
package thalweg.desktop.toolbar;

import org.jspecify.annotations.NullMarked;
