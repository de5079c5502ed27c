// Letters that are drawn like a Latin letter, and letters that NFKC leaves but a reader takes for a plain one.

/**
 * Cyrillic and Greek small letters that a reader takes for a Latin one (a selection of the Unicode confusables table,
 * UTS #39, the single-letter pairs within lower case). Used only inside words that also hold Latin letters.
 */
const LOOK_ALIKES =
  'аa вb сc ԁd еe һh іi јj кk ӏl мm оo рp ԛq гr ѕs тt υu ѵv ԝw хx уy ʏy зz αa βb εe ηn ιi κk νv οo ρp τt χx γy ωw σo ɑa ɡg ıi ⅼl';

/** Letters and quotation signs whose plain form is another one or two, whatever the word around them. */
const PLAIN_FORMS = "œoe æae ßss øo łl đd ðd þth ħh ŧt ŋn ıi ſs ƒf ’' ‘' ʼ' `' ´' “\" ”\" «\" »\" –- —- ‐- ‑-";

function table(pairs: string): ReadonlyMap<number, string> {
  const entries = pairs.split(' ').map((pair) => {
    const [from, ...to] = [...pair];
    return [from?.codePointAt(0) ?? 0, to.join('')] as const;
  });
  return new Map(entries);
}

/** Code point of a look-alike → the Latin letter it is taken for (one UTF-16 unit). */
export const CONFUSABLES = table(LOOK_ALIKES);

/** Code point → its plain Latin spelling (one or two units). */
export const PLAIN_LETTERS = table(PLAIN_FORMS);

/** Digits and signs written for letters inside a word ("p4ssport"), by code unit. */
export const LEET: ReadonlyMap<number, string> = table('0o 1i 3e 4a 5s 7t $s');
