# Small transformers exported to ONNX by PyTorch, with random numbers; each with an input and the
# output that PyTorch computes for it, units before tokens.
#   onnx_attention.py FOLDER
import json
import math
import sys
import warnings

import torch
import torch.nn as nn
import torchvision

warnings.filterwarnings("ignore")
F = nn.functional


def scaled_dot_product(g, query, key, value, mask, dropout, weights, causal):
    """As PyTorch 2 writes its scaled_dot_product_attention, which PyTorch 1.13 doesn't export."""

    def list_of(*numbers):
        return g.op("Constant", value_t=torch.tensor(numbers))

    def real(number):
        return g.op("Constant", value_t=torch.tensor(number))

    def sizes(of, start, end):
        return g.op("Slice", g.op("Shape", of), list_of(start), list_of(end))

    end = torch.iinfo(torch.int64).max
    root = g.op("Sqrt", g.op("Div", real([1.0]), g.op("Sqrt", g.op("Cast", sizes(query, -1, end), to_i=1))))
    causal = torch.onnx.symbolic_helper._get_const(causal, "b", "is_causal")
    if causal:  # as its newer exporter does: heads and inputs taken together
        together = g.op("Concat", list_of(-1), sizes(key, -2, end), axis_i=0)
        turned = g.op("Transpose", g.op("Reshape", key, together), perm_i=[0, 2, 1])
        apart = g.op("Concat", sizes(key, 0, -2), sizes(key, -1, end), sizes(key, -2, -1), axis_i=0)
        turned = g.op("Reshape", turned, apart)
    else:
        turned = g.op("Transpose", key, perm_i=[0, 1, 3, 2])
    scores = g.op("MatMul", g.op("Mul", query, root), g.op("Mul", turned, root))
    if causal:
        tokens = g.op("Concat", sizes(query, -2, -1), sizes(key, -2, -1), axis_i=0)
        seen = g.op("Trilu", g.op("Expand", real(1.0), tokens), upper_i=0)
        mask = g.op("Where", g.op("Equal", seen, real(0.0)), real(float("-inf")), real(0.0))
        scores = g.op("Add", scores, mask)
    return g.op("MatMul", g.op("Softmax", scores, axis_i=-1), value), real(0.0)


torch.onnx.register_custom_op_symbolic("aten::_scaled_dot_product_attention", scaled_dot_product, 14)


class Block(nn.Module):
    """Pre-norm."""

    def __init__(self, width, attention, mlp=None):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width, eps=1e-6)
        self.attn = attention
        self.mlp = mlp or nn.Sequential(nn.Linear(width, 11), nn.GELU(), nn.Linear(11, width))

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class Own(nn.Module):
    """PyTorch's own attention."""

    def __init__(self, width, heads, bias=True):
        super().__init__()
        self.attn = nn.MultiheadAttention(width, heads, bias=bias, batch_first=True)

    def forward(self, x):
        return self.attn(x, x, x, need_weights=False)[0]


class Fused(nn.Module):
    """As in timm: one projection, its rows queries, keys and values."""

    def __init__(self, width, heads, how):
        super().__init__()
        self.heads, self.how = heads, how
        self.qkv, self.proj = nn.Linear(width, 3 * width, bias=how != "bare"), nn.Linear(width, width)

    def forward(self, x):
        B, N, C = x.shape
        d = C // self.heads
        if self.how == "chunk":
            q, k, v = (t.view(B, N, self.heads, d).permute(0, 2, 1, 3) for t in self.qkv(x).chunk(3, -1))
        else:
            q, k, v = self.qkv(x).reshape(B, N, 3, self.heads, d).permute(2, 0, 3, 1, 4).unbind(0)
        if self.how == "sdpa":
            x = F._scaled_dot_product_attention(q, k, v)[0]
        elif self.how == "chunk":
            x = ((q * d**-0.5) @ k.transpose(-2, -1)).softmax(-1) @ v
        else:
            x = ((q @ k.transpose(-2, -1)) * d**-0.5).softmax(-1) @ v
        return self.proj(x.transpose(1, 2).reshape(B, N, C))


class Apart(nn.Module):
    """As in Hugging Face's ViT and BERT; values may be wider than keys."""

    def __init__(self, width, heads, key, value):
        super().__init__()
        self.heads, self.key_size, self.value_size = heads, key, value
        self.query, self.key = nn.Linear(width, heads * key), nn.Linear(width, heads * key, bias=False)
        self.value, self.out = nn.Linear(width, heads * value), nn.Linear(heads * value, width, bias=False)

    def forward(self, x):
        def heads(y, size):
            return y.view(y.size()[:-1] + (self.heads, size)).permute(0, 2, 1, 3)

        q, k = heads(self.query(x), self.key_size), heads(self.key(x), self.key_size)
        scores = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(self.key_size)
        mixed = torch.matmul(F.softmax(scores, dim=-1), heads(self.value(x), self.value_size))
        mixed = mixed.permute(0, 2, 1, 3).contiguous()
        return self.out(mixed.view(mixed.size()[:-2] + (self.heads * self.value_size,)))


class Conv1D(nn.Module):
    """Hugging Face's GPT-2: a linear layer stored inputs first."""

    def __init__(self, out, inside):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.empty(inside, out)), nn.Parameter(torch.empty(out))

    def forward(self, x):
        return torch.addmm(self.bias, x.view(-1, x.size(-1)), self.weight).view(x.size()[:-1] + self.bias.shape)


class Causal(nn.Module):
    def __init__(self, width, heads, tokens, how):
        super().__init__()
        self.heads, self.how = heads, how
        linear = (lambda i, o: Conv1D(o, i)) if how == "gpt2" else nn.Linear
        self.c_attn, self.c_proj = linear(width, 3 * width), linear(width, width)
        lower = torch.tril(torch.ones(tokens, tokens))
        self.register_buffer("bias", lower.view(1, 1, tokens, tokens).to(torch.uint8 if how == "gpt2" else torch.float))

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(C, dim=2)
        q, k, v = (t.view(B, T, self.heads, C // self.heads).transpose(1, 2) for t in (q, k, v))
        if self.how == "sdpa":
            mixed = F._scaled_dot_product_attention(q, k, v, is_causal=True)[0]
            return self.c_proj(mixed.transpose(1, 2).contiguous().view(B, T, C))
        scores = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        if self.how == "computed":
            scores = scores + torch.triu(torch.full((T, T), float("-inf")), 1)
        elif self.how == "added":
            scores = scores + (1 - self.bias) * -1e9
        elif self.how == "gpt2":
            scores = torch.where(self.bias[:, :, :T, :T].bool(), scores, torch.tensor(torch.finfo(torch.float).min, dtype=scores.dtype))
        else:
            scores = scores.masked_fill(self.bias[:, :, :T, :T] == 0, float("-inf"))
        return self.c_proj((F.softmax(scores, -1) @ v).transpose(1, 2).contiguous().view(B, T, C))


class NewGELU(nn.Module):
    def forward(self, x):
        return 0.5 * x * (1.0 + torch.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * torch.pow(x, 3.0))))


class ViT(nn.Module):
    def __init__(self, width, blocks, token=True):
        super().__init__()
        self.patch = nn.Conv2d(3, width, 4, 4)
        self.cls = nn.Parameter(torch.empty(1, 1, width)) if token else None
        self.pos = nn.Parameter(torch.empty(1, 7 if token else 6, width))
        self.blocks, self.norm, self.head = nn.Sequential(*blocks), nn.LayerNorm(width), nn.Linear(width, 5)

    def forward(self, x):
        x = self.patch(x).flatten(2).transpose(1, 2)
        if self.cls is not None:
            x = torch.cat([self.cls.expand(x.shape[0], -1, -1), x], 1)
        x = self.norm(self.blocks(x + self.pos))
        return self.head(x.mean(1) if self.cls is None else x[:, 0])


class GPT(nn.Module):
    def __init__(self, how, activation, end, width=8, tokens=6):
        super().__init__()
        self.end = end
        self.wte, self.wpe = nn.Embedding(13, width), nn.Embedding(tokens, width)
        blocks = []
        for _ in range(2):
            mlp = nn.Sequential(nn.Linear(width, 4 * width), activation, nn.Linear(4 * width, width))
            blocks.append(Block(width, Causal(width, 2, tokens, how), mlp))
        self.h, self.ln_f, self.lm_head = nn.Sequential(*blocks), nn.LayerNorm(width), nn.Linear(width, 13, bias=False)
        if how == "tied":
            self.lm_head.weight = self.wte.weight

    def forward(self, numbers):
        x = self.wte(numbers) + self.wpe(torch.arange(0, numbers.size(1)))
        x = self.ln_f(self.h(x))
        return self.lm_head({"all": x, "last": x[:, -1], "kept": x[:, [-1], :]}[self.end])


def encoder():
    layer = nn.TransformerEncoderLayer(9, 3, 14, batch_first=True)
    return ViT(9, [nn.TransformerEncoder(layer, 2)], token=False)


IMAGE, TOKENS = (3, 8, 12), (6,)
NETS = {
    "own": (lambda: ViT(8, [Block(8, Own(8, 2)), Block(8, Own(8, 4, bias=False))]), IMAGE),
    "encoder": (encoder, IMAGE),
    "torchvision": (lambda: torchvision.models.VisionTransformer(8, 4, 2, 2, 8, 10, num_classes=5), (3, 8, 8)),
    "fused": (lambda: ViT(6, [Block(6, Fused(6, 3, "unbind")), Block(6, Fused(6, 1, "bare"))], token=False), IMAGE),
    "chunked": (lambda: ViT(8, [Block(8, Fused(8, 4, "chunk"))]), IMAGE),
    "sdpa": (lambda: ViT(12, [Block(12, Fused(12, 3, "sdpa"))]), IMAGE),
    "apart": (lambda: ViT(7, [Block(7, Apart(7, 2, 3, 5)), Block(7, Apart(7, 3, 4, 1))]), IMAGE),
    "nano": (lambda: GPT("masked", nn.GELU(), "last"), TOKENS),
    "tied": (lambda: GPT("tied", nn.GELU(approximate="tanh"), "kept"), TOKENS),
    "gpt2": (lambda: GPT("gpt2", NewGELU(), "all"), TOKENS),
    "added": (lambda: GPT("added", NewGELU(), "last"), TOKENS),
    "computed": (lambda: GPT("computed", nn.GELU(), "last"), TOKENS),
    "causal-sdpa": (lambda: GPT("sdpa", nn.GELU(), "last"), TOKENS),
}
WAYS = {"11": (11, False, True), "14": (14, True, False), "17": (17, True, True), "17.raw": (17, False, False)}


def export(folder, name, seed, opset, fold, open_batch, open_tokens=False):
    torch.manual_seed(seed)
    make, shape = NETS[name.split(".")[0]]
    net = make().eval()
    with torch.no_grad():
        for at, p in net.named_parameters():
            p.normal_(1 if p.dim() == 1 and "norm" in at and at.endswith("weight") else 0, 0.4)
    x = torch.randint(0, 13, (1, *shape)) if shape == TOKENS else torch.randn(1, *shape)
    if "computed" in name or "sdpa" in name:
        opset = max(opset, 14)  # the first with the triangle of a matrix
    training = torch.onnx.TrainingMode.EVAL if fold else torch.onnx.TrainingMode.PRESERVE
    axes = {axis: at for axis, at, is_open in ((0, "batch", open_batch), (1, "tokens", open_tokens)) if is_open}
    torch.onnx.export(net, x, f"{folder}/{name}.onnx", training=training, do_constant_folding=fold, opset_version=opset,
                      input_names=["input"], dynamic_axes={"input": axes} if axes else {})
    y = net.double()(x if shape == TOKENS else x.double())[0].detach()
    y = y.T if y.dim() == 2 else y
    with open(f"{folder}/{name}.json", "w") as file:
        json.dump({"x": x.flatten().tolist(), "y": y.flatten().tolist()}, file)


if __name__ == "__main__":
    for name in NETS:
        for seed, (way, how) in enumerate(WAYS.items()):
            export(sys.argv[1], f"{name}.{way}", seed, *how)
    for name in ["nano", "causal-sdpa"]:
        export(sys.argv[1], f"{name}.open", 7, 17, True, True, True)
    for name in ["own", "gpt2"]:
        export(sys.argv[1], f"{name}.other", 9, 17, False, False)
