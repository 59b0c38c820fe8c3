# What looks like attention and isn't what is understood by it: each is refused by name.
#   onnx_refused.py FOLDER
import sys
import warnings

import torch
import torch.nn as nn

warnings.filterwarnings("ignore")


class Odd(nn.Module):
    def __init__(self, how):
        super().__init__()
        self.how = how
        self.first, self.qkv, self.proj = nn.Linear(6, 8), nn.Linear(8, 24), nn.Linear(8, 9 if how == "wider" else 8)
        self.norm = nn.LayerNorm(4)
        self.pairs = nn.Parameter(torch.randn(2, 5, 5))

    def forward(self, x):
        x = self.first(x)
        B, N, C = x.shape
        q, k, v = self.qkv(x).reshape(B, N, 3, 2, 4).permute(2, 0, 3, 1, 4).unbind(0)
        if self.how == "crossed":
            v = self.qkv(torch.relu(x))[..., 16:].reshape(B, N, 2, 4).permute(0, 2, 1, 3)
        if self.how == "normed":
            q = self.norm(q)
        if self.how == "other-rows":
            k = q
        scores = q @ k.transpose(-2, -1) * (1.0 if self.how == "unscaled" else 0.5)
        if self.how == "by-pairs":
            scores = scores + self.pairs
        if self.how == "window":
            scores = scores + torch.full((N, N), float("-inf")).triu(2)
        over = -2 if self.how == "over-queries" else -1
        mixed = scores.softmax(over)
        if self.how == "gated":
            mixed = mixed * v.mean()
        x = (mixed @ v).transpose(1, 2)
        if self.how == "heads-mixed":
            x = x.transpose(2, 3)
        return self.proj(x.reshape(B, N, C))


class Part(nn.Module):
    """Only some rows of a table of positions."""

    def __init__(self):
        super().__init__()
        self.table, self.positions, self.last = nn.Embedding(7, 4), nn.Embedding(9, 4), nn.Linear(4, 3)

    def forward(self, x):
        return self.last(self.table(x) + self.positions(torch.arange(5)))


for how in ["crossed", "normed", "other-rows", "unscaled", "by-pairs", "window", "over-queries", "gated", "heads-mixed",
            "wider"]:
    torch.onnx.export(Odd(how).eval(), torch.randn(1, 5, 6), f"{sys.argv[1]}/{how}.onnx", opset_version=14)
torch.onnx.export(Part(), torch.randint(0, 7, (1, 5)), f"{sys.argv[1]}/part-of-table.onnx", opset_version=14,
                  do_constant_folding=False)
