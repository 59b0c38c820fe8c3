/** What was opened, searched and kept. */
@NullMarked
package thalweg.session;

import org.jspecify.annotations.NullMarked;
