// Chance that can be repeated: the same seed gives the same choices on every machine.

/** Numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain), seeded by any text through FNV-1a. */
export function seeded(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const left = [...values];
  const out: T[] = [];
  while (left.length > 0) {
    const [taken] = left.splice(Math.floor(random() * left.length), 1);
    if (taken !== undefined) out.push(taken);
  }
  return out;
}

/** One of several. Throws RangeError when there is none. */
export function pick<T>(values: readonly T[], random: Random): T {
  const found = values[Math.floor(random() * values.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}
