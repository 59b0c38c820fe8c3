package thalweg.report;

import java.awt.Color;
import java.util.Base64;
import java.util.Locale;

/** Small parts of a page. */
final class Html {
    private Html() {}

    /** Text that stands for itself, in content and in attributes. */
    static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    /** A PNG as an address that needs no other file. */
    static String dataUri(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** The style sheet, in the themes' colours. */
    static String style() {
        return ":root {\n"
                + colours(ChartTheme.LIGHT)
                + "}\n@media (prefers-color-scheme: dark) { :root {\n"
                + colours(ChartTheme.DARK)
                + "} }\n"
                + """
                body { margin: 0; background: var(--bg); color: var(--text);
                  font: 15px/1.5 Inter, system-ui, "Helvetica Neue", Arial, sans-serif; }
                main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 56px; }
                h1 { font-size: 24px; font-weight: 600; margin: 0 0 4px; }
                h2 { font-size: 14px; font-weight: 600; margin: 32px 0 8px; }
                .answer { color: var(--muted); margin: 0; font-size: 17px; }
                table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
                th, td { text-align: left; font-weight: 400; padding: 6px 16px 6px 0;
                  border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
                thead th, tbody th { color: var(--muted); }
                th, thead + tbody td { overflow-wrap: normal; }
                .over { overflow-x: auto; }
                dl { display: grid; grid-template-columns: minmax(90px, max-content) 1fr; gap: 6px 20px; margin: 0; }
                dt { color: var(--muted); }
                dd { margin: 0; }
                p { margin: 0 0 8px; }
                table.wide { font-size: 13px; }
                table.wide th, table.wide td { padding-right: 10px; }
                .pictures { display: grid; gap: 24px; margin-top: 32px; align-items: start;
                  grid-template-columns: repeat(auto-fill, minmax(min(500px, 100%), 1fr)); }
                figure { margin: 0; min-width: 0; }
                figure.row { grid-column-start: 1; }
                img { width: 100%; height: auto; display: block; border: 1px solid var(--line);
                  border-radius: 8px; }
                figcaption { color: var(--muted); font-size: 13px; margin-top: 6px; }
                @media (max-width: 620px) {
                  main { padding: 20px 14px 40px; }
                  dl { grid-template-columns: 1fr; gap: 0; }
                  dd { margin-bottom: 10px; }
                  th, td { padding-right: 10px; font-size: 13px; }
                }
                @media print {
                  body { font-size: 12px; }
                  main { max-width: none; padding: 0; }
                  .pictures { grid-template-columns: 1fr 1fr; gap: 16px; }
                  th, td { padding-top: 3px; padding-bottom: 3px; }
                  figure, tr { break-inside: avoid; }
                  h2 { break-after: avoid; }
                }
                """;
    }

    private static String colours(ChartTheme theme) {
        return "--bg: "
                + hex(theme.background())
                + "; --text: "
                + hex(theme.text())
                + "; --muted: "
                + hex(theme.muted())
                + "; --line: "
                + hex(theme.hairline())
                + ";\n";
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }
}
