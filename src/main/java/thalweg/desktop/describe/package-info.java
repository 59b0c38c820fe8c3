/** The sheet on which a person describes a network that isn't recognised. */
@NullMarked
package thalweg.desktop.describe;

import org.jspecify.annotations.NullMarked;
