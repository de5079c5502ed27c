// Pictures that stand for a word of this field, as neutral words.

/**
 * Each group: the word, then its pictures. Names follow the short names of Unicode CLDR, shortened to one word and one
 * word for pictures that mean the same. They appear as `:airplane:`: the colons keep the word apart from its neighbours in
 * every script, stay as they are when read again, and tell it from a word that a person wrote.
 */
const GROUPS =
  'airplane ✈🛫🛬🛩|money 💰💵💴💶💷💸🤑🪙|passport 🛂🪪|boat 🚤⛵🛥🚢⛴🛶🚣|car 🚗🚕🚙🚖🏎|bus 🚌🚐🚎🚍|truck 🚚🚛🛻|train 🚆🚂🚄🚅🚉|' +
  'adult 🔞|sos 🆘|police 🚔🚓👮🚨|shush 🤫🤐|lock 🔒🔐|document 📄📃📑📜|weapon 🔫🔪|ring 💍|baby 👶🍼|luggage 🧳🛄';

function table(): ReadonlyMap<number, string> {
  const entries = GROUPS.split('|').flatMap((group) => {
    const [word = '', pictures = ''] = group.split(' ');
    return [...pictures].map((picture) => [picture.codePointAt(0) ?? 0, `:${word}:`] as const);
  });
  return new Map(entries);
}

/** Code point of a picture → its word between colons. */
export const EMOJI_WORDS = table();

/** Skin tones: they follow a picture and say nothing here. */
export function isSkinTone(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}

/** Regional indicators: two are a flag, others are styled letters. */
export function isFlagLetter(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

const flags = new Map<string, boolean>();
let names: Intl.DisplayNames | null = null;

/** True when two letters are the flag of a region (`TH`, `EU`). */
export function isFlag(region: string): boolean {
  const known = flags.get(region);
  if (known !== undefined) return known;
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const found = names.of(region) !== undefined;
  flags.set(region, found);
  return found;
}
