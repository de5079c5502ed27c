// Chance on the training range: the same seed and place give the same choice, on every machine and in any order.

/** A whole number from 0 up to, not including, `count`. FNV-1a over the code points, its bits mixed so that neighbours differ. */
export function chance(seed: number, place: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const unit of `${seed} ${place}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % Math.max(1, count);
}

/** One of them; undefined when there is none. */
export function chosen<T>(seed: number, place: string, from: readonly T[]): T | undefined {
  return from[chance(seed, place, from.length)];
}
