"""What the layers that stay make of each text: computed once, kept in the work folder, read in every epoch."""

import hashlib
import json
import time

import numpy as np
import torch
import torch.nn.functional as F

from reader import FIRST_TUNED, Layer, hide
from tokenizer import Tokenizer

# Longer messages are cut for tuning, and get the sign for their end again: 257 ids at most. The program itself reads up to 512.
MOST_IDS = 256
BATCH = 24
SHOW_EVERY = 100


class States:
    """States after layer 7 by text, float16 [tokens, hidden], in two files of `folder`.

    The file names carry a hash of the encoder's config.json, which lists the sha256 of all its files, and where texts are cut: states
    of another encoder, or of texts cut elsewhere, are never taken for these.
    """

    def __init__(self, folder, encoder):
        mark = f"{hashlib.sha256((encoder.folder / 'config.json').read_bytes()).hexdigest()[:12]}-{MOST_IDS}"
        self._encoder = encoder
        self._values_file = folder / f"states-{mark}.npy"
        self._places_file = folder / f"states-{mark}.json"
        # Text → [from, to), lines of the values.
        self._places = json.loads(self._places_file.read_text("utf-8")) if self._places_file.exists() else {}
        self._values = np.load(self._values_file, mmap_mode="r") if self._places else None

    def __getitem__(self, text):
        start, end = self._places[text]
        return self._values[start:end]

    def length(self, text):
        """Number of tokens."""
        start, end = self._places[text]
        return end - start

    def add(self, texts):
        """Computes the states of the texts that are not there yet, and writes all."""
        missing = [text for text in texts if text not in self._places]
        if not missing:
            return
        tokenizer = Tokenizer(self._encoder.folder, self._encoder.config)
        ids = {text: _cut(tokenizer.ids(text), self._encoder.config["special"]["eos"]) for text in missing}
        # Equal lengths together: little padding.
        missing.sort(key=lambda text: len(ids[text]))
        parts = [] if self._values is None else [self._values]
        at = sum(len(part) for part in parts)
        places = dict(self._places)
        for text, states in zip(missing, _run_layers(self._encoder, [ids[text] for text in missing])):
            places[text] = [at, at + len(states)]
            at += len(states)
            parts.append(states)
        self._write(np.concatenate(parts), places)

    def _write(self, values, places):
        """Values first: the old places fit the new values too, should the second file not get written."""
        new_values = self._values_file.with_suffix(".new.npy")
        np.save(new_values, values)
        new_values.replace(self._values_file)
        new_places = self._places_file.with_suffix(".new.json")
        new_places.write_text(json.dumps(places), "utf-8")
        new_places.replace(self._places_file)
        self._places = places
        self._values = np.load(self._values_file, mmap_mode="r")


def _cut(ids, end):
    return ids if len(ids) <= MOST_IDS else [*ids[:MOST_IDS], end]


@torch.inference_mode()
def _run_layers(encoder, all_ids):
    """Lists of ids → their states after layer 7, one after the other, float16 [tokens, hidden]."""
    layers = [Layer(encoder, number).eval() for number in range(FIRST_TUNED)]
    plain = {name: torch.tensor(encoder.tensor(name)) for name in ("emb.pos", "emb.type", "emb.ln.w", "emb.ln.b")}
    hidden, epsilon = encoder.config["hidden"], encoder.config["layer_norm_eps"]
    found = []
    started = time.time()
    for first in range(0, len(all_ids), BATCH):
        batch = all_ids[first : first + BATCH]
        ids, present = _padded(batch, encoder.config["special"]["pad"])
        words = torch.tensor(encoder.embeddings(ids.ravel())).view(*ids.shape, hidden)
        summed = words + plain["emb.pos"][: ids.shape[1]] + plain["emb.type"][0]
        states = F.layer_norm(summed, (hidden,), plain["emb.ln.w"], plain["emb.ln.b"], epsilon)
        for layer in layers:
            states = layer(states, hide(present))
        found += [states[at, : len(one)].half().numpy() for at, one in enumerate(batch)]
        if first // BATCH % SHOW_EVERY == 0:
            print(f"states: {len(found)} of {len(all_ids)} texts, {time.time() - started:.0f} s", flush=True)
    return found


def _padded(batch, padding):
    """Ids [batch, tokens] and which of them are there, float [batch, tokens]."""
    longest = max(map(len, batch))
    ids = np.array([one + [padding] * (longest - len(one)) for one in batch])
    present = torch.tensor([[1.0] * len(one) + [0.0] * (longest - len(one)) for one in batch])
    return ids, present
