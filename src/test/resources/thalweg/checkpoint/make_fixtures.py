"""Writes small checkpoints with the real libraries, and what is in them.

python3 make_fixtures.py FOLDER

Needs torch and numpy; the safetensors files are written only where that library is. The files
beside this script came from torch 1.13, numpy 1.24 and safetensors as expected.json says.
"""
import collections
import json
import pathlib
import sys

import numpy as np
import torch

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
expected = {}
generator = torch.Generator().manual_seed(1)


def rand(*shape):
    return torch.randn(*shape, generator=generator)


def note(file, tensors, metadata=None):
    entry = {}
    for name, t in tensors.items():
        if isinstance(t, torch.Tensor):
            kind = str(t.dtype).replace("torch.", "")
            values = t.detach().to(torch.float32).contiguous().flatten().tolist()
        else:
            kind = str(t.dtype.newbyteorder("=")) if t.dtype.itemsize > 1 else str(t.dtype)
            values = np.ascontiguousarray(t).astype(np.float32).flatten().tolist()
        entry[name] = {"type": kind, "shape": list(t.shape), "values": values}
    expected[file] = {"tensors": entry, "metadata": metadata or {}}


def torch_file(file, saved, tensors, metadata=None, **options):
    torch.save(saved, folder / file, **options)
    note(file, tensors, metadata)


layers = collections.OrderedDict(
    [("fc1.weight", rand(4, 3)), ("fc1.bias", rand(4)), ("fc2.weight", rand(2, 4)), ("fc2.bias", rand(2))]
)
torch_file("plain.pt", layers, layers)
torch_file("dict.pt", dict(layers), layers)
for protocol in (3, 4, 5):
    torch_file(f"protocol{protocol}.pt", layers, layers, pickle_protocol=protocol)
for key in ("state_dict", "model_state_dict", "model", "net", "weights", "anything"):
    torch_file(f"under-{key}.pt", {key: layers}, layers, {"key": key})
linear = torch.nn.Linear(3, 2)
optimizer = torch.optim.Adam(linear.parameters(), lr=0.5)
linear(rand(5, 3)).sum().backward()
optimizer.step()
torch_file(
    "training.pt",
    {
        "epoch": 7,
        "best_accuracy": 0.9375,
        "best_numpy": np.float64(0.8125),
        "steps": np.int64(12),
        "arch": "linear",
        "done": True,
        "nothing": None,
        "shape": torch.Size([3, 2]),
        "device": torch.device("cpu"),
        "dtype": torch.float32,
        "tags": {"a"},
        "long": 1 << 70,
        "config": {"lr": 0.5, "sizes": [3, 2]},
        "optimizer": optimizer.state_dict(),
        "state_dict": linear.state_dict(),
    },
    linear.state_dict(),
    {
        "epoch": "7",
        "best_accuracy": "0.9375",
        "best_numpy": "0.8125",
        "steps": "12",
        "arch": "linear",
        "done": "true",
        "config.lr": "0.5",
        "key": "state_dict",
    },
)
torch_file(
    "accuracy-as-tensor.pt",
    {
        "best": torch.tensor(0.5),
        "teacher": {"model": {"x": rand(2)}},
        "args": __import__("argparse").Namespace(lr=0.5, data="mnist"),
        "model": layers,
    },
    layers,
    {"key": "model", "args.lr": "0.5", "args.data": "mnist"},
)
wrapped = collections.OrderedDict(("module._orig_mod." + k, v) for k, v in layers.items())
torch_file("wrapped.pt", wrapped, layers)
half = dict(layers, **{"module.x": rand(2)})
torch_file("half-wrapped.pt", half, half)
torch_file("parameters.pt", {"w": torch.nn.Parameter(layers["fc1.weight"].clone())}, {"w": layers["fc1.weight"]})
kinds = {
    str(d).replace("torch.", ""): torch.tensor([0, 1, 2.5, 100]).to(d)
    for d in (torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.int8, torch.int16, torch.int32,
              torch.int64, torch.uint8, torch.bool)
}
torch_file("types.pt", kinds, kinds)
base = rand(6, 5, 4)
views = {
    "transposed": base.permute(2, 0, 1),
    "slice": base[1:4, ::2, 1:],
    "column": base[:, 2, 3],
    "whole": base,
    "expanded": base[0, 0, :].expand(3, 4),
    "scalar": base[5, 4, 3],
    "empty": base[:, :0],
    "one": base[:1, :1, :1],
}
torch_file("views.pt", views, views)
channels = rand(3, 2, 4, 4).to(memory_format=torch.channels_last)
torch_file("channels-last.pt", {"conv.weight": channels}, {"conv.weight": channels})

rng = np.random.default_rng(1)
x = rng.standard_normal((3, 4, 2))


def npy(file, array, version=None):
    with open(folder / file, "wb") as f:
        np.lib.format.write_array(f, array, version=version)
    note(file, {file[:-4]: array})


npy("c.npy", x.astype("<f4"))
npy("fortran.npy", np.asfortranarray(x.astype("<f4")))
npy("big.npy", x.astype(">f8"))
npy("v2.npy", x.astype("<f8"), (2, 0))
npy("v3.npy", x.astype("<f2"), (3, 0))
npy("zero-axes.npy", np.array(2.5, "<f4"))
npy("no-numbers.npy", np.zeros((0, 3), "<f4"))
arrays = {
    k: np.array([0, 1, 2.5, 100]).astype(k)
    for k in ("<f2", ">f2", "<f4", ">f4", "<f8", "i1", "<i2", ">i2", "<i4", "<i8", ">i8", "u1", "<u2", "<u4", "<u8", "?")
}
arrays = {"a%d" % i: a for i, a in enumerate(arrays.values())}
arrays["big"] = np.array([2**63, 2**64 - 2**40], "<u8")
arrays["layer/0/w"] = np.asfortranarray(x[0].astype("<f4"))
arrays["zeros"] = np.zeros((40, 30), "<f4")
np.savez(folder / "stored.npz", arch="mlp", **arrays)
note("stored.npz", arrays, {"text": "arch"})
np.savez_compressed(folder / "compressed.npz", **arrays)
note("compressed.npz", arrays)

try:
    import safetensors
    import safetensors.torch

    kept = {k: v.contiguous() for k, v in kinds.items()}
    safetensors.torch.save_file(kept, folder / "types.safetensors", {"epoch": "7"})
    note("types.safetensors", kept, {"epoch": "7"})
    safetensors.torch.save_file(layers, folder / "plain.safetensors")
    note("plain.safetensors", layers)
    expected["plain.safetensors"]["library"] = safetensors.__version__
except ImportError:
    pass

(folder / "expected.json").write_text(json.dumps(expected))
