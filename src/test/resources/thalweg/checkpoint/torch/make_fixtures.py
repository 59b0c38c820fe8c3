"""Writes PyTorch files of every kind that Thalweg reads or refuses by name, and what is in them.

python3 make_fixtures.py FOLDER

Needs torch only. The files beside this script came from torch 1.13 on a little-endian machine.
"""
import collections
import io
import json
import os
import pathlib
import pickle
import struct
import sys
import tarfile

import torch
import torch.nn as nn
import torch.nn.functional as F

if os.path.isabs(__file__):
    # Once more under a relative name: PyTorch keeps where code lay, and no file here is to hold such a path.
    folder = os.path.abspath(sys.argv[1])
    os.chdir(os.path.dirname(__file__))
    again = "__file__ = {0!r}; exec(compile(open(__file__).read(), __file__, 'exec'))"
    program = [sys.executable, "-c", again.format(os.path.basename(__file__)), folder]
    sys.stdout.flush()
    os.execv(sys.executable, program)

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
expected = {}
torch.manual_seed(1)
LEGACY = {"_use_new_zipfile_serialization": False}


def note(file, tensors, metadata=None):
    expected[file] = {
        "tensors": {
            name: {
                "type": str(t.dtype).replace("torch.", ""),
                "shape": list(t.shape),
                "values": t.detach().as_subclass(torch.Tensor).to(torch.float32).contiguous().flatten().tolist(),
            }
            for name, t in tensors.items()
        },
        "metadata": metadata or {},
    }


def save(file, saved, tensors, metadata=None, **options):
    torch.save(saved, folder / file, **options)
    note(file, tensors, metadata)


def refuse(file, saved, says, **options):
    torch.save(saved, folder / file, **options)
    expected[file] = {"refused": says}


class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(3, 4)
        self.fc2 = nn.Linear(4, 2)
        self.drop = nn.Dropout(0.25)

    def forward(self, x):
        return self.fc2(self.drop(F.relu(self.fc1(x))))


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, stride=(2, 1), padding="same" if width == 1 else 1, bias=False)
        self.norm = nn.BatchNorm2d(width, eps=0.001)
        self.activation = nn.LeakyReLU(0.125)

    def forward(self, x):
        return self.activation(self.norm(self.conv(x)))


class ConvNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.rand(1))
        self.register_buffer("scratch", torch.rand(5), persistent=False)
        self.register_buffer("nothing", None)
        self.stem = nn.Conv2d(1, 2, (3, 5), dilation=(1, 2), groups=1)
        self.blocks = nn.Sequential(Block(2), nn.Identity(), Block(2))
        self.pool = nn.AdaptiveAvgPool2d((1, 1))
        self.head = nn.Linear(2, 2, bias=False)
        self.tied = nn.Linear(2, 2, bias=False)
        self.tied.weight = self.head.weight
        self.scale = nn.Parameter(torch.rand(()))
        self.gelu = nn.GELU()
        self.function = F.relu
        self.builtin = torch.tanh
        self.widths = [2, 4]
        self.history = []

    def forward(self, x):
        x = self.pool(self.blocks(self.stem(x - self.mean))).flatten(1)
        return self.tied(self.head(x)) * self.scale


class Script(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
        self.register_buffer("shift", torch.rand(2))
        self.sizes = [3, 4]

    def forward(self, x):
        return self.layers(x) + self.shift * self.sizes[0]


mlp = MLP()
layers = mlp.state_dict()
plain = dict(layers)
conv = ConvNet()
conv.blocks[0].norm.running_mean.uniform_()

# Before 1.6
save("legacy.pt", layers, layers, **LEGACY)
for protocol in (1, 4):
    save(f"legacy-protocol{protocol}.pt", layers, layers, pickle_protocol=protocol, **LEGACY)
base = torch.rand(6, 5, 4)
views = {
    "transposed": base.permute(2, 0, 1),
    "slice": base[1:4, ::2, 1:],
    "whole": base,
    "expanded": base[0, 0, :].expand(3, 4),
    "scalar": base[5, 4, 3],
    "empty": base[:, :0],
}
save("legacy-views.pt", views, views, **LEGACY)
kinds = {
    str(d).replace("torch.", ""): torch.tensor([0, 1, 2.5, 100]).to(d)
    for d in (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int8, torch.int16, torch.int32,
              torch.int64, torch.uint8, torch.bool)
}
save("legacy-types.pt", kinds, kinds, **LEGACY)
training = {"epoch": 7, "best_acc1": torch.tensor([0.5]), "arch": "mlp", "state_dict": layers}
said = {"epoch": "7", "best_acc1": "0.5", "arch": "mlp", "key": "state_dict"}
save("legacy-training.pt", training, layers, said, **LEGACY)
save("legacy-whole.pt", mlp, layers, **LEGACY)

# Whole modules
save("whole-mlp.pt", mlp, layers)
save("whole-conv.pt", conv, conv.state_dict())
save("whole-parallel.pt", nn.DataParallel(conv), conv.state_dict())
optimizer = torch.optim.Adam(mlp.parameters())
mlp(torch.rand(5, 3)).sum().backward()
optimizer.step()
layers = mlp.state_dict()
save(
    "whole-training.pt",
    {"model": mlp, "optimizer": optimizer, "epoch": 3, "where": pathlib.PurePosixPath("/runs/1"), "ema": conv},
    layers,
    {"epoch": "3", "key": "model", "where": "/runs/1"},
)

# TorchScript
program = Script()
state = collections.OrderedDict(
    (name, program.state_dict()[name])
    for name in ("shift", "layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias"))
torch.jit.script(program).save(str(folder / "script.pt"))
note("script.pt", state)
torch.jit.trace(mlp.eval(), torch.rand(1, 3)).save(str(folder / "trace.pt"))
note("trace.pt", layers)
torch.jit.freeze(torch.jit.script(program.eval())).save(str(folder / "frozen.pt"))
expected["frozen.pt"] = {"refused": "the file holds no named tensors"}

# Other places for a state_dict
save("in-list.pt", [layers, 7], layers, {"key": "0", "1": "7"})
save("in-tuple.pt", ("mlp", layers), layers, {"key": "1", "0": "mlp"})
save("no-names.pt", list(mlp.parameters()), {str(i): t for i, t in enumerate(mlp.parameters())})
save("ema.pt", {"ema": conv.state_dict(), "model": layers, "ema_decay": 0.5}, layers, {"ema_decay": "0.5"})
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [1, 2])
save(
    "solver.pt",
    {"weights_of_mine": layers, "solver": optimizer.state_dict(), "schedule": scheduler.state_dict(),
     "rng": torch.get_rng_state(), "moments": optimizer, "losses": torch.rand(3).tolist()},
    layers,
)

# Kinds of tensors
shared = {"a": mlp.fc1.weight, "b": mlp.fc1.weight, "row": mlp.fc1.weight[1]}
save("shared.pt", shared, shared)
hooked = torch.rand(2, requires_grad=True)
trained = {"w": hooked, "p": nn.Parameter(torch.rand(2))}
save("requires-grad.pt", trained, trained)


class Own(torch.Tensor):
    pass


own = torch.rand(3).as_subclass(Own)
save("subclass.pt", {"w": own}, {"w": own})

# Refused by name
refuse("sparse.pt", {"w": torch.eye(3).to_sparse()}, "tensor w is stored as a sparse tensor")
refuse("sparse-csr.pt", {"w": torch.eye(3).to_sparse_csr()}, "tensor w is stored as a sparse tensor")
refuse("complex.pt", {"w": torch.zeros(2, dtype=torch.complex64)}, "tensor w is stored as complex64")
quantized = torch.quantize_per_tensor(torch.rand(2), 0.1, 0, torch.qint8)
refuse("quantized.pt", {"w": quantized}, "tensor w is stored quantized")
refuse("quantized-legacy.pt", {"w": quantized}, "tensor w is stored quantized", **LEGACY)
refuse("meta.pt", {"w": torch.zeros(2, device="meta")}, "tensor w is stored without numbers")


class Call:
    def __reduce__(self):
        return print, ("this must never be printed",)


refuse("calls.pt", {"a": Call(), **plain}, "the file asks to run builtins.print, which is refused", pickle_protocol=3)
refuse("calls-legacy.pt", {"a": Call(), **plain}, "the file asks to run __builtin__.print", **LEGACY)
mlp.hidden = Call()
refuse("whole-calls.pt", mlp, "the file asks to run __builtin__.print, which is refused")


# By hand, as no PyTorch of today writes them
def by_hand(file, little, count, view=None):
    """A tensor 2 × 3 in the layout of before 1.6; torch.load reads it where the count is little-endian."""
    numbers = torch.arange(8.0)

    class Storage:
        pass

    class Pickler(pickle.Pickler):
        def persistent_id(self, obj):
            if isinstance(obj, Storage):
                return ("storage", torch.FloatStorage, "7", "cpu", 8, view)

    class Tensor:
        def __reduce__(self):
            return torch._utils._rebuild_tensor, (Storage(), 1, (2, 3), (3, 1))

    with open(folder / file, "wb") as f:
        system = {"protocol_version": 1001, "little_endian": little, "type_sizes": {"short": 2, "int": 4, "long": 8}}
        for head in (0x1950A86A20F9469CFC6C, 1001, system):
            pickle.dump(head, f, protocol=2)
        Pickler(f, protocol=2).dump(collections.OrderedDict(w=Tensor()))
        pickle.dump(["7"], f, protocol=2)
        f.write(struct.pack(count, 8) + struct.pack("<8f", *numbers.tolist()))
    first = 1 + (view[1] if view else 0)
    tensor = numbers[first:first + 6].reshape(2, 3)
    note(file, {"w": tensor})
    if count == "<q":
        assert torch.load(folder / file)["w"].equal(tensor)


by_hand("legacy-view-metadata.pt", True, "<q", ("8", 1, 7))
by_hand("legacy-big-endian.pt", False, "<q")
by_hand("legacy-big-endian-count.pt", False, ">q")


def tar(file):
    """The form before that, which torch.load still reads."""
    parts = {}
    parts["sys_info"] = pickle.dumps({"protocol_version": 1000, "little_endian": True})

    class Pickler(pickle.Pickler):
        def persistent_id(self, obj):
            return "1" if isinstance(obj, torch.Tensor) else None

    out = io.BytesIO()
    Pickler(out, protocol=2).dump({"w": torch.zeros(1)})
    parts["pickle"] = out.getvalue()
    numbers = torch.rand(2)
    dump = lambda x: pickle.dumps(x, protocol=2)
    parts["storages"] = (dump(1) + dump((5, "cpu", torch.FloatStorage)) + struct.pack("<q", 2)
                         + struct.pack("<2f", *numbers.tolist()) + dump([]))
    parts["tensors"] = (dump(1) + dump((1, 5, torch.FloatTensor)) + struct.pack("<q", 1)
                        + struct.pack("<q", 2) + struct.pack("<q", 1) + struct.pack("<q", 0))
    with tarfile.open(folder / file, "w:", format=tarfile.PAX_FORMAT) as f:
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            f.addfile(info, io.BytesIO(data))
    assert torch.load(folder / file)["w"].equal(numbers)
    expected[file] = {"refused": "this is not a checkpoint but a PyTorch file in the tar form"}


tar("tar.pt")
(folder / "expected.json").write_text(json.dumps(expected))
