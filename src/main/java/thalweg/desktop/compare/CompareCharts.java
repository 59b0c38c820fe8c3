package thalweg.desktop.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import thalweg.report.ComparedData;
import thalweg.report.Curve;
import thalweg.report.LayerWords;
import thalweg.report.RChartData;
import thalweg.report.SearchDotsData;
import thalweg.report.SearchDotsData.Dot;
import thalweg.report.SearchLinesData;
import thalweg.report.SearchScatterData;
import thalweg.words.Phrase;
import thalweg.words.Words;

/** What the comparison's charts draw of the model as it stands. */
final class CompareCharts {
    private CompareCharts() {}

    static SearchLinesData loss(CompareModel model) {
        return new SearchLinesData(
                SearchLinesData.Figure.LOSS,
                lines(model, ComparedSearch::loss),
                null,
                Double.NaN,
                model.forwardProperty().get(),
                model.logScaleProperty().get(),
                false);
    }

    static SearchLinesData r(CompareModel model) {
        return new SearchLinesData(
                SearchLinesData.Figure.R,
                lines(model, ComparedSearch::r),
                model.bandProperty().get(),
                model.gammaProperty().get(),
                model.forwardProperty().get(),
                false,
                false);
    }

    private static List<SearchLinesData.Line> lines(
            CompareModel model, Function<ComparedSearch, @Nullable Curve> of) {
        List<SearchLinesData.Line> lines = new ArrayList<>();
        for (ComparedSearch search : model.searches()) {
            Curve curve = of.apply(search);
            if (curve != null) {
                lines.add(new SearchLinesData.Line(search.name(), search.colour(), curve));
            }
        }
        return lines;
    }

    /** R of each layer at the model's γ, a column a layer. */
    static SearchDotsData layers(CompareModel model) {
        double gamma = model.gammaProperty().get();
        List<Phrase> columns =
                model.searches().stream()
                        .map(ComparedSearch::layers)
                        .filter(layers -> !layers.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                        .stream()
                        .map(layer -> Phrase.plain(LayerWords.shortName(layer.name())))
                        .toList();
        List<Dot> dots = new ArrayList<>();
        for (ComparedSearch search : model.searches()) {
            List<RChartData.OfLayer> layers = search.layers();
            for (int i = 0; i < layers.size(); i++) {
                double r = layers.get(i).r().at(gamma);
                dots.add(new Dot(i, search.name(), search.colour(), r));
            }
        }
        return new SearchDotsData(
                "r-by-layer-and-search",
                Phrase.of("charts.layer"),
                Phrase.plain(RChartData.name(gamma)),
                Phrase.of("compare.layers.definition"),
                columns,
                dots,
                false,
                3,
                model.forwardProperty().get(),
                false);
    }

    /** What the last panel draws. */
    static ComparedData scatter(CompareModel model) {
        return switch (model.scatterProperty().get()) {
            case SPREAD -> spread(model);
            case R ->
                    scatter(
                            model,
                            "barrier-against-r",
                            Phrase.plain(RChartData.name(model.gammaProperty().get())),
                            s -> s.rAt(model.gammaProperty().get()));
            case L2 ->
                    scatter(
                            model,
                            "barrier-against-l2",
                            Phrase.of("compare.reduction"),
                            s -> 100 * s.l2Reduction());
        };
    }

    /** A row a method, a dot a search, the median of its seeds. */
    private static SearchDotsData spread(CompareModel model) {
        Figure figure = model.spreadProperty().get();
        double gamma = model.gammaProperty().get();
        Phrase title = words -> figure.title(gamma, words);
        List<ComparedSearch> searches = model.searches().stream().filter(s -> !s.naive()).toList();
        Map<String, Phrase> methods = new LinkedHashMap<>();
        searches.forEach(s -> methods.putIfAbsent(s.method().in(Words.ENGLISH), s.method()));
        List<String> columns = List.copyOf(methods.keySet());
        List<Dot> dots =
                searches.stream()
                        .map(
                                s ->
                                        new Dot(
                                                columns.indexOf(s.method().in(Words.ENGLISH)),
                                                s.name(),
                                                s.colour(),
                                                figure.of(s, gamma)))
                        .toList();
        return new SearchDotsData(
                figure.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-by-method",
                Phrase.of("compare.method"),
                words -> figure.axis(gamma, words),
                Phrase.of("compare.spread.definition", title),
                List.copyOf(methods.values()),
                dots,
                true,
                Math.min(3, figure.places()),
                model.forwardProperty().get(),
                false);
    }

    private static SearchScatterData scatter(
            CompareModel model, String name, Phrase across, ToDoubleFunction<ComparedSearch> x) {
        return new SearchScatterData(
                name,
                across,
                Phrase.of("compare.barrier"),
                Phrase.of("compare.scatter.definition"),
                model.searches().stream()
                        .map(
                                s ->
                                        new SearchScatterData.Point(
                                                s.name(),
                                                s.colour(),
                                                x.applyAsDouble(s),
                                                s.barrierHalf()))
                        .toList(),
                model.forwardProperty().get(),
                false,
                model.logBarrierProperty().get());
    }
}
