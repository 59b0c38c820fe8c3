# Networks under the names that strangers' repositories give them, and in the formats they publish:
# each with an input and the output that PyTorch computes for it. The names and orders are those of
# the repositories that a comment names; the networks are narrower.
#   published.py FOLDER [NAME...]
import json
import re
import struct
import sys

import h5py
import msgpack
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import torchvision

sys.dont_write_bytecode = True  # nothing beside the sources
from families import (CFGS, CIFAR, IMAGE, MNIST, Basic, CifarVgg, PreActivated, Residual, Sequence, WideResNet,
                      narrow, tell, used)

FOLDER = sys.argv[1]


def same(x, kernel, stride):  # the padding called so in Flax and Keras
    total = max(0, kernel - stride)
    return F.pad(x, (total // 2, total - total // 2) * 2)


class SameConv(nn.Conv2d):
    def forward(self, x):
        return F.conv2d(same(x, self.kernel_size[0], self.stride[0]), self.weight, self.bias, self.stride)


class ChannelNorm(nn.LayerNorm):  # over the channels of each position
    def __init__(self, channels):
        super().__init__(channels, eps=1e-6)

    def forward(self, x):
        if x.dim() == 2:
            return super().forward(x)
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Bottleneck(nn.Module):
    def __init__(self, inputs, inner, outputs, stride, first=False, bias=False, groups=1, eps=1e-5, beside=False):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, inner, 1, stride if first else 1, bias=bias)
        self.bn1 = nn.BatchNorm2d(inner, eps)
        self.conv2 = nn.Conv2d(inner, inner, 3, 1 if first else stride, 1, groups=groups, bias=bias)
        self.bn2 = nn.BatchNorm2d(inner, eps)
        self.conv3 = nn.Conv2d(inner, outputs, 1, bias=bias)
        self.bn3 = nn.BatchNorm2d(outputs, eps)
        self.shortcut = nn.Sequential()
        if beside:
            self.shortcut = nn.Sequential(nn.Conv2d(inputs, outputs, 1, stride, bias=bias), nn.BatchNorm2d(outputs, eps))

    def forward(self, x):
        y = F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))))
        return F.relu(self.bn3(self.conv3(y)) + self.shortcut(x))


class Bottlenecks(nn.Module):
    def __init__(self, large=False, **kind):
        super().__init__()
        bias, eps = kind.get("bias", False), kind.get("eps", 1e-5)
        self.conv1 = nn.Conv2d(3, 8, 7, 2, 3, bias=bias) if large else nn.Conv2d(3, 8, 3, 1, 1, bias=bias)
        self.bn1 = nn.BatchNorm2d(8, eps)
        self.large, inputs = large, 8
        for s, (inner, outputs) in enumerate(((8, 16), (16, 32), (32, 48)), 1):
            stride = 1 if s == 1 else 2
            setattr(self, f"layer{s}", nn.Sequential(
                Bottleneck(inputs, inner, outputs, stride, beside=True, **kind), Bottleneck(outputs, inner, outputs, 1, **kind)))
            inputs = outputs
        self.fc = nn.Linear(48, 10)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = F.max_pool2d(x, 3, 2, 1) if self.large else x
        return self.fc(self.layer3(self.layer2(self.layer1(x))).mean((2, 3)))


class FromInput(PreActivated):  # a shortcut that reads the block's input
    def forward(self, x):
        y = self.conv1(F.relu(self.bn1(x)))
        shortcut = self.shortcut(x) if hasattr(self, "shortcut") else x
        return self.conv2(F.relu(self.bn2(y))) + shortcut


class Biased(FromInput):
    def __init__(self, inputs, outputs, stride, option):
        super().__init__(inputs, outputs, stride, option)
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1)
        if hasattr(self, "shortcut"):
            self.shortcut = nn.Conv2d(inputs, outputs, 1, stride)


class FlaxBlock(nn.Module):
    def __init__(self, inputs, outputs, stride, option):
        super().__init__()
        norm, kernel = (ChannelNorm, 3) if option == "LN" else (nn.BatchNorm2d, 1)
        self.conv1, self.bn1 = SameConv(inputs, outputs, 3, stride, bias=False), norm(outputs)
        self.conv2, self.bn2 = SameConv(outputs, outputs, 3, 1, bias=False), norm(outputs)
        self.shortcut = nn.Sequential()
        if stride > 1:
            self.shortcut = nn.Sequential(SameConv(inputs, outputs, kernel, stride, bias=False), norm(outputs))

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.shortcut(x))


class Flattened(nn.Module):  # positions before channels, as Keras and Flax flatten
    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def vgg(layout, norm=None, head=(24, 16), flat=nn.Flatten):
    layers, channels = [], 3
    for width in layout:
        if width == "M":
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, width, 3, padding=1), *([norm(width)] if norm else []), nn.ReLU()]
            channels = width
    net = Sequence(*layers, flat())
    inputs = net.eval()(torch.zeros(2, 3, 32, 32)).shape[1]
    for width in head:
        net.append(nn.Linear(inputs, width)).append(nn.ReLU())
        inputs = width
    return net.append(nn.Linear(inputs, 10))


def renamed(state, *rules):
    names = {}
    for name, value in state.items():
        for pattern, new in rules:
            if re.match(pattern, name):
                name = re.sub(pattern, new, name, count=1)
                break
        names[name] = value
    return names


def numbered_blocks(state):  # facebookresearch/open_lth, cifar_resnet
    number, names, last = -1, {}, None
    for name, value in state.items():
        m = re.match(r"(layer\d+\.\d+)\.(.*)", name)
        if m:
            number += m.group(1) != last
            last = m.group(1)
            name = f"blocks.{number}.{m.group(2)}"
        names[name] = value
    return renamed(names, (r"conv1\.", "conv."), (r"bn1\.", "bn."), (r"linear", "fc"))


def safetensors(path, state):  # by the layout of its README; sorted as the library sorts
    header, data = {}, b""
    for name in sorted(state, key=lambda n: (-state[n].element_size(), n)):
        raw = state[name].detach().contiguous().numpy().tobytes()
        kind = {torch.float32: "F32", torch.int64: "I64"}[state[name].dtype]
        header[name] = {"dtype": kind, "shape": list(state[name].shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def turned(value):  # a kernel as Flax and Keras have it
    array = value.detach().float().numpy()
    return np.ascontiguousarray(array.transpose(2, 3, 1, 0) if array.ndim == 4 else array.T if array.ndim == 2 else array)


def flax(path, state, whole=True):
    def nested(names):
        tree = {}
        for name, value in sorted(names.items()):  # JAX sorts the keys of maps
            *path, last = name.split("/")
            at = tree
            for part in path:
                at = at.setdefault(part, {})
            at[last] = msgpack.ExtType(1, msgpack.packb((value.shape, value.dtype.name, value.tobytes())))
        return tree

    params = nested({n: v for n, v in state.items() if not n.startswith("stats:")})
    stats = nested({n[6:]: v for n, v in state.items() if n.startswith("stats:")})
    if whole:
        params = {"opt_state": {"0": {}, "1": {"0": {"trace": params}}}, "params": params, "step": 7}
        params = {"batch_stats": stats, **params} if stats else params
    with open(path, "wb") as file:
        file.write(msgpack.packb(params, strict_types=True))


def in_flax(state, *rules):
    names = {}
    for name, value in renamed(state, *rules).items():
        if name.endswith("num_batches_tracked"):
            continue
        path, last = name.rsplit("/", 1)
        norm = last in ("running_mean", "running_var") or last == "weight" and value.dim() == 1
        last = {"weight": "scale" if norm else "kernel", "running_mean": "mean", "running_var": "var"}.get(last, last)
        names[("stats:" if last in ("mean", "var") else "") + path + "/" + last] = turned(value)
    return names


def sequence_in_flax(net, conv="Conv", norm="LayerNorm", dense="Dense"):
    counts, rules = {}, []
    for number, m in enumerate(net):
        kind = conv if isinstance(m, nn.Conv2d) else dense if isinstance(m, nn.Linear) else norm
        if list(m.parameters()):
            rules.append((rf"{number}\.", f"{kind}_{counts.get(kind, 0)}/"))
            counts[kind] = counts.get(kind, 0) + 1
    return in_flax(net.state_dict(), *rules)


def keras(path, layers, long=False):  # of Keras 2; the names of weights of Keras 1 where long
    def text(names):
        return np.array([n.encode() for n in names], dtype=f"S{max(map(len, names))}") if names else np.zeros(0)

    with h5py.File(path, "w") as file:
        file.attrs["layer_names"] = text(list(layers))
        file.attrs["backend"] = b"tensorflow"
        for layer, weights in layers.items():
            group = file.create_group(layer)
            names = [f"{layer}_{n}_1:0" if long else f"{layer}/{n}:0" for n in weights]
            group.attrs["weight_names"] = text(names)
            for name, value in zip(names, weights.values()):
                group.create_dataset(name, data=turned(value))


def of_keras(module, long=False):
    if isinstance(module, nn.BatchNorm2d):
        words = ("gamma", "beta", "running_mean", "running_std") if long else (
            "gamma", "beta", "moving_mean", "moving_variance")
        return dict(zip(words, (module.weight, module.bias, module.running_mean, module.running_var)))
    return dict(zip(("W", "b") if long else ("kernel", "bias"), (module.weight, module.bias)))


def keras_resnet(net, old):  # resnet.py of Keras's applications; old: resnet50.py
    layers = {"conv1" if old else "conv1_conv": net.conv1, "bn_conv1" if old else "conv1_bn": net.bn1}
    for s in (1, 2, 3):
        for b, block in enumerate(getattr(net, f"layer{s}")):
            branch = f"{s + 1}{'ab'[b]}_branch"
            new = f"conv{s + 1}_block{b + 1}_"
            for i in (1, 2):
                letter = f"2{'ab'[i - 1]}"
                layers["res" + branch + letter if old else f"{new}{i}_conv"] = getattr(block, f"conv{i}")
                layers["bn" + branch + letter if old else f"{new}{i}_bn"] = getattr(block, f"bn{i}")
            beside = list(block.shortcut)
            if old:
                layers["res" + branch + "2c"] = block.conv3
                layers.update({"res" + branch + "1": m for m in beside[:1]})
                layers["bn" + branch + "2c"] = block.bn3
                layers.update({"bn" + branch + "1": m for m in beside[1:]})
            else:
                layers.update({f"{new}0_conv": m for m in beside[:1]})
                layers[f"{new}3_conv"] = block.conv3
                layers.update({f"{new}0_bn": m for m in beside[1:]})
                layers[f"{new}3_bn"] = block.bn3
    layers["fc1000" if old else "predictions"] = net.fc
    return {name: of_keras(m, old) for name, m in layers.items()}


def in_keras(net, names, long=False):
    return {name: of_keras(m, long) for name, m in zip(names, [m for m in net if list(m.parameters())])}


def torch_file(path, state):
    torch.save(state, path)


NETS = {}


def net(name, make, shape, write, ending="pt"):
    NETS[name] = (make, shape, write, ending)


def state(*rules, wrap=lambda s: s):
    return lambda path, net: torch.save(wrap(renamed(net.state_dict(), *rules)), path)


option_b = lambda: Residual(Basic, [8, 8, 16, 24], [2, 2, 2], "B")  # noqa: E731
option_a = lambda: Residual(Basic, [8, 8, 16, 24], [2, 2, 2], "A")  # noqa: E731
small18 = lambda: torchvision.models.ResNet(torchvision.models.resnet.BasicBlock, [1, 2, 1, 1], num_classes=10)  # noqa: E731
LAYOUT = [4, "M", 8, "M", 12, 12, "M", 16, 16, "M", 16, 16, "M"]
LAYOUT16 = narrow(CFGS["D"])

net("open_lth-resnet", option_b, CIFAR, lambda path, n: torch_file(path, numbered_blocks(n.state_dict())))
net("open_lth-vgg", lambda: CifarVgg(narrow(CFGS["D"])), CIFAR, lambda path, n: torch_file(path, renamed(
    {re.sub(r"features\.(\d+)", lambda m: f"features.{places(n)[int(m[1])]}", k): v for k, v in n.state_dict().items()},
    ("features", "layers"), ("classifier", "fc"))))
net("open_lth-lenet", lambda: Sequence(nn.Linear(784, 30), nn.ReLU(), nn.Linear(30, 20), nn.ReLU(), nn.Linear(20, 10)), (784,),
    state((r"0\.", "fc_layers.0."), (r"2\.", "fc_layers.1."), (r"4\.", "fc.")))
net("lightly-features", lambda: headless(small18()), IMAGE, state(
    (r"conv1", "backbone.0"), (r"bn1", "backbone.1"), *((f"layer{s}", f"backbone.{s + 3}") for s in (1, 2, 3, 4))))
net("playground-resnet", small18, IMAGE, state(
    (r"(conv1|bn1)", r"group1.\1"), (r"(layer\d\.\d)\.(conv|bn)", r"\1.group1.\2"), (r"fc", "group2.fc")))
net("resnext-stages", lambda: Bottlenecks(groups=2), CIFAR, state(
    (r"conv1", "conv_1_3x3"), (r"bn1", "bn_1"), (r"fc", "classifier"), *(
        (rf"layer(\d)\.(\d)\.{old}\.", rf"stage_\1.stage_\1_bottleneck_\2.{new}.") for old, new in (
            ("conv1", "conv_reduce"), ("bn1", "bn_reduce"), ("conv2", "conv_conv"), ("bn2", "bn"), ("conv3", "conv_expand"),
            ("bn3", "bn_expand"), (r"shortcut\.0", "shortcut.shortcut_conv"), (r"shortcut\.1", "shortcut.shortcut_bn")))))
net("hysts-resnet", option_b, CIFAR, state(
    (r"conv1\.", "conv."), (r"bn1\.", "bn."), (r"linear", "fc"), *(
        (rf"layer(\d)\.(\d)\.{old}\.", rf"stage\1.block\2.{new}.") for old, new in (
            (r"shortcut\.0", "shortcut.conv"), (r"shortcut\.1", "shortcut.bn"), ("(conv.|bn.)", r"\3")))))
net("szagoruyko-wide", WideResNet, CIFAR, state(
    (r"conv1\.weight", "conv0"), (r"bn1\.", "bn."), *(
        (rf"block{s}\.layer\.(\d)\.{old}", rf"group{s - 1}.block\1.{new}") for s in (1, 2, 3) for old, new in (
            ("bn1", "bn0"), ("bn2", "bn1"), (r"conv1\.weight", "conv0"), (r"conv2\.weight", "conv1"),
            (r"convShortcut\.weight", "convdim"))), wrap=lambda s: {"params": s, "epoch": 3}))
net("pre-activation-biased", lambda: Residual(Biased, [8, 8, 16, 24], [2, 2, 2]), CIFAR, state(
    (r"conv1\.", "pre.0."), (r"bn1\.", "pre.1."), *(
        (rf"layer(\d)\.(\d)\.{old}\.", rf"stage\1.\2.{new}.") for old, new in (
            ("bn1", "residual.0"), ("conv1", "residual.2"), ("bn2", "residual.3"), ("conv2", "residual.5"),
            ("shortcut", "shortcut")))))
net("bearpaw-preresnet", lambda: Residual(FromInput, [8, 8, 16, 24], [2, 2, 2], first=None, end="bn", last="fc"), CIFAR, state(
    (r"(layer.*)\.shortcut\.", r"\1.downsample."), wrap=lambda s: {
        "epoch": 3, "state_dict": {"module." + k: v for k, v in s.items()}, "best_acc": 0.9,
        "optimizer": {"state": {}, "param_groups": []}}))
net("kuangliu-preact", lambda: Residual(PreActivated, [8, 8, 16, 24], [2, 2, 2], first=None), CIFAR, state(
    wrap=lambda s: {"net": {"module." + k: v for k, v in s.items()}, "acc": 90.1, "epoch": 7}))
net("akamaster-option-a", option_a, CIFAR, state(
    wrap=lambda s: {"state_dict": {"module." + k: v for k, v in s.items()}, "best_prec1": 91.2}))
net("lightning", small18, IMAGE, state(wrap=lambda s: {
    "epoch": 3, "state_dict": {"model._orig_mod." + k: v for k, v in s.items()}, "hyper_parameters": {"lr": 0.1},
    "optimizer_states": [{"state": {0: {"momentum_buffer": torch.zeros(8)}}, "param_groups": []}],
    "lr_schedulers": [], "callbacks": {}}))
net("timm-ema", small18, IMAGE, state(wrap=lambda s: {
    "arch": "resnet18", "state_dict": s, "state_dict_ema": {k: v + 1 for k, v in s.items()},
    "optimizer": {"state": {0: {"momentum_buffer": torch.zeros(8)}}, "param_groups": []}}))
net("timm-resnet", small18, IMAGE, lambda path, n: safetensors(path, n.state_dict()), "safetensors")
net("timm-vgg", lambda: timm_vgg(), IMAGE, lambda path, n: safetensors(path, renamed(
    n.state_dict(), (r"1\.", "pre_logits.fc1."), (r"3\.", "pre_logits.fc2."), (r"6\.", "head.fc."),
    (r"0\.", "features."))), "safetensors")
net("sorted-chain", lambda: vgg(LAYOUT16, nn.BatchNorm2d, ()), CIFAR, lambda path, n: safetensors(path, n.state_dict()),
    "safetensors")
net("sorted-attributes", lambda: Sequence(
    nn.Conv2d(3, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 8, 3, padding=1),
    nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(512, 16), nn.ReLU(), nn.Linear(16, 10)), CIFAR,
    lambda path, n: safetensors(path, renamed(
        n.state_dict(), (r"0\.", "conv1."), (r"1\.", "bn1."), (r"4\.", "conv2."), (r"5\.", "bn2."), (r"9\.", "fc1."),
        (r"11\.", "fc2."))), "safetensors")
net("playground-cifar", lambda: playground(), CIFAR, state((r"26\.", "classifier.0."), (r"(\d+)\.", r"features.\1.")))
net("pruned-vgg", lambda: CifarVgg(narrow(CFGS["E"])), CIFAR, state(("features", "feature")))
net("blocks-vgg", lambda: vgg(LAYOUT, nn.BatchNorm2d, ()), CIFAR, lambda path, n: torch_file(path, by_blocks(n)))
net("norms-last", lambda: Sequence(
    nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.Conv2d(8, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(8 * 144, 10)), MNIST, lambda path, n: torch_file(path, {
        k: v for _, k, v in sorted((("conv1", "conv2", "bn1", "bn2", "fc").index(k.split(".")[0]), k, v) for k, v in renamed(
            n.state_dict(), (r"0\.", "conv1."), (r"1\.", "bn1."), (r"3\.", "conv2."), (r"4\.", "bn2."), (r"8\.", "fc."),
        ).items())}))
net("mlp-layer-norm", lambda: Sequence(
    nn.Linear(784, 30), nn.LayerNorm(30), nn.ReLU(), nn.Linear(30, 20), nn.LayerNorm(20), nn.ReLU(), nn.Linear(20, 10)), (784,),
    state())
net("rebasin-mlp", lambda: Sequence(nn.Linear(784, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU(),
                                    nn.Linear(24, 10)), (784,), lambda path, n: flax(path, sequence_in_flax(n)), "msgpack")
net("rebasin-vgg16", lambda: vgg(LAYOUT16, ChannelNorm), CIFAR, lambda path, n: flax(path, sequence_in_flax(n)), "msgpack")
net("rebasin-resnet20", lambda: flax_resnet("LN"), CIFAR, lambda path, n: flax(path, in_flax(
    n.state_dict(), (r"conv1\.", "conv1/"), (r"bn1\.", "norm1/"), (r"linear\.", "dense/"), *(
        (rf"layer{s}\.(\d)\.{old}\.", rf"blockgroups_{s - 1}/blocks_\1/{new}/") for s in (1, 2, 3) for old, new in (
            ("conv1", "conv1"), ("conv2", "conv2"), ("bn1", "norm1"), ("bn2", "norm2"), (r"shortcut\.0", "shortcut/layers_0"),
            (r"shortcut\.1", "shortcut/layers_1")))), False), "msgpack")
net("flax-resnet", lambda: flax_resnet("BN"), CIFAR, lambda path, n: flax(path, in_flax(
    n.state_dict(), (r"conv1\.", "conv_init/"), (r"bn1\.", "bn_init/"), (r"linear\.", "Dense_0/"), *(
        (rf"layer{s}\.{b}\.{old}\.", f"ResNetBlock_{2 * s - 2 + b}/{new}/") for s in (1, 2, 3) for b in (0, 1) for old, new in (
            ("conv1", "Conv_0"), ("conv2", "Conv_1"), ("bn1", "BatchNorm_0"), ("bn2", "BatchNorm_1"),
            (r"shortcut\.0", "conv_proj"), (r"shortcut\.1", "norm_proj"))))), "msgpack")
net("flax-mnist", lambda: Sequence(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    Flattened(), nn.Linear(12 * 49, 16), nn.ReLU(), nn.Linear(16, 10)), MNIST,
    lambda path, n: flax(path, sequence_in_flax(n)), "msgpack")
VGG16 = [f"block{b}_conv{c}" for b, n in enumerate((2, 2, 3, 3, 3), 1) for c in range(1, n + 1)]
net("keras-vgg16", lambda: vgg(LAYOUT16), CIFAR, lambda path, n: keras(path, in_keras(
    n, VGG16 + ["fc1", "fc2", "predictions"])), "h5")
net("keras1-vgg16", lambda: vgg(LAYOUT16), CIFAR, lambda path, n: keras(path, in_keras(
    n, VGG16 + ["fc1", "fc2", "predictions"], True), True), "h5")
net("keras-resnet50", lambda: Bottlenecks(True, first=True, bias=True, eps=1e-3), IMAGE,
    lambda path, n: keras(path, keras_resnet(n, False)), "h5")
net("keras1-resnet50", lambda: Bottlenecks(True, first=True, bias=True, eps=1e-3), IMAGE,
    lambda path, n: keras(path, keras_resnet(n, True), True), "h5")
net("keras-mnist", lambda: Sequence(
    nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 12, 3), nn.ReLU(), nn.MaxPool2d(2), Flattened(),
    nn.Linear(300, 10)), MNIST, lambda path, n: keras(path, in_keras(n, ["conv2d", "conv2d_1", "dense"])), "h5")


def headless(net):
    net.fc = nn.Identity()
    return net


def places(net):  # a Sequential's number → that of whole modules of convolution, norm and ReLU
    places, at = {}, -1
    for i, m in enumerate(net.features):
        at += isinstance(m, (nn.Conv2d, nn.MaxPool2d))
        places[i] = f"{at}.{'conv' if isinstance(m, nn.Conv2d) else 'bn'}"
    return places


def timm_vgg():
    features = torchvision.models.vgg.make_layers(LAYOUT16, batch_norm=True)
    width = [v for v in LAYOUT16 if v != "M"][-1]
    return Sequence(Sequence(*features, nn.AdaptiveAvgPool2d(7)), nn.Conv2d(width, 24, 7), nn.ReLU(), nn.Conv2d(24, 20, 1),
                    nn.ReLU(), nn.Flatten(), nn.Linear(20, 10))


def playground():  # aaron-xichen/pytorch-playground, cifar
    layers, channels = [], 3
    for part in ((8, 1), (8, 1), None, (12, 1), (12, 1), None, (16, 1), (16, 1), None, (24, 0), None):
        if part is None:
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, part[0], 3, padding=part[1]), nn.BatchNorm2d(part[0], affine=False), nn.ReLU()]
            channels = part[0]
    return Sequence(*layers, nn.Flatten(), nn.Linear(channels, 10))


def by_blocks(net):
    block, within, names = 1, 0, {}
    for i, m in enumerate(net):
        if isinstance(m, nn.MaxPool2d):
            block, within = block + 1, 0
        within += isinstance(m, nn.Conv2d)
        kind = "fc" if isinstance(m, nn.Linear) else f"block{block}.{'conv' if isinstance(m, nn.Conv2d) else 'bn'}{within}"
        for part, value in m.state_dict().items():
            names[f"{kind}.{part}"] = value
    return names


def flax_resnet(norm):
    net = Residual(FlaxBlock, [8, 8, 16, 24], [2, 2, 2], norm)
    net.conv1 = SameConv(3, 8, 3, bias=False)
    net.bn1 = ChannelNorm(8) if norm == "LN" else nn.BatchNorm2d(8)
    return net


def write_one(name, seed, end=""):
    make, shape, write, ending = NETS[name]
    torch.manual_seed(seed)
    made = used(make(), shape)
    write(f"{FOLDER}/{name}{end}.{ending}", made)
    tell(FOLDER, name + end, made, shape)


for each in sys.argv[2:] or NETS:
    write_one(each, 1)
    if sys.argv[2:]:  # those that are asked for come in pairs
        write_one(each, 2, "-other")
