package thalweg.report;

import thalweg.words.Phrase;

/**
 * A point of a chart that stands for itself and tells its values.
 *
 * @param series its {@link Series#id()}
 * @param x where it stands, in the axis' units
 * @param y likewise
 * @param name what it is
 * @param values its figures, in words
 */
public record Spot(String series, double x, double y, Phrase name, Phrase values) {}
