package thalweg.report.pair;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import thalweg.engine.JobContext;
import thalweg.engine.Problem;
import thalweg.report.ChartImages;
import thalweg.report.ChartTheme;
import thalweg.report.ReportException;
import thalweg.words.Phrase;

/**
 * Writes slides: numbered PNGs, one PDF, a GIF. Whole or not at all: whoever stops it, or whatever
 * goes wrong, nothing is left half written. On no particular thread.
 *
 * @param made how they were made, kept in the files
 */
public record SlideFiles(ChartTheme theme, String title, String made) {
    /** Makes a picture of a slide. */
    private interface Drawing {
        BufferedImage of(Slide slide);
    }

    /**
     * A PNG a slide, by number.
     *
     * @param folder is made where it isn't there
     * @param scale 1 for 1920 × 1080, 2 for twice as fine
     * @return the files
     * @throws ReportException when they can't be written
     * @throws thalweg.engine.JobStoppedException when asked to stop
     */
    public List<Path> pngs(List<Slide> slides, Path folder, double scale, JobContext context) {
        var painter = new SlidePainter(theme);
        return pngs(slides, folder, "step", scale, slide -> painter.image(slide, scale), context);
    }

    /** A PNG a frame, by number. */
    public List<Path> frames(
            List<Slide> frames, Animation animation, Path folder, JobContext context) {
        return pngs(frames, folder, "frame", 1, slide -> frame(slide, animation), context);
    }

    private List<Path> pngs(
            List<Slide> slides,
            Path folder,
            String name,
            double scale,
            Drawing drawing,
            JobContext context) {
        Path aside = aside(folder);
        try {
            List<Path> drawn = new ArrayList<>();
            for (Slide slide : slides) {
                said(context, drawn.size(), slides.size());
                Path file = aside.resolve(name + "-" + slide.digits() + ".png");
                String words = slide.caption().isBlank() ? title : slide.caption();
                ChartImages.writeImage(file, drawing.of(slide), scale, words, made);
                drawn.add(file);
            }
            List<Path> files = new ArrayList<>();
            for (Path file : drawn) {
                Path place = folder.resolve(file.getFileName());
                files.add(Files.move(file, place, StandardCopyOption.REPLACE_EXISTING));
            }
            context.progress(1, "");
            return files;
        } catch (IOException e) {
            throw unwritten(folder, e);
        } finally {
            clear(aside);
        }
    }

    /** A page a slide, drawn as vectors. */
    public Path pdf(List<Slide> slides, Path file, JobContext context) {
        var painter = new SlidePainter(theme);
        List<ChartImages.Page> pages = new ArrayList<>();
        for (Slide slide : slides) {
            int drawn = pages.size();
            pages.add(
                    new ChartImages.Page(
                            SlidePainter.WIDTH,
                            SlidePainter.HEIGHT,
                            g2 -> {
                                said(context, drawn, slides.size());
                                painter.draw(g2, slide);
                            }));
        }
        ChartImages.writePdf(file, pages, title, captions(slides), made);
        context.progress(1, "");
        return file;
    }

    private static String captions(List<Slide> slides) {
        return String.join(
                "; ",
                slides.stream().map(Slide::caption).filter(caption -> !caption.isBlank()).toList());
    }

    /** A moving picture that plays over and over. */
    public Path gif(List<Slide> frames, Animation animation, Path file, JobContext context) {
        ChartImages.writeBody(
                file,
                out -> {
                    try (var gif = new GifBytes(out, animation.delay(), made)) {
                        for (int i = 0; i < frames.size(); i++) {
                            said(context, i, frames.size());
                            gif.add(frame(frames.get(i), animation));
                        }
                        gif.end();
                    }
                });
        context.progress(1, "");
        return file;
    }

    /** A slide without its foot's number, as wide and high as is asked for. */
    private BufferedImage frame(Slide slide, Animation animation) {
        var image =
                new BufferedImage(
                        animation.width(), animation.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
            new SlidePainter(theme).drawFrame(g2, slide, animation.width(), animation.height());
        } finally {
            g2.dispose();
        }
        return image;
    }

    private static void said(JobContext context, int done, int all) {
        context.progress((double) done / all, (done + 1) + " / " + all);
        context.yieldOrStop();
    }

    /** A hidden folder within the one that is wanted, which is made where it isn't there. */
    private static Path aside(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.createDirectory(folder.resolve("." + UUID.randomUUID() + ".part"));
        } catch (IOException e) {
            throw unwritten(folder, e);
        }
    }

    private static ReportException unwritten(Path folder, IOException e) {
        return new ReportException(
                Phrase.of("badoutput.pictures-cannot-written", Problem.reason(e)),
                folder.toString(),
                Phrase.of("remedies.choose-another-place"));
    }

    private static void clear(Path aside) {
        try (Stream<Path> left = Files.list(aside)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            // The problem that led here is the one to tell.
        }
    }
}
