"""The rows of the corpus in three parts, and what the second reader shall answer to each."""

import hashlib
import json
from dataclasses import dataclass

# Order of the outputs; written into encoder.json, from where the program reads it.
LABELS = (
    "recruitment",
    "smuggling_offer",
    "document_fraud",
    "illicit_payment",
    "debt_bondage",
    "coercion",
    "exploitation_advert",
    "logistics",
    "secrecy",
    "minor_risk",
    "distress",
)
# As in src/classifiers/talks/talk-risk.ts.
WINDOW_TURNS = 4
BEFORE_WEIGHT = 0.3
SPEAKERS = ("offeror", "seeker", "reporter", "unknown")


@dataclass(frozen=True)
class Row:
    """One message. `targets`: 0 or 1 for each of LABELS, then for each of SPEAKERS."""

    id: str
    text: str
    targets: tuple

    @property
    def language(self):
        return self.id.split("-")[0]


@dataclass(frozen=True)
class Window:
    """A few turns of a talk read together. `risky`: 1 when a careful reader would look, by some label that nobody has named."""

    id: str
    text: str
    risky: float
    weight: float


@dataclass(frozen=True)
class Parts:
    """Rows to tune on; rows on which `calibrate` joins the readers; rows kept apart, for figures alone."""

    training: list  # of Row and Window
    calibration: list
    kept_apart: list

    def texts(self):
        """Every text once, in the order of the rows."""
        return list(dict.fromkeys(row.text for row in self.training + self.calibration + self.kept_apart))


# Of a hundred rows written in one of these ways (`corpus -- augment --every`), so many are taken. Asian languages in Latin letters are
# what the encoder knows least; what a filter is cheated with mostly reaches it undisguised, so a few are enough.
MADE_SHARE = {"romanised": 25, "code-switched": 3, "masked": 2, "leet": 2, "homophones": 2}


def read_parts(root, made=None, limit=None):
    """Reads the three parts of corpus/ below `root`. `made`: folder of `corpus -- augment --every`, of which a share (MADE_SHARE) is
    tuned on too. `limit`: that many rows, evenly over all files."""
    folders = ("corpus", "corpus/calibration", "corpus/kept-apart")
    rows = [(row, folder) for folder in folders for row in _read_rows(root / folder)]
    if made is not None:
        rows += [(row, "corpus") for row in _read_rows(made, _is_chosen)]
    rows += [(window, "corpus") for window in _read_windows(root / "corpus/conversations")]
    chosen = _evenly(rows, limit)
    return Parts(*([row for row, place in chosen if place == folder] for folder in folders))


def _is_chosen(fields):
    """By hash of the id: the same rows every time, wherever they were made."""
    how = fields.get("made", {}).get("how")
    return int(hashlib.sha256(fields["id"].encode()).hexdigest()[:8], 16) % 100 < MADE_SHARE.get(how, 0)


def _read_rows(folder, is_wanted=lambda fields: True):
    return [_row(fields) for fields in _read_fields(folder) if is_wanted(fields)]


def _read_fields(folder):
    return [json.loads(line) for file in sorted(folder.glob("??.jsonl")) for line in file.read_text("utf-8").split("\n") if line]


def _read_windows(folder):
    return [window for fields in _read_fields(folder) for window in _windows(fields)]


def _windows(talk):
    """Every second window of a talk, its last one and the one at which the risk shows. The turns before count little: who knows."""
    texts = [turn["text"] for turn in talk["turns"]]
    risk = talk["riskTurn"]
    for turn in range(2, len(texts) + 1):
        if turn % 2 == 1 and turn != len(texts) and turn != risk:
            continue
        before = risk is not None and turn < risk
        text = "\n".join(texts[max(0, turn - WINDOW_TURNS) : turn])
        yield Window(f"{talk['id']}-{turn}", text, float(risk is not None and not before), BEFORE_WEIGHT if before else 1.0)


def _row(fields):
    labels = [float(label in fields["labels"]) for label in LABELS]
    speakers = [float(fields["speaker"] == speaker) for speaker in SPEAKERS]
    return Row(fields["id"], fields["text"], tuple(labels + speakers))


def _evenly(rows, limit):
    if limit is None or limit >= len(rows):
        return rows
    return [rows[at * len(rows) // limit] for at in range(limit)]
