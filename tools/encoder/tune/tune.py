"""Tunes the second reader (models/second) on the corpus, or writes it from saved weights. What and why: ../README.md.

    python3 tools/encoder/tune/tune.py --work FOLDER [--made FOLDER] [--start WEIGHTS.pt] [--epochs 3] [--seed 1] --out models/second
    python3 tools/encoder/tune/tune.py --export-only WEIGHTS.pt --out FOLDER

--work holds what is computed once (0.6 GB) and the weights after each epoch, tuned.pt. --limit and --steps make a short run to
try the code; such a run does not write into models/second. Exit status 1 with a line that says why when something is not there.
"""

import argparse
import sys
from pathlib import Path

import torch

from encoder import Encoder
from export import export
from figures import by_language, summary
from reader import SecondReader
from rows import read_parts
from states import States
from training import Plan, ask, tune

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "models/second"
WEIGHTS = "tuned.pt"


def train(given, encoder):
    """The whole way: states, training with figures after each epoch, export, figures of what was written."""
    given.work.mkdir(parents=True, exist_ok=True)
    parts = read_parts(ROOT, given.made, given.limit)
    if not parts.training:
        sys.exit("no rows to tune on")
    states = States(given.work, encoder)
    states.add(parts.texts())
    # Here, so that dropout falls the same way whether or not the states were there already.
    torch.manual_seed(given.seed)
    reader = SecondReader(encoder) if given.start is None else saved(given.start, encoder)
    mean = reader

    def after_epoch(name, drawn):
        nonlocal mean
        mean = drawn
        torch.save(mean.state_dict(), given.work / WEIGHTS)
        print(name)
        show(mean, parts, states)

    tune(reader, parts.training, states, Plan(given.epochs, given.seed, given.steps), after_epoch)
    write(mean, encoder, given.out)
    print("as written, in 4 bits")
    probabilities = show(mean, parts, states)
    print("\n".join(by_language(parts.kept_apart, probabilities)))
    print("now join the readers again: safe-passage calibrate (../README.md)")


def show(reader, parts, states):
    """Prints the figures; returns the probabilities of the rows kept apart."""
    print("  calibration", summary(parts.calibration, ask(reader, parts.calibration, states)))
    probabilities = ask(reader, parts.kept_apart, states)
    print("  kept apart ", summary(parts.kept_apart, probabilities), flush=True)
    return probabilities


def export_only(given, encoder):
    """Writes from the weights of an earlier run."""
    write(saved(given.export_only, encoder), encoder, given.out)


def saved(weights, encoder):
    """The reader of an earlier run."""
    if not weights.is_file():
        sys.exit(f"no weights at {weights}")
    reader = SecondReader(encoder)
    reader.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return reader


def write(reader, encoder, folder):
    error = export(reader, encoder, folder)
    print(f"written into {folder}; the changes in 4 bits err by {error:.1%}")


def whole(text):
    """A whole number from 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, help="folder for states and weights; needed to train")
    parser.add_argument("--out", type=Path, required=True, help="folder for the four files of the second reader")
    parser.add_argument("--made", type=Path, metavar="FOLDER", help="tune on rows made by `corpus -- augment --every` too")
    parser.add_argument("--start", type=Path, metavar="WEIGHTS", help="go on from these weights")
    parser.add_argument("--epochs", type=whole, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=whole, default=2, help="another number, other roundings")
    parser.add_argument("--limit", type=whole, help="only so many rows, to try the code")
    parser.add_argument("--steps", type=whole, help="stop after so many steps, to try the code")
    parser.add_argument("--export-only", type=Path, metavar="WEIGHTS", help="write from these weights, do not train")
    given = parser.parse_args()
    if given.export_only is None and given.work is None:
        parser.error("--work is needed to train")
    if given.export_only is None and (given.limit or given.steps) and given.out.resolve() == SHIPPED:
        parser.error("a short run (--limit, --steps) must not write into models/second")
    return given


def main():
    given = arguments()
    torch.set_num_threads(given.threads)
    encoder = Encoder(ROOT / "models/encoder")
    if given.export_only is None:
        train(given, encoder)
    else:
        export_only(given, encoder)


if __name__ == "__main__":
    main()
