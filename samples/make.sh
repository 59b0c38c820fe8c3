#!/bin/sh
# Trains the sample models again, from the data beside this file, and compares them with those
# that lie here.
#   samples/make.sh [FOLDER]     (target/samples unless named)
set -eu
cd "$(dirname "$0")/.."
folder=${1:-target/samples}
mkdir -p "$folder"
for seed in 1 2 3; do
    file=mlp-mnist-seed$seed.safetensors
    ./thalweg train --data samples/mnist --architecture mlp:512,512,512 --epochs 8 \
        --seed $seed --out "$folder/$file" --force
    if cmp -s "$folder/$file" "samples/$file"; then
        echo "$file: the same, bit for bit"
    else
        echo "$file: trained, and differs from the one shipped"
    fi
done
