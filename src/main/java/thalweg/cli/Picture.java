package thalweg.cli;

import thalweg.report.ChartData;
import thalweg.report.Heading;

/** A chart to be written under a name, and what stands over it. */
record Picture(String name, ChartData data, Heading heading) {
    Picture(ChartData data, Heading heading) {
        this(data.fileName(), data, heading);
    }

    /** The name, fit for any file system whatever a layer is called. */
    String fileName() {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
