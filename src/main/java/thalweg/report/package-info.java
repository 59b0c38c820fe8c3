/** Charts, images, tables and pages made of results. */
@NullMarked
package thalweg.report;

import org.jspecify.annotations.NullMarked;
