# Models as Keras 1, 2 and 3 save them, with random numbers, written by h5py after the published layout
# (keras/engine/saving.py and hdf5_format.py; keras/src/saving/saving_lib.py): Keras itself is not in Debian
# and has not checked them. Beside each an input, channels first as the program has it, and the output of
# this script's own forward pass over [height, width, channels], after Keras's documentation.
#   keras_models.py FOLDER
import io
import json
import math
import sys
import zipfile

import h5py
import numpy as np

rng = np.random.default_rng(0)
ACTIVATIONS = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "tanh": np.tanh,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "silu": lambda x: x / (1 + np.exp(-x)),
    "swish": lambda x: x / (1 + np.exp(-x)),
    "elu": lambda x: np.where(x > 0, x, np.expm1(x)),
    "selu": lambda x: 1.05070098 * np.where(x > 0, x, 1.67326324 * np.expm1(x)),
    "hard_sigmoid": lambda x: np.clip(0.2 * x + 0.5, 0, 1),  # of Keras 1 and 2
    "gelu": lambda x: x / 2 * (1 + np.vectorize(math.erf)(x / math.sqrt(2))),
    "softmax": lambda x: x,  # its input is compared: the loss is of logits
}


def weight(*shape):
    return (rng.standard_normal(shape) * np.sqrt(2 / max(1, np.prod(shape[:-1])))).astype("f4")


# --- the forward pass ---


def spread(n, k, s, padding, d=1):
    """Zeros before and after an axis, as TensorFlow pads."""
    extent = d * (k - 1) + 1
    if padding == "same":
        total = max(0, (-(-n // s) - 1) * s + extent - n)
        return total // 2, total - total // 2
    return (extent - 1, 0) if padding == "causal" else (0, 0)


def windows(x, kernel, strides, padding, dilation=(1, 1), fill=0.0):
    """[out height, out width, kernel height, kernel width, channels]"""
    pads = [spread(n, k, s, padding, d) for n, k, s, d in zip(x.shape, kernel, strides, dilation)]
    x = np.pad(x, pads + [(0, 0)], constant_values=fill)
    size = [(x.shape[a] - dilation[a] * (kernel[a] - 1) - 1) // strides[a] + 1 for a in (0, 1)]
    out = np.empty((*size, *kernel, x.shape[2]))
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            rows = i * dilation[0] + strides[0] * np.arange(size[0])
            columns = j * dilation[1] + strides[1] * np.arange(size[1])
            out[:, :, i, j] = x[np.ix_(rows, columns)]
    return out


def conv(x, w, strides, padding, dilation, groups=1):
    seen = windows(x, w.shape[:2], strides, padding, dilation)
    inputs, outputs = w.shape[2], w.shape[3] // groups
    parts = [
        np.einsum("hwijc,ijco->hwo", seen[..., g * inputs : (g + 1) * inputs], w[..., g * outputs : (g + 1) * outputs])
        for g in range(groups)
    ]
    return np.concatenate(parts, -1)


def depthwise(x, w, strides, padding, dilation):
    y = np.einsum("hwijc,ijcm->hwcm", windows(x, w.shape[:2], strides, padding, dilation), w)
    return y.reshape(*y.shape[:2], -1)


def conv_transpose(x, w, strides, padding):
    """Each input adds a kernel [height, width, out, in]; "same" keeps the middle of it."""
    (h, n, _), (k, l, o, _), (s, t) = x.shape, w.shape, strides
    full = np.zeros(((h - 1) * s + max(k, s), (n - 1) * t + max(l, t), o))
    for i in range(h):
        for j in range(n):
            full[i * s : i * s + k, j * t : j * t + l] += np.einsum("kloc,c->klo", w, x[i, j])
    if padding == "same":
        above, left = max(0, k - s) // 2, max(0, l - t) // 2
        full = full[above : above + h * s, left : left + n * t]
    return full


def normalised(x, axes, eps):
    return (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + eps)


# --- layers: class, arguments, weights by Keras's names in Keras's order, what they compute ---


class L:
    def __init__(self, kind, name, config, weights, run):
        self.kind, self.name, self.weights, self.run = kind, name, weights, run
        self.config = dict(config, name=name)


def act(config):
    return ACTIVATIONS[config.get("activation", "linear")]


def pair(x):
    return (x, x) if isinstance(x, int) else tuple(x)


def dense(name, n, units, **config):
    w = {"kernel": weight(n, units)}
    if config.get("use_bias", True):
        w["bias"] = weight(units)
    return L("Dense", name, dict({"units": units}, **config), w, lambda x: act(config)(x @ w["kernel"] + w.get("bias", 0)))


def conv2d(name, n, filters, size, **config):
    g = config.get("groups", 1)
    w = {"kernel": weight(*pair(size), n // g, filters)}
    if config.get("use_bias", True):
        w["bias"] = weight(filters)
    c = dict({"filters": filters, "kernel_size": list(pair(size)), "strides": [1, 1], "padding": "valid"}, **config)
    return L("Conv2D", name, c, w, lambda x: act(c)(
        conv(x, w["kernel"], c["strides"], c["padding"], pair(c.get("dilation_rate", 1)), g) + w.get("bias", 0)))


def conv1d(name, n, filters, size, **config):
    w = {"kernel": weight(size, n, filters), "bias": weight(filters)}
    c = dict({"filters": filters, "kernel_size": [size], "strides": [1], "padding": "valid"}, **config)
    d = c.get("dilation_rate", [1])[0]

    def run(x):
        x = np.pad(x, [spread(len(x), size, c["strides"][0], c["padding"], d), (0, 0)])
        return act(c)(conv(x[:, None], w["kernel"][:, None], (c["strides"][0], 1), "valid", (d, 1))[:, 0] + w["bias"])

    return L("Conv1D", name, c, w, run)


def depthwise2d(name, n, size, times=1, **config):
    w = {"depthwise_kernel": weight(size, size, n, times), "bias": weight(n * times)}
    c = dict({"kernel_size": [size, size], "strides": [1, 1], "padding": "valid", "depth_multiplier": times}, **config)
    return L("DepthwiseConv2D", name, c, w, lambda x: act(c)(
        depthwise(x, w["depthwise_kernel"], c["strides"], c["padding"], (1, 1)) + w["bias"]))


def separable2d(name, n, filters, size, times=1, **config):
    w = {"depthwise_kernel": weight(size, size, n, times), "pointwise_kernel": weight(1, 1, n * times, filters)}
    w["bias"] = weight(filters)
    c = dict({"filters": filters, "kernel_size": [size, size], "strides": [1, 1], "padding": "valid"}, **config)
    c["depth_multiplier"] = times
    return L("SeparableConv2D", name, c, w, lambda x: act(c)(
        depthwise(x, w["depthwise_kernel"], c["strides"], c["padding"], (1, 1)) @ w["pointwise_kernel"][0, 0] + w["bias"]))


def transposed2d(name, n, filters, size, **config):
    w = {"kernel": weight(size, size, filters, n), "bias": weight(filters)}
    c = dict({"filters": filters, "kernel_size": [size, size], "strides": [1, 1], "padding": "valid"}, **config)
    return L("Conv2DTranspose", name, c, w, lambda x: act(c)(
        conv_transpose(x, w["kernel"], c["strides"], c["padding"]) + w["bias"]))


def batch_norm(name, n, axis, scale=True, center=True, **config):
    w = {}
    if scale:
        w["gamma"] = (1 + 0.3 * rng.standard_normal(n)).astype("f4")
    if center:
        w["beta"] = weight(n)
    w["moving_mean"], w["moving_variance"] = weight(n), (0.5 + rng.random(n)).astype("f4")
    c = dict({"axis": axis, "epsilon": 1e-3, "scale": scale, "center": center}, **config)
    return L("BatchNormalization", name, c, w, lambda x: (x - w["moving_mean"]) / np.sqrt(
        w["moving_variance"] + c["epsilon"]) * w.get("gamma", 1) + w.get("beta", 0))


def layer_norm(name, shape, axis, axes):
    w = {"gamma": (1 + weight(*shape)).astype("f4"), "beta": weight(*shape)}
    c = {"axis": axis, "epsilon": 1e-3, "scale": True, "center": True}
    return L("LayerNormalization", name, c, w, lambda x: normalised(x, axes, 1e-3) * w["gamma"] + w["beta"])


def group_norm(name, n, groups):
    w = {"gamma": (1 + weight(n)).astype("f4"), "beta": weight(n)}

    def run(x):
        y = normalised(x.reshape(*x.shape[:2], groups, -1), (0, 1, 3), 1e-3)
        return y.reshape(x.shape) * w["gamma"] + w["beta"]

    return L("GroupNormalization", name, {"groups": groups, "axis": -1, "epsilon": 1e-3}, w, run)


def plain(kind, name, run, **config):
    return L(kind, name, config, {}, run)


def activation(name, function):
    return plain("Activation", name, ACTIVATIONS[function], activation=function)


def pool(kind, name, size, **config):
    c = dict({"pool_size": [size, size], "strides": [size, size], "padding": "valid"}, **config)

    def run(x):
        seen = windows(x, c["pool_size"], c["strides"], c["padding"], fill=np.nan)
        return np.nanmax(seen, (2, 3)) if kind.startswith("Max") else np.nanmean(seen, (2, 3))

    return L(kind, name, c, {}, run)


def flatten(name="flatten"):
    return plain("Flatten", name, np.ravel, data_format="channels_last")


def global_average(name="gap"):
    return plain("GlobalAveragePooling2D", name, lambda x: x.mean((0, 1)), data_format="channels_last")


def padding2d(name, pads):
    return plain("ZeroPadding2D", name, lambda x: np.pad(x, [*pads, (0, 0)]), padding=[list(p) for p in pads])


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(name, n, heads, key, value=None, causal=False, **config):
    v = value or key
    w = {}
    for part, size in (("query", key), ("key", key), ("value", v)):
        w[part + "/kernel"] = weight(n, heads, size)
        if config.get("use_bias", True):
            w[part + "/bias"] = weight(heads, size)
    w["attention_output/kernel"] = weight(heads, v, n)
    if config.get("use_bias", True):
        w["attention_output/bias"] = weight(n)

    def run(x, *same):
        q, k, u = (np.einsum("tn,nhd->htd", x, w[p + "/kernel"]) + np.expand_dims(w.get(p + "/bias", np.zeros((heads, 1))), 1)
                   for p in ("query", "key", "value"))
        scores = np.einsum("htd,hsd->hts", q / np.sqrt(key), k)
        if causal:
            scores = np.where(np.tri(len(x)), scores, -np.inf)
        mixed = np.einsum("hts,hsd->thd", softmax(scores), u)
        return np.einsum("thd,hdn->tn", mixed, w["attention_output/kernel"]) + w.get("attention_output/bias", 0)

    layer = L("MultiHeadAttention", name, dict(
        {"num_heads": heads, "key_dim": key, "value_dim": value, "dropout": 0.1, "output_shape": None, "attention_axes": None,
         "use_bias": True}, **config), w, run)
    layer.keywords = {"use_causal_mask": True} if causal else {}
    return layer


def embedding(name, count, n):
    w = {"embeddings": weight(count, n)}
    return L("Embedding", name, {"input_dim": count, "output_dim": n, "mask_zero": False}, w,
             lambda x: w["embeddings"][x.astype(int)])


def add(name):
    return plain("Add", name, lambda *x: sum(x))


def concatenate(name):
    return plain("Concatenate", name, lambda *x: np.concatenate(x, -1), axis=-1)


def dropout(name):
    return plain("Dropout", name, lambda x: x, rate=0.5)


# --- models: steps of (layer, names of what it reads) ---


def chain(*layers):
    steps, last = [], "input_1"
    for layer in layers:
        steps.append((layer, [last]))
        last = layer.name
    return steps


def run(steps, x):
    values = {"input_1": x}
    for layer, inputs in steps:
        values[layer.name] = layer.run(*[values[i] for i in inputs])
    return values[steps[-1][0].name]


def h5(file, config, layers, version, model=True):
    with h5py.File(file, "w") as f:
        group = f.create_group("model_weights") if model else f
        for g in {f, group}:
            g.attrs["keras_version"] = version
            g.attrs["backend"] = "tensorflow"
        f.attrs["model_config"] = json.dumps(config)
        group.attrs["layer_names"] = [layer.name.encode() for layer in layers]
        for layer in layers:
            g = group.create_group(layer.name)
            names = ["%s/%s:0" % (layer.name, w) for w in layer.weights]
            g.attrs["weight_names"] = [n.encode() for n in names] if names else np.zeros(0, "f8")
            for n, v in zip(names, layer.weights.values()):
                g.create_dataset(n, data=v)


def snake(kind):
    import re

    return re.sub("([a-z])([A-Z])", r"\1_\2", re.sub("(.)([A-Z][a-z]+)", r"\1_\2", kind)).lower()


def keras3(file, config, layers, named):
    held, used = io.BytesIO(), {}
    with h5py.File(held, "w") as f:
        for layer in layers:
            stem = snake(layer.kind)
            n = used[stem] = used.get(stem, -1) + 1
            g = f.create_group("layers/%s/vars" % (stem + ("_%d" % n if n else "")))
            if named:  # since Keras 3.3
                g.attrs["name"] = layer.name
            if layer.kind == "MultiHeadAttention":  # its dense layers inside, named by their attributes
                for at, v in layer.weights.items():
                    inside, role = at.removeprefix("attention_").split("/")
                    number = "0" if role == "kernel" else "1"
                    g.parent.create_dataset("%s_dense/vars/%s" % (inside, number), data=v)
                g.parent.create_group("dropout_layer/seed_generator/vars").create_dataset("0", data=np.array([7, 9], "u4"))
                continue
            for i, v in enumerate(layer.weights.values()):
                g.create_dataset(str(i), data=v)
            if layer.kind == "Dropout":  # the state of its random numbers
                g.parent.create_group("seed_generator/vars").create_dataset("0", data=np.array([7, 2**31], "u4"))
    with zipfile.ZipFile(file, "w") as z:
        z.writestr("metadata.json", json.dumps({"keras_version": "3.5.0"}))
        z.writestr("config.json", json.dumps(config))
        z.writestr("model.weights.h5", held.getvalue())


def sequential2(steps, shape, plain_list=False):
    layers = [{"class_name": layer.kind, "config": layer.config} for layer, _ in steps]
    layers[0]["config"] = dict(layers[0]["config"], batch_input_shape=[None, *shape])
    return {"class_name": "Sequential", "config": layers if plain_list else {"name": "sequential", "layers": layers}}


def called2(layer, inputs):
    """What a layer reads; of attention the values, and keys if given, are arguments by name."""
    if layer.kind != "MultiHeadAttention":
        return [[i, 0, 0, {}] for i in inputs]
    named = dict(zip(["value", "key"], ([i, 0, 0] for i in inputs[1:])))
    return [[inputs[0], 0, 0, dict(named, **layer.keywords)]]


def functional2(steps, shape):
    layers = [
        {"class_name": "InputLayer", "name": "input_1", "inbound_nodes": [],
         "config": {"batch_input_shape": [None, *shape], "name": "input_1"}}
    ]
    for layer, inputs in steps:
        layers.append({"class_name": layer.kind, "name": layer.name, "config": layer.config,
                       "inbound_nodes": [called2(layer, inputs)]})
    layers.reverse()  # Keras sorts by depth and doesn't promise an order
    return {"class_name": "Functional", "config": {
        "name": "model", "layers": layers, "input_layers": [["input_1", 0, 0]],
        "output_layers": [[steps[-1][0].name, 0, 0]]}}


def serialised(layer):
    """Keras 3 writes where a class comes from, and types as policies."""
    config = dict(layer.config, dtype={"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}})
    return {"module": "keras.layers", "class_name": layer.kind, "config": config, "registered_name": None}


def sequential3(steps, shape):
    first = {"module": "keras.layers", "class_name": "InputLayer",
             "config": {"batch_shape": [None, *shape], "name": "input_layer"}}
    return {"module": "keras", "class_name": "Sequential", "config": {
        "name": "sequential", "layers": [first] + [serialised(layer) for layer, _ in steps],
        "build_input_shape": [None, *shape]}}


def functional3(steps, shape):
    def tensor(name):
        return {"class_name": "__keras_tensor__", "config": {"shape": [None], "dtype": "float32", "keras_history": [name, 0, 0]}}

    layers = [{"module": "keras.layers", "class_name": "InputLayer", "name": "input_1", "inbound_nodes": [],
               "config": {"batch_shape": [None, *shape], "name": "input_1"}}]
    for layer, inputs in steps:
        args = [tensor(i) for i in inputs]
        attends = layer.kind == "MultiHeadAttention"
        layers.append(dict(serialised(layer), name=layer.name, inbound_nodes=[{
            "args": args if len(args) == 1 or attends else [args],
            "kwargs": dict(layer.keywords, query_mask=None, training=False) if attends else {}}]))
    return {"module": "keras.src.models.functional", "class_name": "Functional", "config": {
        "name": "functional", "layers": layers, "input_layers": ["input_1", 0, 0],
        "output_layers": [steps[-1][0].name, 0, 0]}}


def save(folder, name, form, steps, shape):
    layers = [layer for layer, _ in steps]
    if form.startswith("3"):
        config = (functional3 if "functional" in form else sequential3)(steps, shape)
        keras3(f"{folder}/{name}.keras", config, layers, "unnamed" not in form)
    else:
        config = functional2(steps, shape) if "functional" in form else sequential2(steps, shape, "list" in form)
        h5(f"{folder}/{name}.h5", config, layers, "2.11.0")
    concrete = [6 if n is None else n for n in shape]
    x = rng.standard_normal(concrete)
    if layers[0].kind == "Embedding":
        x = rng.integers(0, 11, concrete).astype(float)
    y = run(steps, x)
    first = np.moveaxis(x, -1, 0) if x.ndim > 1 else x
    if form.endswith("picture"):
        first = x.ravel()
    with open(f"{folder}/{name}.json", "w") as file:
        json.dump({"shape": list(first.shape), "x": first.ravel().tolist(), "y": y.ravel().tolist()}, file)


def le_net(second):
    return chain(
        conv2d("conv2d", 1, 6, 5, activation="relu", padding="same"), pool("MaxPooling2D", "max_pooling2d", 2),
        conv2d("conv2d_1", 6, 16, 5, activation="relu"), pool("AveragePooling2D", "average_pooling2d", 2), flatten(),
        dense("dense", 400, 20, activation="relu"), dropout("dropout"), dense("dense_1", 20, 10, activation=second))


def norms(axis):
    return chain(
        conv2d("c1", 3, 8, 3, use_bias=False, padding="same", strides=[2, 2]), batch_norm("b1", 8, axis), activation("a1", "relu"),
        conv2d("c2", 8, 8, 4, padding="same", groups=2), batch_norm("b2", 8, axis, scale=False), activation("a2", "swish"),
        conv2d("c3", 8, 12, 3, dilation_rate=[2, 2]), batch_norm("b3", 12, axis, center=False, epsilon=1e-2),
        plain("LeakyReLU", "a3", lambda x: np.where(x > 0, x, 0.3 * x), alpha=0.3),
        flatten(), dense("d", 12 * 12 * 12, 10))


def residual():
    bn = lambda name, n: batch_norm(name, n, [3])
    relu = lambda name: activation(name, "relu")
    return [
        (padding2d("pad", ((1, 1), (1, 1))), ["input_1"]), (conv2d("stem", 3, 8, 3, use_bias=False), ["pad"]),
        (bn("bn", 8), ["stem"]), (relu("act"), ["bn"]),
        (padding2d("pool_pad", ((0, 1), (1, 0))), ["act"]), (pool("MaxPooling2D", "pooled", 3, strides=[2, 2]), ["pool_pad"]),
        (conv2d("c1", 8, 12, 3, strides=[2, 2], padding="same"), ["pooled"]), (bn("n1", 12), ["c1"]), (relu("r1"), ["n1"]),
        (conv2d("c2", 12, 12, 3, padding="same"), ["r1"]), (bn("n2", 12), ["c2"]),
        (conv2d("short", 8, 12, 1, strides=[2, 2]), ["pooled"]), (add("sum"), ["n2", "short"]), (relu("r2"), ["sum"]),
        (conv2d("side", 12, 5, 1, activation="relu"), ["r2"]), (concatenate("both"), ["r2", "side"]),
        (global_average(), ["both"]), (dense("predictions", 17, 10, activation="softmax"), ["gap"]),
    ]


def mobile():
    return chain(
        conv2d("c", 3, 6, 3, strides=[2, 2], padding="same", activation="relu"),
        depthwise2d("d", 6, 3, times=2, padding="same", strides=[2, 2]), plain("ReLU", "r", ACTIVATIONS["relu"]),
        separable2d("s", 12, 8, 3, times=2, padding="same", activation="tanh"),
        transposed2d("t", 8, 6, 3, strides=[2, 2], padding="same", activation="relu"),
        transposed2d("u", 6, 5, 2, strides=[3, 3], activation="relu"),
        group_norm("g", 5, 5), flatten(), dense("out", 5 * 24 * 24, 4, activation="softmax"))


def normed():
    return chain(
        conv2d("c", 2, 6, 2, padding="same"), layer_norm("each", (6,), [-1], (-1,)), activation("a", "silu"),
        conv2d("e", 6, 8, 3), group_norm("groups", 8, 2), activation("b", "relu"),
        conv2d("f", 8, 4, 3), layer_norm("whole", (3, 4, 4), [1, 2, 3], (0, 1, 2)),
        plain("Reshape", "flat", np.ravel, target_shape=[-1]), dense("out", 48, 3))


def line():
    mean = plain("GlobalAveragePooling1D", "mean", lambda x: x.mean(0))
    return chain(
        conv1d("c", 3, 6, 4, padding="same", activation="relu"), conv1d("e", 6, 8, 3, padding="causal", dilation_rate=[2], activation="relu"),
        plain("MaxPooling1D", "pool", lambda x: x[: len(x) // 2 * 2].reshape(-1, 2, 8).max(1), pool_size=[2], strides=[2], padding="valid"),
        conv1d("f", 8, 5, 2, strides=[2], activation="relu"), mean, dense("out", 5, 4))


def block(last, name, n, attends):
    """Pre-norm."""
    return [
        (layer_norm(name + "n1", (n,), [-1], (-1,)), [last]), (attends, [name + "n1"] * (3 if attends.keywords else 2)),
        (add(name + "s1"), [last, attends.name]), (layer_norm(name + "n2", (n,), [-1], (-1,)), [name + "s1"]),
        (dense(name + "up", n, 13, activation="gelu"), [name + "n2"]), (dense(name + "down", 13, n), [name + "up"]),
        (add(name + "s2"), [name + "s1", name + "down"])]


def vit():
    patches = conv2d("patches", 3, 8, 4, strides=[4, 4])
    tokens = plain("Reshape", "tokens", lambda x: x.reshape(-1, 8), target_shape=[-1, 8])
    mean = plain("GlobalAveragePooling1D", "mean", lambda x: x.mean(0))
    return [(patches, ["input_1"]), (tokens, ["patches"]), *block("tokens", "a", 8, attention("attends", 8, 2, 3, 5)),
            *block("as2", "b", 8, attention("attends_1", 8, 4, 2, use_bias=False)), (mean, ["bs2"]), (dense("out", 8, 5), ["mean"])]


def gpt():
    return [(embedding("table", 11, 8), ["input_1"]), *block("table", "a", 8, attention("attends", 8, 2, 4, causal=True)),
            (layer_norm("last", (8,), [-1], (-1,)), ["as2"]), (plain("GlobalAveragePooling1D", "mean", lambda x: x.mean(0)), ["last"]),
            (dense("out", 8, 11), ["mean"])]


def crossed():
    steps = vit()
    steps[3] = (steps[3][0], ["an1", "tokens"])
    return steps


def squeeze():
    """As keras.applications.EfficientNet has it."""
    return [
        (conv2d("c", 3, 8, 3, padding="same", activation="relu"), ["input_1"]), (global_average("squeeze"), ["c"]),
        (plain("Reshape", "again", lambda x: x.reshape(1, 1, 8), target_shape=[1, 1, 8]), ["squeeze"]),
        (conv2d("down", 8, 3, 1, activation="swish"), ["again"]), (conv2d("up", 3, 8, 1, activation="sigmoid"), ["down"]),
        (plain("Multiply", "excite", lambda x, y: x * y), ["c", "up"]), (global_average(), ["excite"]), (dense("out", 8, 4), ["gap"])]


def mlp():
    return chain(dense("dense", 30, 16, activation="relu"), dense("dense_1", 16, 12, activation="relu"),
                 dense("dense_2", 12, 5, activation="softmax"))


def cut(name, most):
    return plain("ReLU", name, lambda x: np.clip(x, 0, most), max_value=most, negative_slope=0.0, threshold=0.0)


def functions():
    return chain(
        dense("a", 9, 8), cut("six", 6.0), dense("b", 8, 8), cut("low", 1.5), dense("c", 8, 8),
        plain("ELU", "elu", lambda x: np.where(x > 0, x, 0.7 * np.expm1(x)), alpha=0.7), dense("d", 8, 8, activation="selu"),
        dense("e", 8, 8, activation="hard_sigmoid"), dense("out", 8, 4, activation="softmax"))


def functions3():
    ACTIVATIONS["hard_sigmoid"] = lambda x: np.clip(x / 6 + 0.5, 0, 1)  # which Keras 3 changed
    ACTIVATIONS["relu6"] = lambda x: np.clip(x, 0, 6)
    ACTIVATIONS["hard_silu"] = lambda x: x * np.clip(x / 6 + 0.5, 0, 1)
    return chain(
        dense("a", 9, 8, activation="relu6"), dense("b", 8, 8, activation="elu"), dense("c", 8, 8, activation="hard_sigmoid"),
        dense("d", 8, 8, activation="hard_silu"), dense("out", 8, 4, activation="softmax"))


def picture():
    return chain(flatten(), dense("dense", 64, 12, activation="relu"), dense("dense_1", 12, 5))


folder = sys.argv[1]
save(folder, "mlp", "2", mlp(), (30,))
save(folder, "mlp-other", "2", mlp(), (30,))
save(folder, "mlp-3", "3", mlp(), (30,))
save(folder, "picture", "2 picture", picture(), (8, 8))
save(folder, "lenet-list", "2 list", le_net("softmax"), (28, 28, 1))
save(folder, "lenet-3", "3 unnamed", le_net("softmax"), (28, 28, 1))
save(folder, "lenet-3-other", "3 unnamed", le_net("softmax"), (28, 28, 1))
save(folder, "norms", "2", norms([3]), (31, 32, 3))
save(folder, "norms-3", "3", norms(-1), (31, 32, 3))
save(folder, "residual", "2 functional", residual(), (26, 26, 3))
save(folder, "residual-3", "3 functional", residual(), (26, 26, 3))
save(folder, "mobile", "2", mobile(), (15, 15, 3))
save(folder, "normed", "3 unnamed", normed(), (7, 8, 2))
save(folder, "line", "2 functional", line(), (20, 3))
save(folder, "functions", "2", functions(), (9,))
save(folder, "functions-3", "3", functions3(), (9,))
save(folder, "vit", "2 functional", vit(), (8, 12, 3))
save(folder, "vit-3", "3 functional", vit(), (8, 12, 3))
save(folder, "gpt", "2 functional", gpt(), (6,))
save(folder, "gpt-3", "3 functional", gpt(), (6,))
save(folder, "gpt-3-other", "3 functional", gpt(), (6,))
save(folder, "crossed", "3 functional", crossed(), (8, 12, 3))
save(folder, "squeeze", "2 functional", squeeze(), (6, 5, 3))
save(folder, "squeeze-3", "3 functional", squeeze(), (6, 5, 3))
