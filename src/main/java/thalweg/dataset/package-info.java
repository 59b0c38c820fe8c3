/** Labelled examples from files. */
@NullMarked
package thalweg.dataset;

import org.jspecify.annotations.NullMarked;
