/** The sheet on which a person runs a study and sees what it comes to. */
@NullMarked
package thalweg.desktop.study;

import org.jspecify.annotations.NullMarked;
