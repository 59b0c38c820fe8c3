# Small networks as the exporters of the ONNX Model Zoo's files write them (names, operations and old versions of
# operators; initializers listed among the inputs), with an input and the output that PyTorch computes for it.
#   onnx_zoo.py FOLDER
import json
import sys

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper

torch.manual_seed(0)


class Graph:
    def __init__(self, opset):
        self.nodes, self.weights, self.opset = [], {}, opset

    def op(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output + "_op", **attributes))
        return output

    def weight(self, name, *shape, scale=None, shift=0.0):
        fan = max(1, int(np.prod(shape[1:])))
        self.weights[name] = torch.randn(*shape) * (scale or (2 / fan) ** 0.5) + shift
        return self.weights[name]

    def whole(self, name, *numbers):
        self.weights[name] = torch.tensor(numbers)
        return name

    def save(self, folder, name, data, shape, output, y, x):
        tensors = [numpy_helper.from_array(v.numpy(), n) for n, v in self.weights.items()]
        inputs = [helper.make_tensor_value_info(data, TensorProto.FLOAT, shape)]
        inputs += [helper.make_tensor_value_info(t.name, t.data_type, t.dims) for t in tensors]
        outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, list(y.shape))]
        graph = helper.make_graph(self.nodes, name, inputs, outputs, tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=3)
        onnx.checker.check_model(model)
        onnx.save(model, f"{folder}/{name}.onnx")
        with open(f"{folder}/{name}.json", "w") as file:
            json.dump({"x": x.flatten().tolist(), "y": y.flatten().tolist()}, file)


def cntk(folder):  # mnist-7 and mnist-8
    g, x = Graph(8), torch.randn(1, 1, 28, 28)
    last, inputs, value = "Input3", 1, x
    g.weight("Parameter193", 16, 4, 4, 10, scale=0.1)
    g.op("Reshape", ["Parameter193", g.whole("Parameter193_reshape1_shape", 256, 10)], "Parameter193_reshape1")
    for conv, bias, width, pool in (("Parameter5", "Parameter6", 8, 2), ("Parameter87", "Parameter88", 16, 3)):
        w, b = g.weight(conv, width, inputs, 5, 5), g.weight(bias, width, 1, 1, scale=0.3)
        g.op("Conv", [last, conv], conv + "_c", kernel_shape=[5, 5], strides=[1, 1], auto_pad="SAME_UPPER", group=1,
             dilations=[1, 1])
        g.op("Add", [conv + "_c", bias], conv + "_p")
        g.op("Relu", [conv + "_p"], conv + "_r")
        last = g.op("MaxPool", [conv + "_r"], conv + "_m", kernel_shape=[pool, pool], strides=[pool, pool],
                    pads=[0, 0, 0, 0], auto_pad="NOTSET")
        value, inputs = F.max_pool2d(F.relu(F.conv2d(value, w, padding=2) + b), pool), width
    g.op("Reshape", [last, g.whole("Pooling160_Output_0_reshape0_shape", 1, 256)], "flat")
    g.op("MatMul", ["flat", "Parameter193_reshape1"], "Times212_Output_0")
    shift = g.weight("Parameter194", 1, 10)
    g.op("Add", ["Times212_Output_0", "Parameter194"], "Plus214_Output_0")
    y = value.reshape(1, 256) @ g.weights["Parameter193"].reshape(256, 10) + shift
    g.save(folder, "cntk-mnist", "Input3", [1, 1, 28, 28], "Plus214_Output_0", y, x)


def mxnet(folder):  # resnet18-v1-7, resnet50-v2-7: norms of the input too
    g, x = Graph(8), torch.randn(1, 3, 32, 32)

    def norm(name, of, value, channels):
        numbers = [g.weight(f"{name}_{part}", channels, scale=0.3, shift=1) for part in ("gamma", "beta", "running_mean")]
        variance = g.weight(f"{name}_running_var", channels, scale=0.1, shift=1).abs_()
        g.op("BatchNormalization", [of, *(f"{name}_{p}" for p in ("gamma", "beta", "running_mean", "running_var"))],
             f"{name}_fwd", epsilon=1e-5, momentum=0.9)
        return f"{name}_fwd", F.batch_norm(value, numbers[2], variance, numbers[0], numbers[1], eps=1e-5)

    def conv(name, of, value, inputs, outputs, kernel, stride):
        w = g.weight(f"{name}_weight", outputs, inputs, kernel, kernel)
        p = kernel // 2
        g.op("Conv", [of, f"{name}_weight"], f"{name}_fwd", kernel_shape=[kernel] * 2, strides=[stride] * 2,
             pads=[p] * 4, dilations=[1, 1], group=1)
        return f"{name}_fwd", F.conv2d(value, w, stride=stride, padding=p)

    p = "resnetv24_"
    last, v = norm(p + "batchnorm0", "data", x, 3)
    last, v = conv(p + "conv0", last, v, 3, 8, 7, 2)
    last, v = norm(p + "batchnorm1", last, v, 8)
    last, v = g.op("Relu", [last], p + "relu0_fwd"), F.relu(v)
    last, v = g.op("MaxPool", [last], p + "pool0_fwd", kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4), F.max_pool2d(v, 3, 2, 1)
    for stage, (inputs, outputs, stride) in enumerate(((8, 8, 1), (8, 12, 2)), 1):
        q = f"{p}stage{stage}_"
        a, n = norm(q + "batchnorm0", last, v, inputs)
        a, n = g.op("Relu", [a], q + "activation0"), F.relu(n)
        b, m = conv(q + "conv0", a, n, inputs, outputs, 3, stride)
        b, m = norm(q + "batchnorm1", b, m, outputs)
        b, m = g.op("Relu", [b], q + "activation1"), F.relu(m)
        b, m = conv(q + "conv1", b, m, outputs, outputs, 3, 1)
        if stride > 1:
            last, v = conv(q + "conv2", a, n, inputs, outputs, 1, stride)
        last, v = g.op("Add", [b, last], q + "_plus0"), m + v
    last, v = norm(p + "batchnorm2", last, v, 12)
    last, v = g.op("Relu", [last], p + "relu1_fwd"), F.relu(v)
    g.op("GlobalAveragePool", [last], p + "pool1_fwd")
    g.op("Flatten", [p + "pool1_fwd"], "flatten_473")
    w, b = g.weight(p + "dense0_weight", 10, 12), g.weight(p + "dense0_bias", 10)
    g.op("Gemm", ["flatten_473", p + "dense0_weight", p + "dense0_bias"], p + "dense0_fwd", alpha=1.0, beta=1.0, transA=0, transB=1)
    g.save(folder, "mxnet-resnet", "data", [1, 3, 32, 32], p + "dense0_fwd", F.linear(v.mean((2, 3)), w, b), x)


def caffe2(folder):  # squeezenet1.0-7: fire modules, a convolution at the end; ReLU6 as mobilenetv2-7 has it
    g, x = Graph(7), torch.randn(1, 3, 16, 16)

    def conv(name, of, value, inputs, outputs, kernel, stride=1, most=None):
        w, b = g.weight(name + "_w_0", outputs, inputs, kernel, kernel), g.weight(name + "_b_0", outputs)
        g.op("Conv", [of, name + "_w_0", name + "_b_0"], name + "_1", kernel_shape=[kernel] * 2, strides=[stride] * 2,
             pads=[kernel // 2] * 4)
        y = F.conv2d(value, w, b, stride, kernel // 2)
        if most:
            return g.op("Clip", [name + "_1"], name + "_2", min=0.0, max=most), y.clamp(0, most)
        return g.op("Relu", [name + "_1"], name + "_2"), F.relu(y)

    last, v = conv("conv1", "data_0", x, 3, 8, 3, 2, 6.0)
    squeezed, s = conv("fire2/squeeze1x1", last, v, 8, 4, 1)
    left, a = conv("fire2/expand1x1", squeezed, s, 4, 6, 1)
    right, b = conv("fire2/expand3x3", squeezed, s, 4, 6, 3)
    last, v = g.op("Concat", [left, right], "fire2/concat_1", axis=1), torch.cat([a, b], 1)
    last, v = g.op("MaxPool", [last], "pool3_1", kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 0, 0]), F.max_pool2d(v, 3, 2)
    last = g.op("Dropout", [last], "fire9/concat_2", ratio=0.5)
    last, v = conv("conv10", last, v, 12, 5, 1)
    g.op("GlobalAveragePool", [last], "pool10_1")
    g.op("Softmax", ["pool10_1"], "softmaxout_1")
    g.save(folder, "caffe2-squeezenet", "data_0", [1, 3, 16, 16], "softmaxout_1", v.mean((2, 3)), x)


for export in (cntk, mxnet, caffe2):
    export(sys.argv[1])
