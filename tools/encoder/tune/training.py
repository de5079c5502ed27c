"""Tunes the second reader, and asks it."""

import copy
import math
import random
import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from rows import LABELS, Window

SUSPICIONS = [at for at, label in enumerate(LABELS) if label != "distress"]
BATCH = 16
ASK_BATCH = 32
# Batches of like length are made within this many of them, so that they stay mixed otherwise.
MIXED_BATCHES = 40
RATE = {"layers": 6e-5, "head": 1e-3}
DECAY = {"layers": 0.01, "head": 0.0}
WARM_UP = 200
# What is judged and written is a running mean of the weights, each step counting this much of what is left: single steps are noisy.
KEPT = 0.998
# The rate falls in a line from 1 to this share of itself.
LAST_SHARE = 0.02
LONGEST_GRADIENT = 1.0
# Who speaks helps the layers, but the labels are what is asked for.
SPEAKER_WEIGHT = 0.5
SHOW_EVERY = 50


@dataclass(frozen=True)
class Plan:
    """How long to tune. `steps`: stop after so many, to try the code; the rates stay those of the whole."""

    epochs: int
    seed: int
    steps: int | None = None


def tune(reader, rows, states, plan, after_epoch):
    """Tunes `reader` in place; calls `after_epoch(name, mean)` after each, `mean` being a reader of the running mean of the weights.

    The seed of torch is the caller's to set.
    """
    mean = copy.deepcopy(reader)
    optimizer = _optimizer(reader)
    total = plan.epochs * math.ceil(len(rows) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total))
    rng = random.Random(plan.seed)
    started, step = time.time(), 0
    last = total if plan.steps is None else plan.steps
    for epoch in range(plan.epochs):
        reader.train()
        losses = []
        for batch in _batches(rows, states, rng)[: last - step]:
            losses.append(_step(reader, optimizer, schedule, batch, states))
            step += 1
            _draw(mean, reader, min(KEPT, step / (step + 10)))
            if step % SHOW_EVERY == 0:
                print(f"step {step} of {total}, {time.time() - started:.0f} s, loss {np.mean(losses):.4f}", flush=True)
        after_epoch(f"epoch {epoch + 1}, {len(losses)} steps, loss {np.mean(losses):.4f}", mean)
        if step >= last:
            break


@torch.no_grad()
def _draw(mean, reader, kept):
    """Draws the running mean towards the weights of now; early on it forgets faster, for it began with untrained ones."""
    for old, new in zip(mean.parameters(), reader.parameters()):
        old.lerp_(new, 1 - kept)


def _optimizer(reader):
    layers = list(reader.layers.parameters())
    head = list(reader.head.parameters())
    return torch.optim.AdamW(
        [
            {"params": layers, "lr": RATE["layers"], "weight_decay": DECAY["layers"]},
            {"params": head, "lr": RATE["head"], "weight_decay": DECAY["head"]},
        ]
    )


def _rate(step, total):
    return min(1, (step + 1) / WARM_UP) * max(LAST_SHARE, 1 - step / total)


def _batches(rows, states, rng):
    """All rows once, in lists of up to BATCH rows of like length, the lists in random order."""
    order = rows[:]
    rng.shuffle(order)
    batches = []
    for first in range(0, len(order), BATCH * MIXED_BATCHES):
        part = sorted(order[first : first + BATCH * MIXED_BATCHES], key=lambda row: states.length(row.text))
        batches += [part[at : at + BATCH] for at in range(0, len(part), BATCH)]
    rng.shuffle(batches)
    return batches


def _step(reader, optimizer, schedule, batch, states):
    inputs, present = _tensors(batch, states)
    with torch.autocast("cpu", torch.bfloat16):
        answers = reader(inputs, present).float()
    loss = sum(_window_loss(odds, row) if isinstance(row, Window) else _row_loss(odds, row) for odds, row in zip(answers, batch))
    loss = loss / len(batch)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(reader.parameters(), LONGEST_GRADIENT)
    optimizer.step()
    schedule.step()
    return loss.item()


def _row_loss(odds, row):
    errors = F.binary_cross_entropy_with_logits(odds, torch.tensor(row.targets), reduction="none")
    return errors[: len(LABELS)].sum() + SPEAKER_WEIGHT * errors[len(LABELS) :].sum()


def _window_loss(odds, window):
    """Some label but distress holds, or none does: which, nobody has said. The chance that none does is the product of theirs."""
    none = F.logsigmoid(-odds[: len(LABELS)][SUSPICIONS]).sum()
    if window.risky:
        return window.weight * -torch.log1p(-torch.exp(none.clamp(max=-1e-4)))
    return window.weight * -none


def _tensors(batch, states):
    """States [batch, tokens, hidden] with zeros behind shorter texts, and which tokens are there [batch, tokens]."""
    found = [torch.from_numpy(states[row.text].astype(np.float32)) for row in batch]
    inputs = nn.utils.rnn.pad_sequence(found, batch_first=True)
    present = nn.utils.rnn.pad_sequence([torch.ones(len(one)) for one in found], batch_first=True)
    return inputs, present


@torch.inference_mode()
def ask(reader, rows, states):
    """Probabilities [rows, outputs]."""
    reader.eval()
    answers = np.zeros((len(rows), reader.head.out_features))
    order = sorted(range(len(rows)), key=lambda at: states.length(rows[at].text))
    for first in range(0, len(order), ASK_BATCH):
        places = order[first : first + ASK_BATCH]
        inputs, present = _tensors([rows[at] for at in places], states)
        with torch.autocast("cpu", torch.bfloat16):
            odds = reader(inputs, present)
        answers[places] = torch.sigmoid(odds.float()).numpy()
    return answers
