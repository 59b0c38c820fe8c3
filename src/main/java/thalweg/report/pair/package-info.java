/**
 * A pair of models and what was searched of it, as charts, slides and pages: what a presentation
 * and a report are made of, with or without a window.
 */
@NullMarked
package thalweg.report.pair;

import org.jspecify.annotations.NullMarked;
