# Networks of the families people train, written as their authors write them, with random numbers;
# each saved as a state_dict with an input and the output that PyTorch computes for it.
#   families.py FOLDER
import json
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision

torch.manual_seed(0)


class OldMnist(nn.Module):  # PyTorch's MNIST example until 2019
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 10, kernel_size=5)
        self.conv2 = nn.Conv2d(10, 20, kernel_size=5)
        self.conv2_drop = nn.Dropout2d()
        self.fc1 = nn.Linear(320, 50)
        self.fc2 = nn.Linear(50, 10)

    def forward(self, x):
        x = F.relu(F.max_pool2d(self.conv1(x), 2))
        x = F.relu(F.max_pool2d(self.conv2_drop(self.conv2(x)), 2))
        x = x.view(-1, 320)
        return self.fc2(F.relu(self.fc1(x)))


class NewMnist(nn.Module):  # and since
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(torch.flatten(x, 1))))


class LeNet(nn.Module):  # of PyTorch's CIFAR-10 tutorial
    def __init__(self, channels=3, padding=0):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 6, 5, padding=padding)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class CifarVgg(nn.Module):  # one dense layer after the features
    def __init__(self, layout, norm=True):
        super().__init__()
        layers, channels = [], 3
        for width in layout:
            if width == "M":
                layers.append(nn.MaxPool2d(2))
            else:
                layers.append(nn.Conv2d(channels, width, 3, padding=1))
                if norm:
                    layers.append(nn.BatchNorm2d(width))
                layers.append(nn.ReLU())
                channels = width
        self.features = nn.Sequential(*layers, nn.AvgPool2d(1, 1))
        self.classifier = nn.Linear(channels, 10)

    def forward(self, x):
        return self.classifier(self.features(x).flatten(1))


class Basic(nn.Module):
    def __init__(self, inputs, outputs, stride, option):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.option, self.more = option, outputs - inputs
        self.shortcut = nn.Sequential()
        if option == "B" and (stride > 1 or self.more):
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        out = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.option == "A" and self.more:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.more // 2, self.more - self.more // 2))
        return F.relu(out + self.shortcut(x))


class PreActivated(nn.Module):  # as in kuangliu's pytorch-cifar
    def __init__(self, inputs, outputs, stride, option):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        if stride > 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=False))

    def forward(self, x):
        out = F.relu(self.bn1(x))
        shortcut = self.shortcut(out) if hasattr(self, "shortcut") else x
        return self.conv2(F.relu(self.bn2(self.conv1(out)))) + shortcut


class Wide(nn.Module):  # as in meliketoy's wide-resnet.pytorch
    def __init__(self, inputs, outputs, stride, option):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, padding=1, bias=True)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, stride, 1, bias=True)
        self.shortcut = nn.Sequential()
        if stride > 1 or inputs != outputs:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=True))

    def forward(self, x):
        out = self.conv2(F.relu(self.bn2(self.conv1(F.relu(self.bn1(x))))))
        return out + self.shortcut(x)


class Residual(nn.Module):
    def __init__(self, block, widths, blocks, option="B", first="bn1", last="linear", end=None):
        super().__init__()
        self.conv1 = nn.Conv2d(3, widths[0], 3, 1, 1, bias=block is Wide)
        self.first, self.end, self.last = first, end, last
        if first:
            setattr(self, first, nn.BatchNorm2d(widths[0]))
        channels = widths[0]
        self.stages = len(blocks)
        for s, (width, count) in enumerate(zip(widths[-len(blocks):], blocks), 1):
            layers = []
            for b in range(count):
                layers.append(block(channels, width, 2 if s > 1 and b == 0 else 1, option))
                channels = width
            setattr(self, f"layer{s}", nn.Sequential(*layers))
        if end:
            setattr(self, end, nn.BatchNorm2d(channels))
        setattr(self, last, nn.Linear(channels, 10))

    def forward(self, x):
        x = self.conv1(x)
        if self.first:
            x = F.relu(getattr(self, self.first)(x))
        for s in range(self.stages):
            x = getattr(self, f"layer{s + 1}")(x)
        if self.end:
            x = F.relu(getattr(self, self.end)(x))
        return getattr(self, self.last)(F.adaptive_avg_pool2d(x, 1).flatten(1))


class Sequences(nn.Module):  # as in weiaicunzai's pytorch-cifar100
    def __init__(self, inside, out, stride, bottleneck):
        super().__init__()
        kernels = [(inside, out // 4, 1, 1), (out // 4, out // 4, 3, stride), (out // 4, out, 1, 1)] if bottleneck \
            else [(inside, out, 3, stride), (out, out, 3, 1)]
        layers = []
        for a, b, kernel, step in kernels:
            layers += [nn.Conv2d(a, b, kernel, step, kernel // 2, bias=False), nn.BatchNorm2d(b), nn.ReLU()]
        self.residual_function = nn.Sequential(*layers[:-1])
        self.shortcut = nn.Sequential()
        if stride != 1 or inside != out:
            self.shortcut = nn.Sequential(nn.Conv2d(inside, out, 1, stride, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return F.relu(self.residual_function(x) + self.shortcut(x))


class SequencesNet(nn.Module):
    def __init__(self, bottleneck):
        super().__init__()
        self.conv1 = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        inside = 8
        for stage, out in enumerate((16, 24, 32, 48), 2):
            first = Sequences(inside, out, 1 if stage == 2 else 2, bottleneck)
            setattr(self, f"conv{stage}_x", nn.Sequential(first, Sequences(out, out, 1, bottleneck)))
            inside = out
        self.fc = nn.Linear(48, 10)

    def forward(self, x):
        x = self.conv1(x)
        for stage in range(2, 6):
            x = getattr(self, f"conv{stage}_x")(x)
        return self.fc(x.mean((2, 3)))


def transformers_name(name):  # of a torchvision residual network's tensor, in the transformers library
    if name.startswith("fc."):
        return name.replace("fc.", "classifier.1.")
    kind = lambda word: "normalization" if word.startswith(("bn", "1")) else "convolution"  # noqa: E731
    parts = name.split(".")
    if not name.startswith("layer"):
        return f"resnet.embedder.embedder.{kind(parts[0])}.{parts[-1]}"
    block = f"resnet.encoder.stages.{int(parts[0][5:]) - 1}.layers.{parts[1]}"
    if parts[2] == "downsample":
        return f"{block}.shortcut.{kind(parts[3])}.{parts[-1]}"
    return f"{block}.layer.{int(parts[2][-1]) - 1}.{kind(parts[2])}.{parts[-1]}"


class WideBlock(nn.Module):  # as in xternalz's WideResNet-pytorch
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.bn1 = nn.BatchNorm2d(inputs)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.convShortcut = None if inputs == outputs else nn.Conv2d(inputs, outputs, 1, stride, bias=False)

    def forward(self, x):
        out = F.relu(self.bn1(x))
        x = x if self.convShortcut is None else self.convShortcut(out)
        return x + self.conv2(F.relu(self.bn2(self.conv1(out))))


class WideStage(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.layer = nn.Sequential(WideBlock(inputs, outputs, stride), WideBlock(outputs, outputs, 1))

    def forward(self, x):
        return self.layer(x)


class WideResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 8, 3, 1, 1, bias=False)
        self.block1, self.block2, self.block3 = WideStage(8, 16, 1), WideStage(16, 32, 2), WideStage(32, 48, 2)
        self.bn1 = nn.BatchNorm2d(48)
        self.fc = nn.Linear(48, 10)

    def forward(self, x):
        x = self.block3(self.block2(self.block1(self.conv1(x))))
        return self.fc(F.adaptive_avg_pool2d(F.relu(self.bn1(x)), 1).flatten(1))


class Sequence(nn.Sequential):
    pass


def torchvision_vgg(layout, norm):
    net = torchvision.models.VGG(torchvision.models.vgg.make_layers(layout, batch_norm=norm), num_classes=10)
    width = [v for v in layout if v != "M"][-1]
    # As torchvision's but for the widths, which would take half a gigabyte.
    net.classifier = nn.Sequential(nn.Linear(width * 49, 64), nn.ReLU(), nn.Dropout(), nn.Linear(64, 48), nn.ReLU(),
                                   nn.Dropout(), nn.Linear(48, 10))
    return net


def narrow(layout):
    return [v if v == "M" else v // 16 for v in layout]


CFGS = torchvision.models.vgg.cfgs
CIFAR, MNIST, IMAGE = (3, 32, 32), (1, 28, 28), (3, 64, 64)
FAMILIES = {
    "old-mnist": (OldMnist, MNIST),
    "new-mnist": (NewMnist, MNIST),
    "lenet-cifar": (LeNet, CIFAR),
    "lenet-mnist": (lambda: LeNet(1, 2), MNIST),
    "cnn-sequential": (lambda: Sequence(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16 * 49, 32), nn.ReLU(), nn.Linear(32, 10)), MNIST),
    "mlp-batch-norm": (lambda: Sequence(
        nn.Linear(784, 32), nn.BatchNorm1d(32), nn.ReLU(), nn.Linear(32, 24), nn.BatchNorm1d(24), nn.ReLU(),
        nn.Linear(24, 10)), (784,)),
    **{f"vgg{n}-cifar": ((lambda n=n: CifarVgg(narrow(CFGS[n]))), CIFAR) for n in "ABDE"},
    **{f"vgg{n}-cifar-plain": ((lambda n=n: CifarVgg(narrow(CFGS[n]), False)), CIFAR) for n in "AD"},
    **{f"vgg{n}-torchvision": ((lambda n=n: torchvision_vgg(narrow(CFGS[n]), n != "D")), IMAGE) for n in "ABDE"},
    "resnet18": (lambda: torchvision.models.resnet18(num_classes=10), IMAGE),
    "resnet50": (lambda: torchvision.models.resnet50(num_classes=10), IMAGE),
    "resnext14": (lambda: torchvision.models.ResNet(
        torchvision.models.resnet.Bottleneck, [1, 1, 1, 1], num_classes=10, groups=32, width_per_group=4), IMAGE),
    "wide-resnet50": (lambda: torchvision.models.ResNet(
        torchvision.models.resnet.Bottleneck, [1, 2, 1, 1], num_classes=10, width_per_group=128), IMAGE),
    "resnet20-option-a": (lambda: Residual(Basic, [16, 16, 32, 64], [3, 3, 3], "A"), CIFAR),
    "resnet20-option-b": (lambda: Residual(Basic, [16, 16, 32, 64], [3, 3, 3], "B"), CIFAR),
    "resnet18-cifar": (lambda: Residual(Basic, [16, 16, 32, 64, 128], [2, 2, 2, 2], "B"), CIFAR),
    "resnet18-pre-activation": (lambda: Residual(PreActivated, [16, 16, 32, 64, 128], [2, 2, 2, 2], first=None), CIFAR),
    "resnet-sequences": (lambda: SequencesNet(False), CIFAR),
    "resnet-sequences-bottleneck": (lambda: SequencesNet(True), CIFAR),
    "resnet-transformers": (lambda: torchvision.models.ResNet(
        torchvision.models.resnet.BasicBlock, [1, 1, 1, 1], num_classes=10), IMAGE),
    "resnet-transformers-bottleneck": (lambda: torchvision.models.ResNet(
        torchvision.models.resnet.Bottleneck, [1, 1, 1, 1], num_classes=10), IMAGE),
    "wide-resnet": (WideResNet, CIFAR),
    "wide-resnet-biased": (lambda: Residual(Wide, [8, 16, 32, 48], [2, 2, 2], first=None, end="bn1"), CIFAR),
}


def used(net, shape):  # in evaluation mode, with running statistics and norms other than at first
    net.train()
    for _ in range(2):  # running statistics other than 0 and 1
        net(torch.randn(4, *shape) * 1.5 + 0.3)
    for m in net.modules():
        if isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d, nn.LayerNorm)) and m.weight is not None:
            nn.init.normal_(m.weight, 1, 0.3)
            nn.init.normal_(m.bias, 0, 0.3)
    return net.eval()


def save(folder, name):
    make, shape = FAMILIES[name]
    net = used(make(), shape)
    state = net.state_dict()
    if "transformers" in name:
        state = {transformers_name(k): v for k, v in state.items()}
    torch.save(state, f"{folder}/{name}.pt")
    tell(folder, name, net, shape)


def tell(folder, name, net, shape):  # an input and what comes out
    x = torch.randn(1, *shape)
    with torch.no_grad():
        y = net.double()(x.double())
    with open(f"{folder}/{name}.json", "w") as file:
        json.dump({"shape": shape, "x": x.flatten().tolist(), "y": y.flatten().tolist()}, file)


if __name__ == "__main__":
    for family in FAMILIES:
        save(sys.argv[1], family)
