/** What the picture panels share: their frame, the chart pane, and taking pictures away. */
@NullMarked
package thalweg.desktop.chart;

import org.jspecify.annotations.NullMarked;
