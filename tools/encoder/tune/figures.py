"""Figures of a set of rows, for a person to read during training."""

import numpy as np

from rows import LABELS

# A row is flagged when any label but this one reaches the threshold, as in the program.
NOT_FLAGGED = LABELS.index("distress")
THRESHOLD = 0.5


def f1(found, true):
    """F1 of two arrays of booleans [rows]; 0 when nothing is found and nothing is there."""
    right = (found & true).sum()
    return 2 * right / max(1, found.sum() + true.sum())


def average_precision(scores, true):
    """Mean of the precision at each true row, rows by falling score [rows]."""
    ordered = true[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return (precision * ordered).sum() / max(1, ordered.sum())


def summary(rows, probabilities):
    """One line of figures; probabilities [rows, outputs], by uncalibrated threshold .5."""
    if not rows:
        return "no rows"
    true = np.array([row.targets[: len(LABELS)] for row in rows]) > 0
    scores = probabilities[:, : len(LABELS)]
    highest = np.delete(scores, NOT_FLAGGED, 1).max(1)
    flagged = np.delete(true, NOT_FLAGGED, 1).any(1)
    found = highest >= THRESHOLD
    seen = [label for label in range(len(LABELS)) if true[:, label].any()]
    by_label = [f1(scores[:, label] >= THRESHOLD, true[:, label]) for label in seen]
    precisions = [average_precision(scores[:, label], true[:, label]) for label in seen]
    return (
        f"{len(rows)} rows; flag: F1 {f1(found, flagged):.3f}, average precision {average_precision(highest, flagged):.3f}, "
        f"honest rows flagged {_share(found, ~true.any(1))}; labels: F1 {_mean(by_label)}, "
        f"average precision {_mean(precisions)}; distress found {_share(scores[:, NOT_FLAGGED] >= THRESHOLD, true[:, NOT_FLAGGED])}"
    )


def by_language(rows, probabilities):
    """A line for each language."""
    languages = sorted({row.language for row in rows})
    chosen = {one: [at for at, row in enumerate(rows) if row.language == one] for one in languages}
    return [f"{one}: {summary([rows[at] for at in places], probabilities[places])}" for one, places in chosen.items()]


def _mean(values):
    return f"{np.mean(values):.3f}" if values else "-"


def _share(found, among):
    return f"{found[among].mean():.3f}" if among.any() else "-"
