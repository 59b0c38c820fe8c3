"""Writes small models in formats other than PyTorch's, and what is in them.

python3 make_fixtures.py FOLDER

Needs onnx, h5py, msgpack and numpy; see README.md beside this script for what each file is and which
library checked it.
"""
import json
import pathlib
import sys
import zipfile

import h5py
import msgpack
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import convert_model_to_external_data

folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
expected = {}
rng = np.random.default_rng(1)


def rand(*shape):
    return rng.standard_normal(shape).astype("<f4")


def note(file, tensors, metadata=None, types=None):
    entry = {}
    for name, t in tensors.items():
        kind = (types or {}).get(name) or t.dtype.newbyteorder("=").name
        entry[name] = {
            "type": kind,
            "shape": list(t.shape),
            "values": np.ascontiguousarray(t).astype(np.float32).flatten().tolist(),
        }
    expected[file] = {"tensors": entry, "metadata": metadata or {}}


# --- ONNX ---

conv = {
    "conv.weight": rand(2, 1, 3, 3),
    "conv.bias": rand(2),
    "fc.weight": rand(3, 8),
    "fc.bias": rand(3),
    "shape": np.array([0, -1], "<i8"),
}


def model(initializers, opset=13):
    nodes = [
        helper.make_node(
            "Conv", ["x", "conv.weight", "conv.bias"], ["a"], "first", kernel_shape=[3, 3], strides=[1, 1]
        ),
        helper.make_node("LeakyRelu", ["a"], ["b"], alpha=0.25),
        helper.make_node("MaxPool", ["b"], ["c"], kernel_shape=[2, 2], strides=[2, 2], auto_pad="VALID"),
        helper.make_node("Reshape", ["c", "shape"], ["d"]),
        helper.make_node("Gemm", ["d", "fc.weight", "fc.bias"], ["e"], transB=1),
        helper.make_node(
            "Constant", [], ["two"], value=helper.make_tensor("", TensorProto.FLOAT, [], [2.0])
        ),
        helper.make_node("Mul", ["e", "two"], ["y"]),
    ]
    graph = helper.make_graph(
        nodes,
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["batch", 1, 6, 6])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["batch", 3])],
        initializers,
    )
    m = helper.make_model(graph, producer_name="fixtures", opset_imports=[helper.make_opsetid("", opset)])
    m.ir_version = 8
    helper.set_model_props(m, {"epoch": "7"})
    onnx.checker.check_model(m)
    return m


said = {"epoch": "7", "opset": "13", "producer": "fixtures"}
raw = model([numpy_helper.from_array(v, k) for k, v in conv.items()])
onnx.save(raw, str(folder / "raw.onnx"))
note("raw.onnx", conv, said)
listed = model(
    [
        helper.make_tensor(k, onnx.helper.mapping.NP_TYPE_TO_TENSOR_TYPE[v.dtype], v.shape, v.flatten().tolist())
        for k, v in conv.items()
    ]
)
onnx.save(listed, str(folder / "listed.onnx"))
note("listed.onnx", conv, said)
outside = model([numpy_helper.from_array(v, k) for k, v in conv.items()])
convert_model_to_external_data(outside, True, "outside.onnx.data", size_threshold=0)
onnx.save(outside, str(folder / "outside.onnx"))
note("outside.onnx", conv, said)

kinds = {
    k: np.array([[0, 1], [2.5, 100]]).astype(k)
    for k in ("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool")
}
kinds["empty"] = np.zeros((0, 3), "<f4")
kinds["scalar"] = np.array(2.5, "<f4")
kinds["large"] = np.array([2**63, 2**64 - 2**40], "<u8")
to_onnx = onnx.helper.mapping.NP_TYPE_TO_TENSOR_TYPE


def types(tensors):
    graph = helper.make_graph([], "types", [], [], tensors)
    m = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    m.ir_version = 8
    return m


bfloat = helper.make_tensor("bfloat16", TensorProto.BFLOAT16, [2], [1.5, -2.0])
raw_bfloat = helper.make_tensor("bfloat16", TensorProto.BFLOAT16, [2], bytes.fromhex("c03f00c0"), raw=True)
words = helper.make_tensor("words", TensorProto.STRING, [1], [b"hello"])
onnx.save(types([numpy_helper.from_array(v, k) for k, v in kinds.items()] + [raw_bfloat, words]), str(folder / "types-raw.onnx"))
with_bfloat = dict(kinds, bfloat16=np.array([1.5, -2.0], "<f4"))
note("types-raw.onnx", with_bfloat, {"text": "words"}, {"bfloat16": "bfloat16"})
onnx.save(
    types([helper.make_tensor(k, to_onnx[v.dtype], v.shape, v.flatten().tolist()) for k, v in kinds.items()] + [bfloat]),
    str(folder / "types-listed.onnx"),
)
note("types-listed.onnx", with_bfloat, {}, {"bfloat16": "bfloat16"})

# --- Keras .h5, after keras.engine.saving and its successors ---

CONFIG = {
    "class_name": "Sequential",
    "config": {"name": "sequential", "layers": [{"class_name": "Dense", "config": {"name": "dense", "units": 4}}]},
}
layers = {
    "conv2d": {"conv2d/kernel:0": rand(3, 3, 1, 2), "conv2d/bias:0": rand(2)},
    "flatten": {},
    "dense": {"dense/kernel:0": rand(8, 4), "dense/bias:0": rand(4)},
    "inner": {"dense_1/kernel:0": rand(4, 3)},
}
flat = {
    w if w.startswith(layer + "/") else layer + "/" + w: v for layer, weights in layers.items() for w, v in weights.items()
}


def keras_group(group, layers, text=False, **options):
    names = [n.encode() for n in layers]
    group.attrs["layer_names"] = names if not text else np.array(list(layers), h5py.string_dtype())
    group.attrs["backend"] = "tensorflow" if text else np.bytes_("tensorflow")
    group.attrs["keras_version"] = "2.11.0" if text else np.bytes_("2.4.0")
    for layer, weights in layers.items():
        g = group.create_group(layer)
        if weights:
            g.attrs["weight_names"] = [w.encode() for w in weights]
        else:
            g.attrs["weight_names"] = np.zeros(0, "f8")
        for w, v in weights.items():
            g.create_dataset(w, data=v, **options)


with h5py.File(folder / "weights.h5", "w") as f:
    keras_group(f, layers)
note("weights.h5", flat, {"backend": "tensorflow", "keras_version": "2.4.0"})
with h5py.File(folder / "whole.h5", "w") as f:
    f.attrs["backend"] = "tensorflow"
    f.attrs["keras_version"] = "2.11.0"
    f.attrs["model_config"] = json.dumps(CONFIG)
    f.attrs["training_config"] = json.dumps({"loss": "mse"})
    keras_group(f.create_group("model_weights"), layers, text=True)
    f.create_group("optimizer_weights").create_dataset("Adam/m:0", data=rand(3))
note("whole.h5", flat, {"backend": "tensorflow", "keras_version": "2.11.0", "left out": "optimizer_weights"})
with h5py.File(folder / "compressed.h5", "w") as f:
    keras_group(
        f,
        {k: {w: np.tile(v, (3,) + (1,) * (v.ndim - 1)) for w, v in ws.items()} for k, ws in layers.items()},
        chunks=True,
        compression="gzip",
        shuffle=True,
        fletcher32=True,
    )
note("compressed.h5", {k: np.tile(v, (3,) + (1,) * (v.ndim - 1)) for k, v in flat.items()})
with h5py.File(folder / "chunked.h5", "w") as f:
    keras_group(f, {"dense": {"dense/kernel:0": rand(7, 5)}}, chunks=(2, 3))
    note("chunked.h5", {"dense/kernel:0": f["dense/dense/kernel:0"][()]})
many = {"layer_%03d" % i: {"layer_%03d/kernel:0" % i: rand(2, 2)} for i in range(20)}
with h5py.File(folder / "many.h5", "w", libver="latest") as f:
    keras_group(f, many)
    for i in range(20):
        f.attrs["note%d" % i] = i
note("many.h5", {w: v for ws in many.values() for w, v in ws.items()})
with h5py.File(folder / "many-old.h5", "w") as f:
    keras_group(f, many)
    names = list(many)
    del f.attrs["layer_names"]  # as Keras does when they are over 64 KB
    f.attrs["layer_names0"] = [n.encode() for n in names[:12]]
    f.attrs["layer_names1"] = [n.encode() for n in names[12:]]
note("many-old.h5", {w: v for ws in many.values() for w, v in ws.items()})
half = {
    "dense": {
        "dense/kernel:0": rand(2, 2).astype("<f2"),
        "dense/big:0": rand(2, 2).astype(">f4"),
        "dense/wide:0": rand(2, 2).astype("<f8"),
        "dense/steps:0": np.array([1, -2, 3], "<i8"),
        "dense/scalar:0": np.array(2.5, "<f4"),
    }
}
with h5py.File(folder / "types.h5", "w") as f:
    keras_group(f, half)
note("types.h5", half["dense"])
with h5py.File(folder / "old.h5", "w") as f:
    f.attrs["model_config"] = np.bytes_(
        json.dumps({"class_name": "Sequential", "config": [{"config": {"name": "c", "dim_ordering": "th"}}]})
    )
    f.attrs["keras_version"] = np.bytes_("1.2.2")
    g = f.create_group("model_weights")
    g.attrs["layer_names"] = [b"c"]
    c = g.create_group("c")
    c.attrs["weight_names"] = [b"c_W", b"c_b"]
    old = {"c/c_W": rand(2, 1, 3, 3), "c/c_b": rand(2)}
    for k, v in old.items():
        c.create_dataset(k[2:], data=v)
note("old.h5", old, {"keras_version": "1.2.2"})

# --- Keras .keras, after keras.saving.saving_lib ---


def keras_zip(file, compression):
    weights = {"layers/conv2d/vars/0": rand(3, 3, 1, 2), "layers/conv2d/vars/1": rand(2), "layers/dense/vars/0": rand(8, 4)}
    h5 = folder / "model.weights.h5"
    with h5py.File(h5, "w") as f:
        for k, v in weights.items():
            f.create_dataset(k, data=v)
        f["layers/conv2d/vars"].attrs["name"] = "first"
        f["layers/dense/vars"].attrs["name"] = "last"
        f.create_dataset("layers/dense/vars/1", data=np.array([0x3FC0, 0xC000], "<u2")).attrs["dtype"] = "bfloat16"
        f.create_group("layers/flatten/vars")
        f.create_dataset("optimizer/vars/0", data=np.array(3, "<i8"))
    with zipfile.ZipFile(folder / file, "w", compression) as z:
        z.writestr("metadata.json", json.dumps({"keras_version": "3.3.3", "date_saved": "2024-05-01@10:00:00"}))
        z.writestr("config.json", json.dumps(CONFIG))
        z.write(h5, "model.weights.h5")
    h5.unlink()
    weights["layers/dense/vars/1"] = np.array([1.5, -2.0], "<f4")
    note(
        file,
        weights,
        {"keras_version": "3.3.3", "date_saved": "2024-05-01@10:00:00", "left out": "optimizer"},
        {"layers/dense/vars/1": "bfloat16"},
    )


keras_zip("model.keras", zipfile.ZIP_STORED)
keras_zip("deflated.keras", zipfile.ZIP_DEFLATED)

# --- Flax, after flax.serialization ---


def packed(x):
    return msgpack.packb((x.shape, x.dtype.name, x.tobytes("C")), use_bin_type=True)


def flax(x):
    if isinstance(x, np.ndarray):
        return msgpack.ExtType(1, packed(x))
    if isinstance(x, np.generic):
        return msgpack.ExtType(3, packed(np.asarray(x)))
    if isinstance(x, complex):
        return msgpack.ExtType(2, msgpack.packb((x.real, x.imag)))
    raise TypeError(x)


def chunked(x, size):
    flat = x.reshape(-1)
    return {
        "__msgpack_chunked_array__": True,
        "shape": {str(i): n for i, n in enumerate(x.shape)},
        "chunks": {str(i): flat[at : at + size] for i, at in enumerate(range(0, flat.size, size))},
    }


def flax_file(file, tree, tensors, metadata=None, types=None):
    (folder / file).write_bytes(msgpack.packb(tree, default=flax, strict_types=True))
    note(file, tensors, metadata, types)


params = {"params": {"Conv_0": {"kernel": rand(3, 3, 1, 2), "bias": rand(2)}, "Dense_0": {"kernel": rand(8, 4)}}}
leaves = {
    "params/Conv_0/kernel": params["params"]["Conv_0"]["kernel"],
    "params/Conv_0/bias": params["params"]["Conv_0"]["bias"],
    "params/Dense_0/kernel": params["params"]["Dense_0"]["kernel"],
}
flax_file("params.msgpack", params, leaves)
mean = rand(2)
flax_file(
    "state.msgpack",
    dict(
        {"step": np.int32(7), "lr": 0.5, "note": "mlp", "z": 1j, "none": None, "ok": True},
        batch_stats={"BatchNorm_0": {"mean": mean}},
        opt_state={"0": {"mu": params["params"]}},
        **params
    ),
    dict({"batch_stats/BatchNorm_0/mean": mean}, **leaves),
    {"step": "7", "lr": "0.5", "note": "mlp", "ok": "true", "left out": "opt_state"},
)
big = rand(5, 7)
flax_file("chunked.msgpack", {"Dense_0": {"kernel": chunked(big, 12)}}, {"Dense_0/kernel": big})
flax_file("types.msgpack", {"a": kinds}, {"a/" + k: v for k, v in kinds.items()})
bf = (folder / "bfloat16.msgpack").write_bytes(
    msgpack.packb({"w": msgpack.ExtType(1, msgpack.packb(((2,), "bfloat16", bytes.fromhex("c03f00c0"))))})
)
note("bfloat16.msgpack", {"w": np.array([1.5, -2.0], "<f4")}, {}, {"w": "bfloat16"})

(folder / "expected.json").write_text(json.dumps(expected))
