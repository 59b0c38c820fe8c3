package thalweg.report.pair;

import thalweg.report.ChartData;
import thalweg.report.Heading;

/**
 * A chart with what stands over and under it.
 *
 * @param definition what it means, in a sentence or two
 */
public record PairChart(ChartData data, Heading heading, String definition) {}
