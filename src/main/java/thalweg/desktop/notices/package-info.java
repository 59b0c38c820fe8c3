/** What the window tells a person without being asked: news that passes, problems that stay. */
@NullMarked
package thalweg.desktop.notices;

import org.jspecify.annotations.NullMarked;
