/** What a person can do, as data: buttons, keys, palette and key sheet are made from it. */
@NullMarked
package thalweg.desktop.commands;

import org.jspecify.annotations.NullMarked;
