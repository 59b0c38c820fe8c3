/** Presenting: the steps that a speaker makes and goes through, in large type. */
@NullMarked
package thalweg.desktop.presentation;

import org.jspecify.annotations.NullMarked;
