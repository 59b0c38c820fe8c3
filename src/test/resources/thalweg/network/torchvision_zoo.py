# The tensors of torchvision's own VGG and residual networks at their true sizes, and how many units
# each has that can move: those of every layer but the last, each stream of a residual network once.
#   torchvision_zoo.py FILE
import json
import sys

import torch
import torchvision

NAMES = ["vgg11", "vgg13", "vgg16", "vgg19", "vgg11_bn", "vgg13_bn", "vgg16_bn", "vgg19_bn", "resnet18", "resnet34",
         "resnet50", "resnet101", "resnet152", "wide_resnet50_2", "wide_resnet101_2", "resnext50_32x4d", "resnext101_32x8d"]

for function in ("kaiming_uniform_", "kaiming_normal_", "normal_", "uniform_", "constant_"):
    setattr(torch.nn.init, function, lambda tensor, *more, **others: tensor)


def units(net):
    if hasattr(net, "features"):
        layers = [m for m in net.modules() if isinstance(m, (torch.nn.Conv2d, torch.nn.Linear))]
        return sum(m.weight.shape[0] for m in layers[:-1])
    total = 0 if net.layer1[0].downsample is None else net.conv1.out_channels
    for stage in (net.layer1, net.layer2, net.layer3, net.layer4):
        for block in stage:
            inner = [block.conv1] + ([block.conv2] if hasattr(block, "conv3") else [])
            total += sum(m.out_channels for m in inner)
        last = stage[0].conv3 if hasattr(stage[0], "conv3") else stage[0].conv2
        total += last.out_channels
    return total


said = []
for name in NAMES:
    net = getattr(torchvision.models, name)()
    tensors = [[n, "I64" if t.dtype == torch.int64 else "F32", list(t.shape)] for n, t in net.state_dict().items()]
    said.append({"name": name, "units": units(net), "tensors": tensors})
with open(sys.argv[1], "w") as file:
    json.dump(said, file)
