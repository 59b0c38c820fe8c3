package thalweg.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the libraries of other formats write is read as they meant it. The ONNX files are written
 * and checked by onnx itself. The HDF5 and msgpack files are written by h5py and msgpack, but laid
 * out by a script after Keras's and Flax's published code: those two libraries have not checked
 * them.
 */
class FormatsTest {
    static final Path SHIPPED = Path.of("src/test/resources/thalweg/formats");

    @TestFactory
    List<DynamicTest> readsEveryShippedFile() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (var entry : FixturesTest.expected(SHIPPED)) {
            Path file = SHIPPED.resolve(entry.getKey());
            tests.add(
                    DynamicTest.dynamicTest(
                            entry.getKey(), () -> FixturesTest.check(file, entry.getValue())));
        }
        return tests;
    }

    @Test
    void readsWhatThisMachinesPythonWrites(@TempDir Path folder) throws Exception {
        Python.script(
                List.of("onnx", "h5py", "msgpack", "numpy"),
                SHIPPED.resolve("make_fixtures.py"),
                folder.toString());
        for (var entry : FixturesTest.expected(folder)) {
            FixturesTest.check(folder.resolve(entry.getKey()), entry.getValue());
        }
    }
}
