"""Text → ids of the encoder's pieces. The rules: models/encoder/LAYOUT.md, "Tokenizer"."""

import re
import unicodedata

import numpy as np

PREFIX = "query: "
SPACE = "\u2581"
# The first ids are signs, which no text matches.
SIGNS = 4


def _characters(entries):
    """["U+0009", …] as a set of characters."""
    return {chr(int(entry.removeprefix("U+"), 16)) for entry in entries}


class Tokenizer:
    """Unigram pieces of the folder models/encoder, `config` its config.json. Time grows with the length of the text alone."""

    def __init__(self, folder, config):
        rules = config["tokenizer"]
        normalise = rules["normalise"]
        pieces = (folder / "pieces.txt").read_bytes().decode("utf-8").split("\n")[:-1]
        self._ids = {piece: number for number, piece in enumerate(pieces) if number >= SIGNS}
        self._scores = np.fromfile(folder / "scores.f32", "<f4").astype(np.float64).tolist()
        self._longest = max(map(len, pieces))
        self._unknown_score = rules["min_score"] - rules["unk_penalty"]
        self._signs = config["special"]
        self._most = config["max_tokens"] - 2
        self._deleted = _characters(normalise["delete"])
        self._spaces = _characters(normalise["to_space"])
        self._as_it_is = re.compile(f"([{''.join(_characters(normalise['except']))}])")

    def ids(self, text):
        """Ids with the signs for start and end, at most `max_tokens` of them."""
        pieces = self._best_path(self._normalised(PREFIX + text))
        unknown = self._signs["unk"]
        merged = [one for at, one in enumerate(pieces) if one != unknown or at == 0 or pieces[at - 1] != unknown]
        return [self._signs["bos"], *merged[: self._most], self._signs["eos"]]

    def _normalised(self, text):
        whole = "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)
        # Every second part is one of the characters that NFKC must leave alone.
        parts = self._as_it_is.split(whole)
        parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
        kept = (one for one in "".join(parts) if one not in self._deleted)
        spaced = "".join(" " if one in self._spaces else one for one in kept)
        words = re.sub(" +", " ", spaced).strip(" ")
        return SPACE + words.replace(" ", SPACE) if words else ""

    def _best_path(self, text):
        """Viterbi: the pieces with the highest sum of scores; the first found wins a tie."""
        size = len(text)
        best = [0.0] + [-1e18] * size
        back = [None] * (size + 1)
        for start in range(size):
            single = False
            for end in range(start + 1, min(start + self._longest, size) + 1):
                piece = self._ids.get(text[start:end])
                if piece is None:
                    continue
                single = single or end == start + 1
                score = best[start] + self._scores[piece]
                if score > best[end]:
                    best[end], back[end] = score, (start, piece)
            if not single and best[start] + self._unknown_score > best[start + 1]:
                best[start + 1], back[start + 1] = best[start] + self._unknown_score, (start, self._signs["unk"])
        path = []
        at = size
        while at > 0:
            at, piece = back[at]
            path.append(piece)
        return path[::-1]
