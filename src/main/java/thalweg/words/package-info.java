/** What a person reads, in every language that the program has; kept apart from the code. */
@NullMarked
package thalweg.words;

import org.jspecify.annotations.NullMarked;
