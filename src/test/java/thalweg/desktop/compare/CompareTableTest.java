package thalweg.desktop.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.report.Curve;
import thalweg.report.SearchColours;
import thalweg.words.Phrase;

/** The comparison's table as it goes into a file. */
class CompareTableTest {
    private static ComparedSearch search(int colour, String method, String seed, Curve r) {
        return new ComparedSearch(
                colour,
                Phrase.plain(method),
                seed.isEmpty() ? Phrase.none() : Phrase.plain(seed),
                Phrase.none(),
                colour < 0 ? "" : "restarts 2, order random",
                30,
                colour < 0 ? 0 : 0.25,
                12.5,
                null,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                colour < 0 ? Double.NaN : 0.5,
                r,
                List.of());
    }

    @Test
    void aRowASearchWithUnitsAndHowItWasMade() {
        var model = new CompareModel(colour -> {}, colour -> {});
        model.madeProperty().set("a, b; MNIST · test 100");
        model.gammaProperty().set(0.5);
        var r = new Curve(new double[] {0, 1}, new double[] {0.25, 0.75});
        model.searchesProperty()
                .set(
                        List.of(
                                search(SearchColours.NAIVE, "naive", "", r),
                                search(0, "WM, best of 2", "seed 3", r)));
        assertEquals(
                """
                search,seed,options,made with,L2,"L2 change, %",Objective,R(0.5),"Loss at ½, nats",\
                "Barrier at ½, nats","Barrier at most, nats","Taylor estimate, nats","Search time, s"
                naive,,,"a, b; MNIST · test 100",30,,12.5,0.5,,,,,
                "WM, best of 2",3,"restarts 2, order random","a, b; MNIST · test 100",30,-25,12.5,\
                0.5,,,,,0.5
                """,
                CompareTable.of(model).csv());
    }
}
