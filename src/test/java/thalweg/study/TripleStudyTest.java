package thalweg.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import thalweg.dataset.Normalization;

class TripleStudyTest {
    private static final List<Path> MODELS =
            List.of(Path.of("/m/a 1.pt"), Path.of("/m/b \"2\".pt"), Path.of("/m/c#3.pt"));

    private static final TripleStudy.Data DATA =
            new TripleStudy.Data(Path.of("/d/my data"), "test", true, Normalization.MNIST);

    private static StudyPlan plan(TripleStudy study) {
        return StudyReader.parse(Path.of("/studies/x.study"), study.text("found here"));
    }

    @Test
    void readsAsAStudyOfTheThreeByEverySearch() {
        StudyPlan plan = plan(new TripleStudy(MODELS, DATA));
        assertEquals(
                MODELS,
                plan.models().values().stream().map(model -> plan.resolve(model.file())).toList());
        assertEquals(3, plan.pairs().size());
        assertEquals(1, plan.triples().size());
        assertEquals(5, plan.methods().size());
        var data = plan.data();
        assertTrue(data != null);
        assertEquals("/d/my data", data.folder());
        assertEquals(Normalization.MNIST, data.inputs());
        assertEquals(Path.of("/studies/found here"), plan.resolve(plan.results().folder()));
    }

    @Test
    void withoutDataItHasWhatNeedsNone() {
        StudyPlan plan = plan(new TripleStudy(MODELS, null));
        assertNull(plan.data());
        assertEquals(2, plan.methods().size());
    }

    @Test
    void hasANameOfItsContents() {
        String name = new TripleStudy(MODELS, DATA).name();
        assertEquals(name, new TripleStudy(MODELS, DATA).name());
        assertNotEquals(name, new TripleStudy(MODELS, null).name());
        assertNotEquals(name, new TripleStudy(MODELS.reversed(), DATA).name());
    }
}
