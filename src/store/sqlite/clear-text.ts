// Clear texts are ids, names of states, languages: what SQLite keeps faithfully.

const LONE_SURROGATE = /\p{Surrogate}/u;

/** False for texts that libsql would cut (NUL) or change (lone surrogates). */
export function isClearText(value: string): boolean {
  return !value.includes('\0') && !LONE_SURROGATE.test(value);
}
