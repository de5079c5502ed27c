// The way out: another page at once, nothing left behind, nothing to come back to.

/** Presses of Shift that leave, and how long they may take together, milliseconds. */
const PRESSES = 3;
const WITHIN_MS = 2_000;

/** One key going down. */
export interface KeyDown {
  readonly key: string;
  /** The key is being held. */
  readonly repeat: boolean;
  /** Milliseconds on any steady clock. */
  readonly at: number;
}

/** Watches keys; says true at the third Shift in a row within two seconds. Any other key starts the count again. */
export function createShiftWatch(): (key: KeyDown) => boolean {
  let presses: readonly number[] = [];
  return ({ key, repeat, at }) => {
    if (repeat && key === 'Shift') return false;
    presses = key === 'Shift' ? [...presses, at].slice(-PRESSES) : [];
    const first = presses[0];
    return presses.length === PRESSES && first !== undefined && at - first <= WITHIN_MS;
  };
}

/** Where the way out leads: a plain https page, or an empty one when the content says something else. */
export function safeTarget(address: string): string {
  return /^https:\/\/[^\s@]+$/.test(address) ? address : 'about:blank';
}
