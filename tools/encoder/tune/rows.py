"""The rows of the corpus in three parts, and what the second reader shall answer to each."""

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
class Parts:
    """Rows to tune on; rows on which `calibrate` joins the readers; rows kept apart, for figures alone."""

    training: list
    calibration: list
    kept_apart: list

    def texts(self):
        """Every text once, in the order of the rows."""
        return list(dict.fromkeys(row.text for row in self.training + self.calibration + self.kept_apart))


def read_parts(root, limit=None):
    """Reads the three parts of corpus/ below `root`. `limit`: that many rows, evenly over all files."""
    folders = ("corpus", "corpus/calibration", "corpus/kept-apart")
    chosen = _evenly([(row, folder) for folder in folders for row in _read_rows(root / folder)], limit)
    return Parts(*([row for row, place in chosen if place == folder] for folder in folders))


def _read_rows(folder):
    return [
        _row(json.loads(line))
        for file in sorted(folder.glob("??.jsonl"))
        for line in file.read_text("utf-8").split("\n")
        if line
    ]


def _row(fields):
    labels = [float(label in fields["labels"]) for label in LABELS]
    speakers = [float(fields["speaker"] == speaker) for speaker in SPEAKERS]
    return Row(fields["id"], fields["text"], tuple(labels + speakers))


def _evenly(rows, limit):
    if limit is None or limit >= len(rows):
        return rows
    return [rows[at * len(rows) // limit] for at in range(limit)]
