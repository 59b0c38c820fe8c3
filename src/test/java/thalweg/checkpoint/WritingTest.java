package thalweg.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {
    @TempDir Path folder;

    /** Tensors of random shapes and every type, with values that each type can hold. */
    private static List<Checkpoints.Content> random(long seed) {
        var random = new Random(seed);
        List<Checkpoints.Content> tensors = new ArrayList<>();
        for (ElementType type : ElementType.values()) {
            List<Integer> shape = new ArrayList<>();
            int count = 1;
            for (int axes = random.nextInt(5); axes > 0; axes--) {
                shape.add(random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(9));
                count *= shape.getLast();
            }
            var values = new float[count];
            for (int i = 0; i < count; i++) {
                values[i] =
                        switch (type) {
                            case F32, F64 -> (float) random.nextGaussian();
                            case F16, BF16 -> random.nextInt(-128, 128) / 64f;
                            case I8, I16, I32, I64 -> random.nextInt(-128, 128);
                            case U8, U16, U32, U64 -> random.nextInt(256);
                            case BOOL -> random.nextInt(2);
                        };
            }
            tensors.add(new Checkpoints.Content("层 " + type + "/\"w\"", type, shape, values));
        }
        return tensors;
    }

    @ParameterizedTest
    @ValueSource(strings = {".pt", ".pth", ".safetensors", ".npz"})
    void whatIsWrittenReadsBackTheSame(String ending) {
        for (long seed = 0; seed < 20; seed++) {
            Path file = folder.resolve(seed + ending);
            List<Checkpoints.Content> tensors = random(seed);
            Checkpoints.write(file, tensors, false);
            Checkpoint back = Checkpoints.open(file);
            assertEquals(tensors.size(), back.tensors().size());
            for (int i = 0; i < tensors.size(); i++) {
                Tensor tensor = back.tensors().get(i);
                assertEquals(tensors.get(i).name(), tensor.name());
                assertEquals(tensors.get(i).shape(), tensor.shape());
                assertArrayEquals(tensors.get(i).values(), tensor.read(), tensor.name());
            }
            assertEquals(ElementType.F16, back.tensors().getFirst().type(), "the type is kept");
        }
    }

    @Test
    void torchLoadsWhatIsWrittenWithAndWithoutWeightsOnly() throws Exception {
        Path file = folder.resolve("model.pt");
        Checkpoints.write(file, random(1), false);
        Path again = folder.resolve("again.pt");
        Python.program(
                """
                import zipfile
                a = torch.load(sys.argv[1], weights_only=True)
                b = torch.load(sys.argv[1], weights_only=False)
                assert list(a) == list(b) and all(torch.equal(a[k], b[k]) for k in a)
                assert not any(v.requires_grad for v in a.values())
                assert zipfile.ZipFile(sys.argv[1]).testzip() is None
                for entry in zipfile.ZipFile(sys.argv[1]).infolist():
                    raw = open(sys.argv[1], 'rb').read()
                    o = entry.header_offset
                    start = o + 30 + int.from_bytes(raw[o+26:o+28], 'little') \
                        + int.from_bytes(raw[o+28:o+30], 'little')
                    assert start % 64 == 0 and entry.compress_type == 0
                torch.save(a, sys.argv[2])
                """,
                file.toString(), again.toString());
        assertSame(Checkpoints.open(file), Checkpoints.open(again));
    }

    @Test
    void numpyLoadsWhatIsWritten() throws Exception {
        Path file = folder.resolve("model.npz");
        Checkpoints.write(file, random(2), false);
        Path again = folder.resolve("again.npz");
        Python.program(
                """
                a = numpy.load(sys.argv[1])
                numpy.savez_compressed(sys.argv[2], **{k: a[k] for k in a.files})
                """,
                file.toString(),
                again.toString());
        assertSame(Checkpoints.open(file), Checkpoints.open(again));
    }

    @Test
    void safetensorsLoadsWhatIsWritten() throws Exception {
        Path file = folder.resolve("model.safetensors");
        // PyTorch before 2.3 has no unsigned integers above 8 bits.
        var known = random(2).stream().filter(t -> !t.type().name().matches("U(16|32|64)"));
        Checkpoints.write(file, known.toList(), false);
        Path again = folder.resolve("again.npz");
        String answer =
                Python.program(
                        """
                        try:
                            import safetensors.torch
                        except ImportError:
                            print('no safetensors', end='')
                            sys.exit()
                        a = safetensors.torch.load_file(sys.argv[1])
                        numpy.savez(sys.argv[2], **{k: v.to(torch.float64).numpy()
                                                    for k, v in a.items()})
                        """,
                        file.toString(),
                        again.toString());
        assumeFalse(answer.equals("no safetensors"), "Python here lacks safetensors");
        Checkpoint back = Checkpoints.open(again);
        for (Tensor tensor : Checkpoints.open(file).tensors()) {
            Tensor its = back.tensor(tensor.name()).orElseThrow();
            assertEquals(tensor.shape(), its.shape());
            assertArrayEquals(tensor.read(), its.read(), tensor.name());
        }
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws Exception {
        for (String ending : List.of(".pt", ".safetensors", ".npz")) {
            Path a = folder.resolve("a" + ending);
            Path b = folder.resolve("b" + ending);
            Checkpoints.write(a, random(3), false);
            Checkpoints.write(b, random(3), false);
            assertEquals(-1, Files.mismatch(a, b));
        }
    }

    private static void assertSame(Checkpoint a, Checkpoint b) {
        assertEquals(a.tensors().size(), b.tensors().size());
        for (int i = 0; i < a.tensors().size(); i++) {
            Tensor x = a.tensors().get(i);
            Tensor y = b.tensors().get(i);
            assertEquals(x.name(), y.name());
            assertEquals(x.type(), y.type());
            assertEquals(x.shape(), y.shape());
            assertArrayEquals(x.read(), y.read(), x.name());
        }
    }
}
