package thalweg.report;

import thalweg.words.Phrase;

/** What is drawn of several searches of a pair, each in its colour of {@link SearchColours}. */
public sealed interface ComparedData extends SeriesData
        permits SearchLinesData, SearchDotsData, SearchScatterData {
    /** No search is brought forward. */
    int NONE = -2;

    /** What it means, in a sentence or two. */
    Phrase definition();

    /** For a file: the searches named, none brought forward. */
    ComparedData forFile();

    /** With the searches named where there is room for a legend. */
    ComparedData withLegend(boolean legend);

    /** Whether there is nothing to draw. */
    boolean isEmpty();
}
