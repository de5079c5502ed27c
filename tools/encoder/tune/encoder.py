"""Reads the numbers of models/encoder. How they lie in the files: models/encoder/LAYOUT.md."""

import json
import math

import numpy as np

BLOCK = 32


def unpack(nibbles, scales):
    """4-bit rows as float32: nibbles [rows, in / 2] uint8 and scales [rows, in / 32] float16 → [rows, in]."""
    rows, blocks = scales.shape
    packed = nibbles.reshape(rows, blocks, BLOCK // 2)
    low = (packed & 15).astype(np.float32) - 8
    high = (packed >> 4).astype(np.float32) - 8
    weights = np.concatenate([low, high], 2) * scales.astype(np.float32)[:, :, None]
    return weights.reshape(rows, blocks * BLOCK)


class Encoder:
    """The folder's tensors by name; `config` is its config.json."""

    def __init__(self, folder):
        self.folder = folder
        self.config = json.loads((folder / "config.json").read_text("utf-8"))
        self._directory = {tensor["name"]: tensor for tensor in self.config["tensors"]}
        vocabulary, hidden = self.config["vocab"], self.config["hidden"]
        self._words = self._read("embed.q4", np.uint8).reshape(vocabulary, hidden // 2)
        self._word_scales = self._read("embed.scale.f16", "<f2").reshape(vocabulary, hidden // BLOCK)
        self._nibbles = self._read("layers.q4", np.uint8)
        self._scales = self._read("layers.scale.f16", "<f2")
        self._plain = self._read("params.f32", "<f4")

    def _read(self, name, kind):
        return np.fromfile(self.folder / name, kind)

    def tensor(self, name):
        """One tensor as float32 in its shape; matrices are [out, in]. KeyError for a name that config.json lacks."""
        entry = self._directory[name]
        size = math.prod(entry["shape"])
        if entry["type"] == "f32":
            start = entry["offset"] // 4
            return self._plain[start : start + size].reshape(entry["shape"])
        rows, columns = entry["shape"]
        at, scales_at = entry["q4_offset"], entry["scale_offset"] // 2
        nibbles = self._nibbles[at : at + size // 2].reshape(rows, columns // 2)
        scales = self._scales[scales_at : scales_at + size // BLOCK].reshape(rows, columns // BLOCK)
        return unpack(nibbles, scales)

    def embeddings(self, ids):
        """The rows of the word embeddings for ids [n] → [n, hidden]."""
        return unpack(self._words[ids], self._word_scales[ids])
