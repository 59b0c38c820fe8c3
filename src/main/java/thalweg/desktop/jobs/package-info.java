/** What the window is at, and what it was at: what a person would call a job. */
@NullMarked
package thalweg.desktop.jobs;

import org.jspecify.annotations.NullMarked;
