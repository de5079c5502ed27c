// How much of a text's vector comes from each of its parts: a first guess at what leaving a part out would change.

/** Sums of token states over stretches of tokens, scaled as the text's vector is: over all tokens they add up to it. */
export function shareOf(
  x: Float32Array,
  width: number,
  stretches: readonly (readonly [number, number])[],
): readonly Float64Array[] {
  const length = Math.hypot(...sumRows(x, width, 0, x.length / width));
  return stretches.map(([from, to]) => sumRows(x, width, from, to).map((sum) => (length === 0 ? 0 : sum / length)));
}

function sumRows(x: Float32Array, width: number, from: number, to: number): Float64Array {
  const sums = new Float64Array(width);
  for (let row = from; row < to; row += 1) {
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (x[row * width + i] ?? 0);
  }
  return sums;
}

/**
 * Which tokens belong to each part of a text, from how many pieces each part has alone. Cutting the parts apart may cut words
 * otherwise than cutting the whole, so they are spread over the `tokens` from `before` on, but for the last, the sign for the end.
 */
export function stretchesOf(
  pieces: readonly number[],
  { tokens, before, cut }: { readonly tokens: number; readonly before: number; readonly cut: boolean },
): readonly (readonly [number, number])[] {
  const there = Math.max(0, tokens - before - 1);
  const all = pieces.reduce((sum, count) => sum + count, 0);
  const scale = cut || all === 0 ? 1 : there / all;
  let at = 0;
  return pieces.map((count) => {
    const from = at;
    at += count;
    const place = (of: number): number => before + Math.min(there, Math.round(of * scale));
    return [place(from), place(at)] as const;
  });
}
