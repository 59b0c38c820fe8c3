/** What a person has set for all times: kept from one start to the next. */
@NullMarked
package thalweg.desktop.preferences;

import org.jspecify.annotations.NullMarked;
