package thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import thalweg.alignment.Alignment;
import thalweg.alignment.LayerSpectrum;
import thalweg.alignment.Spectrum;
import thalweg.engine.Engine;
import thalweg.network.Model;

/** Singular values of every weight. */
@CommandLine.Command(header = "Singular values of every weight.")
final class SpectrumCommand implements Command {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private ModelOptions reading = new ModelOptions();
    @Mixin private ComputeOptions compute = new ComputeOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "PyTorch, safetensors, NumPy, ONNX, Keras, Flax or Deeplearning4j.")
    private List<Path> files = List.of();

    @Mixin private ChartOptions charts = new ChartOptions();

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public int run(Workplace work) {
        charts.check();
        compute.start(work);
        Engine engine = work.engine();
        var alignment = new Alignment(engine.linearAlgebra(), engine.memory());
        List<Object> models = new ArrayList<>();
        var text = new StringBuilder();
        var pictures = new ArrayList<Picture>();
        double seconds = 0;
        for (Path file : files) {
            Model model = reading.open(work, file);
            long start = System.nanoTime();
            Spectrum spectrum =
                    work.measure(
                            "Singular values of " + model.name(),
                            context -> alignment.spectrum(model.parameters(), context));
            seconds += (System.nanoTime() - start) / 1e9;
            models.add(fields(file, spectrum));
            for (LayerSpectrum layer : spectrum.layers()) {
                pictures.add(Pictures.spectrum(model.name(), layer));
            }
            text.append(text.isEmpty() ? "" : "\n").append(file).append('\n');
            text.append(table(spectrum));
        }
        charts.write(pictures, work.made(""));
        var fields = new LinkedHashMap<String, Object>();
        fields.put("seconds", seconds);
        fields.put("models", models);
        fields.putAll(charts.fields());
        common.print(work.terminal(), fields, text + charts.sentence());
        return 0;
    }

    private static Map<String, Object> fields(Path file, Spectrum spectrum) {
        List<Object> layers = new ArrayList<>();
        for (LayerSpectrum layer : spectrum.layers()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("name", layer.tensor());
            fields.put("singularValues", layer.s());
            layers.add(fields);
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", file.toString());
        fields.put("layers", layers);
        return fields;
    }

    private static Table table(Spectrum spectrum) {
        var table =
                new Table("lrrrrr").row("layer", "rank", "largest", "second", "median", "smallest");
        for (LayerSpectrum layer : spectrum.layers()) {
            float[] s = layer.s();
            table.row(
                    layer.tensor(),
                    layer.rank() + " of " + s.length,
                    at(s, 0),
                    at(s, 1),
                    at(s, s.length / 2),
                    at(s, s.length - 1));
        }
        return table;
    }

    private static String at(float[] s, int rank) {
        return rank >= 0 && rank < s.length ? Table.number(s[rank], 4) : "–";
    }
}
