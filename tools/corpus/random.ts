// Chance that can be repeated: the same seed gives the same choices on every machine.

import { seededRandom } from '../../src/classifiers/linear/folds.js';

/** Numbers in [0, 1). */
export type Random = () => number;

/** A generator seeded by any text (FNV-1a). */
export function seeded(seed: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  return seededRandom(state);
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
