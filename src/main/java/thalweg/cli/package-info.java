/** The command line: one class a command. */
@NullMarked
package thalweg.cli;

import org.jspecify.annotations.NullMarked;
