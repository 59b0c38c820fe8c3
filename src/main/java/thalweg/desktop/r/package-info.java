/** R(γ). */
@NullMarked
package thalweg.desktop.r;

import org.jspecify.annotations.NullMarked;
