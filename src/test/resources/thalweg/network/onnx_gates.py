# Networks with gates exported to ONNX by PyTorch: squeeze-and-excitation as people write it, and
# products of two layers' values; random numbers, an input and PyTorch's output beside each.
#   onnx_gates.py FOLDER
import json
import sys
import warnings

import torch
import torch.nn as nn
import torchvision

warnings.filterwarnings("ignore")


class Squeeze(nn.Module):
    def __init__(self, channels, how):
        super().__init__()
        self.how = how
        layer = (lambda i, o: nn.Conv2d(i, o, 1)) if how == "convolutions" else nn.Linear
        self.down, self.up = layer(channels, 3), layer(3, channels)

    def forward(self, x):
        s = x.mean((2, 3), keepdim=self.how == "convolutions")
        s = torch.sigmoid(self.up(torch.relu(self.down(s))))
        if self.how == "convolutions":
            return x * s
        s = s.view(x.size(0), x.size(1), 1, 1)
        return x * s.expand_as(x) if self.how == "expanded" else s * x


class Block(nn.Module):
    def __init__(self, channels, how):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(channels, 5, 3, padding=1), nn.Conv2d(5, channels, 3, padding=1)
        self.squeeze = Squeeze(channels, how)

    def forward(self, x):
        return torch.relu(x + self.squeeze(self.conv2(torch.relu(self.conv1(x)))))


def net():
    return nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU(), Block(8, "convolutions"), Block(8, "dense"),
                         Block(8, "expanded"), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(8, 4))


class Gated(nn.Module):
    """As in LLaMA's MLP."""

    def __init__(self):
        super().__init__()
        self.first, self.gate, self.up = nn.Linear(7, 6), nn.Linear(6, 9), nn.Linear(6, 9)
        self.down, self.last = nn.Linear(9, 6), nn.Linear(6, 4)

    def forward(self, x):
        x = self.first(x)
        return self.last(x + self.down(nn.functional.silu(self.gate(x)) * self.up(x)))


NETS = {
    "squeeze": (net, (3, 6, 7)),
    "gated": (Gated, (7,)),
    "mobilenet-v3": (lambda: torchvision.models.mobilenet_v3_small(width_mult=0.25, num_classes=10), (3, 32, 32)),
    "efficientnet": (lambda: torchvision.models.efficientnet._efficientnet(
        [torchvision.models.efficientnet.MBConvConfig(1, 3, 1, 8, 8, 1),
         torchvision.models.efficientnet.MBConvConfig(4, 3, 2, 8, 16, 2)], 0.2, None, None, False, num_classes=10), (3, 32, 32)),
}
for name, (make, shape) in NETS.items():
    for fold in (True, False):
        torch.manual_seed(1)
        made = make()
        for m in made.modules():
            if isinstance(m, nn.BatchNorm2d):
                nn.init.normal_(m.weight, 1, 0.3)
                nn.init.normal_(m.running_mean, 0, 0.3)
                nn.init.uniform_(m.running_var, 0.5, 2)
            if getattr(m, "bias", None) is not None:  # those that are equal, the exporter makes one
                nn.init.normal_(m.bias, 0, 0.3)
        made.eval()
        x = torch.randn(1, *shape)
        file = f"{sys.argv[1]}/{name}{'.folded' if fold else ''}"
        training = torch.onnx.TrainingMode.EVAL if fold else torch.onnx.TrainingMode.PRESERVE
        torch.onnx.export(made, x, file + ".onnx", training=training, do_constant_folding=fold, opset_version=14,
                          input_names=["input"], dynamic_axes={} if fold else {"input": {0: "batch"}})
        with torch.no_grad():
            y = made.double()(x.double())
        with open(file + ".json", "w") as out:
            json.dump({"x": x.flatten().tolist(), "y": y.flatten().tolist()}, out)
