// What was found while a text was made comparable: counts of things that hide it from a plain search.

/** Counts; what they mean together is said in obfuscation.ts. */
export interface Disguise {
  /** Unseen characters between two letters of one word. */
  hidden: number;
  /** Right-to-left overrides around Latin text. */
  bidi: number;
  /** Letters of another script that are drawn like the letters of the word they stand in. */
  lookAlikes: number;
  /** Styled letters (mathematical, circled, squared, small capitals, struck through). */
  styled: number;
  /** Latin letters with piles of marks. */
  piled: number;
  /** Words with digits or signs written for letters. */
  leet: number;
  /** Words of the field (`HIDDEN_WORDS`) that digits, signs or a mask covered. */
  covered: number;
  /** Other words of which a sign covers letters. */
  masked: number;
  /** Words spelled letter by letter. */
  spelled: number;
}

/** Nothing found. */
export function noDisguise(): Disguise {
  return { hidden: 0, bidi: 0, lookAlikes: 0, styled: 0, piled: 0, leet: 0, covered: 0, masked: 0, spelled: 0 };
}
