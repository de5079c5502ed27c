"""The rows of the corpus in three parts, and what the second reader shall answer to each."""

import json
import sys
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
    """Rows to tune on; rows left out of it, on which `calibrate` joins the readers; rows kept apart, for figures alone."""

    training: list
    left_out: list
    kept_apart: list

    def texts(self):
        """Every text once, in the order of the rows."""
        return list(dict.fromkeys(row.text for row in self.training + self.left_out + self.kept_apart))


def read_parts(root, limit=None):
    """Reads corpus/ and models/second/split.json below `root`. `limit`: that many rows, evenly over all files.

    Ends the program when the split names a row that the corpus does not have.
    """
    corpus = _read_rows(root / "corpus")
    kept_apart = _read_rows(root / "corpus/kept-apart")
    left_out = set(json.loads((root / "models/second/split.json").read_text("utf-8"))["test"])
    strangers = left_out - {row.id for row in corpus}
    if strangers:
        sys.exit(f"split.json names {len(strangers)} rows that the corpus lacks, one of them {min(strangers)}")
    chosen = _evenly([(row, False) for row in corpus] + [(row, True) for row in kept_apart], limit)
    return Parts(
        training=[row for row, apart in chosen if not apart and row.id not in left_out],
        left_out=[row for row, apart in chosen if not apart and row.id in left_out],
        kept_apart=[row for row, apart in chosen if apart],
    )


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
