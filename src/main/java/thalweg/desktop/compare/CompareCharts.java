package thalweg.desktop.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    static SearchDotsData layers(CompareModel model, Words words) {
        double gamma = model.gammaProperty().get();
        List<String> columns =
                model.searches().stream()
                        .map(ComparedSearch::layers)
                        .filter(layers -> !layers.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                        .stream()
                        .map(layer -> LayerWords.shortName(layer.name()))
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
                words.get("compare.layer"),
                RChartData.readout(gamma, 0).replaceFirst(" = .*", ""),
                words.get("compare.layers.definition"),
                columns,
                dots,
                false,
                3,
                model.forwardProperty().get(),
                false);
    }

    /** What the last panel draws. */
    static ComparedData scatter(CompareModel model, Words words) {
        return switch (model.scatterProperty().get()) {
            case SPREAD -> spread(model, words);
            case R ->
                    scatter(
                            words,
                            model,
                            "barrier-against-r",
                            RChartData.readout(model.gammaProperty().get(), 0)
                                    .replaceFirst(" = .*", ""),
                            s -> s.rAt(model.gammaProperty().get()));
            case L2 ->
                    scatter(
                            words,
                            model,
                            "barrier-against-l2",
                            words.get("compare.reduction"),
                            s -> 100 * s.l2Reduction());
        };
    }

    /** A row a method, a dot a search, the median of its seeds. */
    private static SearchDotsData spread(CompareModel model, Words words) {
        Figure figure = model.spreadProperty().get();
        double gamma = model.gammaProperty().get();
        String title = figure.title(gamma, words);
        List<ComparedSearch> searches = model.searches().stream().filter(s -> !s.naive()).toList();
        List<String> columns = searches.stream().map(ComparedSearch::method).distinct().toList();
        List<Dot> dots =
                searches.stream()
                        .map(
                                s ->
                                        new Dot(
                                                columns.indexOf(s.method()),
                                                s.name(),
                                                s.colour(),
                                                figure.of(s, gamma)))
                        .toList();
        return new SearchDotsData(
                figure.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-by-method",
                words.get("compare.method"),
                figure.axis(gamma, words),
                words.get("compare.spread.definition", title),
                columns,
                dots,
                true,
                Math.min(3, figure.places()),
                model.forwardProperty().get(),
                false);
    }

    private static SearchScatterData scatter(
            Words words,
            CompareModel model,
            String name,
            String across,
            ToDoubleFunction<ComparedSearch> x) {
        return new SearchScatterData(
                name,
                across,
                words.get("compare.barrier"),
                words.get("compare.scatter.definition"),
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
