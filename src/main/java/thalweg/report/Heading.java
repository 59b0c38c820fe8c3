package thalweg.report;

/**
 * What stands over a picture in a file.
 *
 * @param title e.g. "Loss along the line"
 * @param subtitle e.g. "mean cross-entropy, nats · 10,000 test images"
 */
public record Heading(String title, String subtitle) {}
