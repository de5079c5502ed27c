"""A matrix in 4 bits, in the encoder's own format (models/encoder/LAYOUT.md, "4-bit rows")."""

from dataclasses import dataclass

import numpy as np

from encoder import BLOCK, unpack

# Scales that are tried for a block: its weight furthest from 0 comes to lie at plus or minus so many steps. One between 7 and 8
# usually errs least; what lies outside -8 to 7 is clipped.
STEPS_TO_FURTHEST = (8.0, 7.7, 7.4, 8.3, 8.6, 9.0, 7.0, 6.5)


@dataclass(frozen=True)
class Packed:
    """`nibbles` uint8 [out, in / 2], `scales` float16 [out, in / 32], and `weights` [out, in] as they are read again."""

    nibbles: np.ndarray
    scales: np.ndarray
    weights: np.ndarray


def quantise(weights):
    """weights float32 [out, in], `in` divisible by 32 → Packed. For each block the scale with the least squared error."""
    rows, columns = weights.shape
    blocks = weights.reshape(rows, columns // BLOCK, BLOCK)
    places = np.abs(blocks).argmax(2)[:, :, None]
    furthest = np.take_along_axis(blocks, places, 2)[:, :, 0]
    levels = np.zeros_like(blocks)
    scales = np.zeros_like(furthest)
    least = np.full_like(furthest, np.inf)
    for steps in STEPS_TO_FURTHEST:
        for sign in (-1, 1):
            tried = (sign * furthest / steps).astype(np.float16).astype(np.float32)
            rounded, error = _rounded(blocks, tried)
            better = error < least
            levels = np.where(better[:, :, None], rounded, levels)
            scales = np.where(better, tried, scales)
            least = np.minimum(error, least)
    return _pack(levels.astype(np.uint8), scales)


def _rounded(blocks, scales):
    """Levels 0 to 15 [rows, blocks, 32] and the squared error of each block [rows, blocks]."""
    divisors = np.where(scales == 0, 1, scales)[:, :, None]
    levels = np.clip(np.round(blocks / divisors) + 8, 0, 15)
    return levels, (((levels - 8) * scales[:, :, None] - blocks) ** 2).sum(2)


def _pack(levels, scales):
    rows = len(levels)
    half = BLOCK // 2
    nibbles = (levels[:, :, :half] | (levels[:, :, half:] << 4)).reshape(rows, -1)
    halves = scales.astype("<f2")
    return Packed(nibbles, halves, unpack(nibbles, halves))
