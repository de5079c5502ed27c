"""Writes models/second from tuned weights: the change of each matrix in 4 bits, all else plain, and encoder.json over both."""

import hashlib
import json

import numpy as np
import torch

from quantise import quantise
from reader import FIRST_TUNED, MATRICES, NORMS, VECTOR_LENGTH
from rows import LABELS, SPEAKERS

NAME = "layers 8 to 11 of the encoder, tuned on corpus/, with the head of the second reader"


class Files:
    """Tensors one behind the other in three files, and the directory of where each lies."""

    def __init__(self):
        self.directory = []
        self.contents = {"layers.q4": bytearray(), "layers.scale.f16": bytearray(), "params.f32": bytearray()}

    def add_packed(self, name, packed):
        """A matrix of quantise.py."""
        nibbles, scales = self.contents["layers.q4"], self.contents["layers.scale.f16"]
        offsets = {"q4_offset": len(nibbles), "scale_offset": len(scales)}
        self.directory.append({"name": name, "type": "q4", "shape": list(packed.weights.shape), **offsets})
        nibbles += packed.nibbles.tobytes()
        scales += packed.scales.tobytes()

    def add_plain(self, name, values):
        """A tensor in float32, as it is."""
        plain = self.contents["params.f32"]
        self.directory.append({"name": name, "type": "f32", "shape": list(values.shape), "offset": len(plain)})
        plain += values.astype("<f4").tobytes()

    def write(self, folder):
        """The three files, then encoder.json with their sizes and sha256."""
        folder.mkdir(parents=True, exist_ok=True)
        sums = {}
        for name, content in self.contents.items():
            (folder / name).write_bytes(content)
            sums[name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        outputs = [*LABELS, *(f"speaker:{speaker}" for speaker in SPEAKERS)]
        described = {"name": NAME, "outputs": outputs, "tensors": self.directory, "files": sums}
        (folder / "encoder.json").write_text(json.dumps(described, indent=1), "utf-8")


def export(reader, encoder, folder):
    """Writes `reader` (reader.py) into `folder`, then puts into it the weights as they will be read from there.

    Returns how far the changes read again lie from the true ones: root mean square, relative, mean over the matrices.
    """
    files = Files()
    numbered = list(enumerate(reader.layers, FIRST_TUNED))
    errors = [_add_change(files, encoder, layer, number, name) for number, layer in numbered for name in MATRICES]
    for number, layer in numbered:
        for name in MATRICES:
            files.add_plain(f"l{number}.{name}.b", _values(getattr(layer, name).bias))
        for name in NORMS:
            files.add_plain(f"l{number}.{name}.w", _values(getattr(layer, name).weight))
            files.add_plain(f"l{number}.{name}.b", _values(getattr(layer, name).bias))
    # The program's vectors have length 1.
    files.add_plain("head.w", _values(reader.head.weight) * VECTOR_LENGTH)
    files.add_plain("head.b", _values(reader.head.bias))
    files.write(folder)
    return float(np.mean(errors))


def _add_change(files, encoder, layer, number, name):
    """One matrix less the encoder's: that is what 4 bits can hold (README.md). Returns the relative error."""
    full_name = f"l{number}.{name}.w"
    weight = getattr(layer, name).weight
    before = encoder.tensor(full_name)
    change = _values(weight) - before
    packed = quantise(change)
    files.add_packed(full_name, packed)
    weight.data = torch.tensor(before + packed.weights)
    size = np.square(change).mean()
    return np.sqrt(np.square(packed.weights - change).mean() / size) if size > 0 else 0.0


def _values(parameter):
    return parameter.detach().numpy()
