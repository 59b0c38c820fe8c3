# Networks exported to ONNX by PyTorch, with random numbers; each with an input and the output that
# PyTorch computes for it. Twice where a pair is wanted.
#   onnx_models.py FOLDER
import json
import sys
import warnings

import torch
import torch.nn as nn
import torchvision

warnings.filterwarnings("ignore")


class Joined(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 6, 3, padding=1)
        self.norm = nn.BatchNorm2d(6)
        self.more = nn.Conv2d(6, 4, 3, padding=1, bias=False)
        self.last = nn.Linear(10, 5, bias=False)

    def forward(self, x):
        x = torch.relu(self.norm(self.stem(x)))
        x = torch.cat([x, torch.tanh(self.more(x))], 1)
        return self.last(x.mean((2, 3)))


class Viewed(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5, stride=2)
        self.fc = nn.Linear(6 * 16, 4)

    def forward(self, x):
        x = nn.functional.leaky_relu(self.conv(x), 0.2)
        return torch.log_softmax(self.fc(x.view(x.size(0), -1)), 1)


class OptionA(nn.Module):
    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(3, 4, 3, padding=1)
        self.two = nn.Conv2d(4, 8, 3, stride=2, padding=1)
        self.last = nn.Linear(8, 3)

    def forward(self, x):
        x = torch.relu(self.one(x))
        short = nn.functional.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 2, 2))
        x = torch.relu(self.two(x) + short)
        return self.last(nn.functional.adaptive_avg_pool2d(x, 1).flatten(1))


def vgg():
    layers, channels = [], 3
    for width in [8, "M", 12, "M", 16, 16, "M"]:
        if width == "M":
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(16 * 16, 24), nn.ReLU(), nn.Dropout(), nn.Linear(24, 10))


def depthwise():
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, 2, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(),
        nn.Conv2d(8, 8, 3, 1, 2, dilation=2, groups=8, bias=False), nn.BatchNorm2d(8), nn.SiLU(),
        nn.Conv2d(8, 12, 1), nn.ReLU(),
        nn.Conv2d(12, 12, 3, 1, 1, groups=3), nn.ReLU(),
        nn.AvgPool2d(3, 2, 1), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(12, 5))


class Step(nn.Module):
    def __init__(self, inside, outside, stride):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside)
        self.conv2, self.bn2 = nn.Conv2d(outside, outside, 3, 1, 1, bias=False), nn.BatchNorm2d(outside)
        self.shortcut = nn.Sequential()
        if stride > 1:
            self.shortcut = nn.Sequential(nn.Conv2d(inside, outside, 1, stride, bias=False), nn.BatchNorm2d(outside))

    def forward(self, x):
        return torch.relu(self.shortcut(x) + self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(x))))))


class CifarResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(3, 8, 3, 1, 1, bias=False), nn.BatchNorm2d(8)
        self.layer1 = nn.Sequential(Step(8, 8, 1), Step(8, 8, 1))
        self.layer2 = nn.Sequential(Step(8, 12, 2), Step(12, 12, 1))
        self.linear = nn.Linear(12, 10)

    def forward(self, x):
        x = self.layer2(self.layer1(torch.relu(self.bn1(self.conv1(x)))))
        return self.linear(nn.functional.avg_pool2d(x, 16).flatten(1))


def functions():  # element by element, by the names that exporters give them
    return nn.Sequential(
        nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU6(), nn.Conv2d(8, 8, 3, groups=8), nn.Hardtanh(-1, 2),
        nn.Conv2d(8, 12, 1), nn.ELU(0.7), nn.Conv2d(12, 10, 1), nn.SELU(), nn.Conv2d(10, 6, 1), nn.Hardswish(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 9), nn.Hardsigmoid(), nn.Linear(9, 4))


NETS = {
    "cifar-resnet": (CifarResNet, (3, 32, 32)),
    "relu-mlp": (lambda: nn.Sequential(nn.Flatten(), nn.Linear(64, 12), nn.ReLU(), nn.Linear(12, 5)), (1, 8, 8)),
    "functions": (functions, (3, 8, 8)),
    "mobilenet": (lambda: torchvision.models.mobilenet_v2(width_mult=0.25, num_classes=10), (3, 32, 32)),
    "mlp": (lambda: nn.Sequential(nn.Linear(20, 16), nn.ReLU(), nn.Linear(16, 12), nn.Sigmoid(), nn.Linear(12, 4)), (20,)),
    "lenet": (lambda: nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 30), nn.ReLU(), nn.Linear(30, 10)), (1, 28, 28)),
    "vgg": (vgg, (3, 32, 32)),
    "resnet18": (lambda: torchvision.models.ResNet(
        torchvision.models.resnet.BasicBlock, [2, 2, 2, 2], num_classes=10), (3, 64, 64)),
    "depthwise": (depthwise, (3, 16, 16)),
    "joined": (Joined, (3, 8, 8)),
    "viewed": (Viewed, (1, 12, 12)),
    "option-a": (OptionA, (3, 8, 8)),
    "group-norm": (lambda: nn.Sequential(
        nn.Conv2d(3, 8, 3), nn.GroupNorm(2, 8), nn.ReLU(), nn.Conv2d(8, 6, 3), nn.InstanceNorm2d(6, affine=True),
        nn.ReLU(), nn.Flatten(), nn.Linear(6 * 16, 4)), (3, 8, 8)),
    "layer-norm": (lambda: nn.Sequential(
        nn.Linear(9, 12), nn.LayerNorm(12), nn.GELU(), nn.Linear(12, 10), nn.Tanh(), nn.Linear(10, 3)), (9,)),
    "tokens": (lambda: nn.Sequential(nn.Linear(6, 9), nn.GELU(), nn.Linear(9, 5)), (7, 6)),
    "transposed": (lambda: nn.Sequential(
        nn.Conv2d(2, 6, 3, 2, 1), nn.ReLU(), nn.ConvTranspose2d(6, 5, 3, 2, 1, output_padding=1), nn.ReLU(),
        nn.ConvTranspose2d(5, 5, 2, groups=5), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(5, 3)),
        (2, 8, 8)),
    "line": (lambda: nn.Sequential(
        nn.Conv1d(2, 6, 3, padding=1), nn.BatchNorm1d(6), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(6, 4, 3), nn.ReLU(),
        nn.Flatten(), nn.Linear(4 * 6, 3)), (2, 16)),
}


def export(folder, name, seed, fold, open_batch):
    torch.manual_seed(seed)
    make, shape = NETS[name.split(".")[0]]
    net = make()
    for m in net.modules():
        if isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d, nn.GroupNorm, nn.InstanceNorm2d, nn.LayerNorm)):
            nn.init.normal_(m.weight, 1, 0.3)
            nn.init.normal_(m.bias, 0, 0.3)
        if isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.normal_(m.running_mean, 0, 0.3)
            nn.init.uniform_(m.running_var, 0.5, 2)
    net.eval()
    x = torch.randn(1, *shape)
    training = torch.onnx.TrainingMode.EVAL if fold else torch.onnx.TrainingMode.PRESERVE
    torch.onnx.export(net, x, f"{folder}/{name}.onnx", training=training, do_constant_folding=fold,
                      input_names=["input"], dynamic_axes={"input": {0: "batch"}} if open_batch else {})
    torch.save(net.state_dict(), f"{folder}/{name}.pt")
    with torch.no_grad():
        y = net.double()(x.double())
    with open(f"{folder}/{name}.json", "w") as file:
        json.dump({"x": x.flatten().tolist(), "y": y.flatten().tolist(), "logits": name != "viewed"}, file)


for net in NETS:
    export(sys.argv[1], net, 1, False, True)
    export(sys.argv[1], net + ".folded", 2, True, False)
export(sys.argv[1], "vgg.other", 3, False, True)
