// Clear texts are ids, names of states, languages: what every store keeps faithfully.

const LONE_SURROGATE = /\p{Surrogate}/u;

/** False for texts that a store would cut (NUL) or change (lone surrogates). Text of people is sealed and never a string. */
export function isClearText(value: string): boolean {
  return !value.includes('\0') && !LONE_SURROGATE.test(value);
}
