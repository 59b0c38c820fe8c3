/** The answer in a sentence, and what the machine is doing. */
@NullMarked
package thalweg.desktop.status;

import org.jspecify.annotations.NullMarked;
