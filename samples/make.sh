#!/bin/sh
# Trains the sample models again, from the data beside this file, and compares them with those
# that lie here.
#   samples/make.sh [FOLDER]     (target/samples unless named)
set -eu
cd "$(dirname "$0")/.."
folder=${1:-target/samples}
mkdir -p "$folder"
make() { # NAME ARCHITECTURE EPOCHS
    for seed in 1 2 3; do
        file=$1-mnist-seed$seed.safetensors
        ./thalweg train --data samples/mnist --architecture "$2" --epochs "$3" \
            --seed $seed --out "$folder/$file" --force
        if cmp -s "$folder/$file" "samples/$file"; then
            echo "$file: the same, bit for bit"
        else
            echo "$file: trained, and differs from the one shipped"
        fi
    done
}
make mlp mlp:512,512,512 8
make conv conv:16,M,32,M,64,M 4
