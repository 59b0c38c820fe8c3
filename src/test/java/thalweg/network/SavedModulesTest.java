package thalweg.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thalweg.checkpoint.Python;

/** Networks that PyTorch pickled whole: what their modules say isn't guessed. */
class SavedModulesTest {
    @TempDir static Path folder;

    @BeforeAll
    static void makeThem() throws Exception {
        Python.program(
                """
                import json
                import torch.nn as nn

                class Convolutions(nn.Module):  # one activation and one pooling, called twice
                    def __init__(self):
                        super().__init__()
                        self.conv1 = nn.Conv2d(3, 4, 4, padding="same")
                        self.conv2 = nn.Conv2d(4, 6, 3, stride=2, padding=(1, 1))
                        self.act = nn.SiLU()
                        self.pool = nn.MaxPool2d(3, 2)
                        self.fc = nn.Linear(6 * 9, 5)

                    def forward(self, x):
                        x = self.pool(self.act(self.conv1(x)))
                        x = self.pool(self.act(self.conv2(x)))
                        return self.fc(x.flatten(1))

                class Block(nn.Module):
                    def __init__(self, n, m, stride):
                        super().__init__()
                        self.conv1 = nn.Conv2d(n, m, 3, stride, 1, bias=False)
                        self.bn1 = nn.BatchNorm2d(m, eps=0.02)
                        self.conv2 = nn.Conv2d(m, m, 3, 1, 1, bias=False)
                        self.bn2 = nn.BatchNorm2d(m, eps=0.02)
                        self.act = nn.LeakyReLU(0.25)
                        self.shortcut = nn.Sequential()
                        if stride > 1 or n != m:
                            self.shortcut = nn.Sequential(nn.Conv2d(n, m, 1, stride), nn.BatchNorm2d(m))

                    def forward(self, x):
                        y = self.bn2(self.conv2(self.act(self.bn1(self.conv1(x)))))
                        return self.act(y + self.shortcut(x))

                class Residual(nn.Module):  # the third stage doesn't stride
                    def __init__(self):
                        super().__init__()
                        self.conv1 = nn.Conv2d(3, 4, 3, 1, 1, bias=False)
                        self.bn1 = nn.BatchNorm2d(4)
                        self.act = nn.LeakyReLU(0.25)
                        self.layer1 = nn.Sequential(Block(4, 4, 1))
                        self.layer2 = nn.Sequential(Block(4, 6, 2))
                        self.layer3 = nn.Sequential(Block(6, 8, 1))
                        self.fc = nn.Linear(8, 5)

                    def forward(self, x):
                        x = self.act(self.bn1(self.conv1(x)))
                        x = self.layer3(self.layer2(self.layer1(x)))
                        return self.fc(x.mean((2, 3)))

                chain = nn.Sequential(
                    nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.BatchNorm2d(4, eps=0.01), nn.LeakyReLU(0.2),
                    nn.AvgPool2d(3, 2, 1), nn.Conv2d(4, 6, 3, padding=2, dilation=2), nn.LeakyReLU(0.2),
                    nn.Flatten(), nn.Linear(6 * 49, 5))
                mlp = nn.Sequential(nn.Linear(7, 6), nn.GELU(), nn.Linear(6, 5))
                padded = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1, padding_mode="reflect"), nn.Flatten(),
                                       nn.Linear(4 * 784, 5))
                torch.manual_seed(0)
                for name, net, shape in [
                    ("convolutions", Convolutions(), (3, 32, 32)), ("residual", Residual(), (3, 32, 32)),
                    ("chain", chain, (1, 28, 28)), ("mlp", mlp, (7,)), ("padded", padded, (1, 28, 28))]:
                    for _ in range(2):  # running statistics other than 0 and 1
                        net(torch.randn(4, *shape) * 1.5 + 0.3)
                    net.eval()
                    torch.save(net, f"{sys.argv[1]}/{name}.pt")
                    x = torch.randn(1, *shape)
                    with torch.no_grad():
                        y = net.double()(x.double())
                    with open(f"{sys.argv[1]}/{name}.json", "w") as file:
                        json.dump({"x": x.flatten().tolist(), "y": y.flatten().tolist()}, file)
                """,
                folder.toString());
    }

    private static void assertComputed(String name, int freeUnits, String... guesses)
            throws Exception {
        JsonNode said = new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
        Model model = Models.open(folder.resolve(name + ".pt"), Models.Options.DEFAULT);
        assertEquals(List.of(guesses), Said.guesses(model.network()));
        Said.computes(model, Said.numbers(said.path("x")), Said.numbers(said.path("y")), 1e-6);
        Said.moves(model, freeUnits);
    }

    @Test
    void aSequentialSaysAllButTheSizeOfItsInput() throws Exception {
        assertComputed("chain", 10, "input: 28 positions on an axis");
    }

    @Test
    void anActivationBetweenDenseLayersIsNotGuessed() throws Exception {
        assertComputed("mlp", 6);
    }

    @Test
    void wherePoolingIsCalledIsStillGuessedAndNotItsKind() throws Exception {
        assertComputed("convolutions", 10, "max pooling 3 by 2 after conv1, conv2");
    }

    @Test
    void aResidualNetworksStridesAndEpsilonsAreItsOwn() throws Exception {
        assertComputed("residual", 4 + 4 + 6 + 6 + 8 + 8, "no pooling at the start");
    }

    @Test
    void paddingThatIsNotOfZerosIsRefused() {
        var e =
                assertThrows(
                        NetworkException.class,
                        () -> Models.open(folder.resolve("padded.pt"), Models.Options.DEFAULT));
        assertEquals("layer 0 pads by reflect, not with zeros", e.what());
    }
}
