package thalweg.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page that needs nothing but itself: pictures are inside it, light and dark.
 *
 * @param title e.g. the names of the two models
 * @param answer the result in a sentence
 * @param tables figures, before the pictures
 * @param pictures in the order of the page
 * @param made how it was made, in one line for the pictures' own descriptions
 * @param after the pictures: more figures, and last how it was made
 */
public record HtmlReport(
        String title,
        String answer,
        List<Table> tables,
        List<Picture> pictures,
        String made,
        List<Table> after) {

    /** A table of more columns is set smaller. */
    private static final int WIDE = 8;

    /**
     * A table; cells are plain text.
     *
     * @param caption what it holds
     * @param columns their names; empty for no such row
     */
    public record Table(String caption, List<String> columns, List<List<String>> rows) {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A chart to show.
     *
     * @param definition what it means, in a sentence or two
     * @param size its layout
     */
    public record Picture(
            ChartData data, Heading heading, String definition, ChartImages.Size size) {}

    /** Made by one search. */
    public HtmlReport(
            String title,
            String answer,
            List<Table> tables,
            List<Picture> pictures,
            Provenance provenance) {
        this(title, answer, tables, pictures, provenance.line(), List.of(provenance.table()));
    }

    /** Copies the lists. */
    public HtmlReport {
        tables = List.copyOf(tables);
        pictures = List.copyOf(pictures);
        after = List.copyOf(after);
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws ReportException when it can't be written
     */
    public void write(Path file) {
        OutputFile.write(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /** The page. */
    public String html() {
        var page = new StringBuilder(1 << 20);
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(Html.escape(title))
                .append("</title>\n<style>\n")
                .append(Html.style())
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(Html.escape(title))
                .append("</h1>\n<p class=\"answer\">")
                .append(Html.escape(answer))
                .append("</p>\n");
        tables.forEach(table -> append(page, table));
        page.append("<div class=\"pictures\">\n");
        pictures.forEach(picture -> append(page, picture));
        page.append("</div>\n");
        after.forEach(table -> append(page, table));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void append(StringBuilder page, Picture picture) {
        String alt = picture.heading.title() + ", " + picture.heading.subtitle();
        // Before and after stand side by side.
        boolean pair = picture.data instanceof HeatmapData map && !map.after();
        page.append(pair ? "<figure class=\"row\">" : "<figure>")
                .append("\n<picture>\n<source media=\"(prefers-color-scheme: dark)\" srcset=\"")
                .append(image(picture, ChartTheme.DARK))
                .append("\">\n<img src=\"")
                .append(image(picture, ChartTheme.LIGHT))
                .append("\" width=\"")
                .append(picture.size.width())
                .append("\" height=\"")
                .append(picture.size.height())
                .append("\" alt=\"")
                .append(Html.escape(alt))
                .append("\">\n</picture>\n<figcaption>")
                .append(Html.escape(picture.definition))
                .append("</figcaption>\n</figure>\n");
    }

    private String image(Picture picture, ChartTheme theme) {
        return Html.dataUri(
                ChartImages.png(picture.data, theme, picture.heading, picture.size, made));
    }

    private static void append(StringBuilder page, Table table) {
        page.append("<h2>")
                .append(Html.escape(table.caption))
                .append(
                        table.columns.size() > WIDE
                                ? "</h2>\n<table class=\"wide\">\n"
                                : "</h2>\n<table>\n");
        if (!table.columns.isEmpty()) {
            page.append("<thead><tr>")
                    .append(
                            table.columns.stream()
                                    .map(name -> "<th scope=\"col\">" + Html.escape(name) + "</th>")
                                    .collect(Collectors.joining()))
                    .append("</tr></thead>\n");
        }
        page.append("<tbody>\n");
        for (List<String> row : table.rows) {
            page.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.append(i == 0 ? "<th scope=\"row\">" : "<td>")
                        .append(Html.escape(row.get(i)))
                        .append(i == 0 ? "</th>" : "</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }
}
