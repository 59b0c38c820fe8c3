package thalweg.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import thalweg.engine.JobContext;
import thalweg.words.Words;

/**
 * One page that needs nothing but itself: pictures are inside it, light and dark.
 *
 * @param title e.g. the names of the two models
 * @param answer the result in a sentence
 * @param blocks in the order of the page
 * @param made how it was made, in one line for the pictures' own descriptions
 * @param words of the page
 */
public record HtmlReport(
        String title, String answer, List<Block> blocks, String made, Words words) {

    /** A table of more columns is set smaller. */
    private static final int WIDE = 8;

    /** A part of the page. */
    public sealed interface Block {
        /** What stands over it; empty for nothing. */
        String caption();
    }

    /**
     * Paragraphs.
     *
     * @param paragraphs plain text
     */
    public record Text(String caption, List<String> paragraphs) implements Block {
        /** Copies the list. */
        public Text {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /** Pictures, two beside one another where there is room. */
    public record Pictures(String caption, List<Picture> all) implements Block {
        /** Copies the list. */
        public Pictures {
            all = List.copyOf(all);
        }
    }

    /** Terms and what they mean. */
    public record Terms(String caption, List<Term> all) implements Block {
        /** Copies the list. */
        public Terms {
            all = List.copyOf(all);
        }
    }

    /**
     * A term.
     *
     * @param meaning in a sentence or two
     */
    public record Term(String name, String meaning) {}

    /**
     * A table; cells are plain text.
     *
     * @param caption what it holds
     * @param columns their names; empty for no such row
     */
    public record Table(String caption, List<String> columns, List<List<String>> rows)
            implements Block {
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

    /**
     * Tables, then pictures, then more tables, in English.
     *
     * @param after the pictures: more figures, and last how it was made
     */
    public HtmlReport(
            String title,
            String answer,
            List<Table> tables,
            List<Picture> pictures,
            String made,
            List<Table> after) {
        this(title, answer, joined(tables, pictures, after), made, Words.ENGLISH);
    }

    private static List<Block> joined(
            List<Table> tables, List<Picture> pictures, List<Table> after) {
        List<Block> blocks = new ArrayList<>(tables);
        blocks.add(new Pictures("", pictures));
        blocks.addAll(after);
        return blocks;
    }

    /** Copies the list. */
    public HtmlReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws ReportException when it can't be written
     */
    public void write(Path file) {
        write(file, JobContext.unattended());
    }

    /**
     * The same, telling how far it is.
     *
     * @throws ReportException when it can't be written
     * @throws thalweg.engine.JobStoppedException when asked to stop; then nothing is written
     */
    public void write(Path file, JobContext context) {
        OutputFile.write(file, html(context).getBytes(StandardCharsets.UTF_8));
    }

    /** The page. */
    public String html() {
        return html(JobContext.unattended());
    }

    private String html(JobContext context) {
        var page = new StringBuilder(1 << 20);
        page.append("<!doctype html>\n<html lang=\"")
                .append(Html.escape(words.language().id()))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
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
        long all = blocks.stream().mapToLong(HtmlReport::pictures).sum();
        int done = 0;
        for (Block block : blocks) {
            done = append(page, block, done, all, context);
        }
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static long pictures(Block block) {
        return block instanceof Pictures pictures ? pictures.all.size() : 0;
    }

    /** How many pictures are done after it. */
    private int append(StringBuilder page, Block block, int done, long all, JobContext context) {
        switch (block) {
            case Table table -> append(page, table);
            case Text text -> {
                heading(page, text.caption);
                text.paragraphs.forEach(
                        p -> page.append("<p>").append(Html.escape(p)).append("</p>\n"));
            }
            case Terms terms -> {
                heading(page, terms.caption);
                page.append("<dl>\n");
                for (Term term : terms.all) {
                    page.append("<dt>")
                            .append(Html.escape(term.name))
                            .append("</dt><dd>")
                            .append(Html.escape(term.meaning))
                            .append("</dd>\n");
                }
                page.append("</dl>\n");
            }
            case Pictures pictures -> {
                heading(page, pictures.caption);
                page.append("<div class=\"pictures\">\n");
                int drawn = done;
                for (Picture picture : pictures.all) {
                    context.progress((double) drawn++ / all, "");
                    context.yieldOrStop();
                    append(page, picture);
                }
                page.append("</div>\n");
                return drawn;
            }
        }
        return done;
    }

    private static void heading(StringBuilder page, String caption) {
        if (!caption.isEmpty()) {
            page.append("<h2>").append(Html.escape(caption)).append("</h2>\n");
        }
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
                ChartImages.png(
                        picture.data, theme.in(words), picture.heading, picture.size, made));
    }

    private static void append(StringBuilder page, Table table) {
        heading(page, table.caption);
        page.append(
                table.columns.size() > WIDE
                        ? "<div class=\"over\">\n<table class=\"wide\">\n"
                        : "<div class=\"over\">\n<table>\n");
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
        page.append("</tbody>\n</table>\n</div>\n");
    }
}
