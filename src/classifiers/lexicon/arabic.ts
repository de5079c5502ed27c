// Arabic words as they stand in a text: with the little words written onto their front, in any spelling of alef and yeh.

/** Prepositions, conjunctions, the article and their joins that are written onto a word. */
const PROCLITICS = [
  'وال',
  'بال',
  'فال',
  'كال',
  'ولل',
  'ال',
  'لل',
  'وب',
  'ول',
  'وس',
  'فب',
  'فل',
  'و',
  'ف',
  'ب',
  'ل',
  'ك',
  'س',
];
/** Those that end with the article: what follows may stand in the lexicon with it. */
const WITH_ARTICLE = new Set(['وال', 'بال', 'فال', 'كال', 'ولل', 'لل']);
/** Letters that must be left of a word: shorter ones are too often part of another root. */
const MIN_STEM = 3;
/** "And" and "so" stand before any word, short ones too ("ونص"). */
const MIN_AFTER_AND = 2;

/** What people write in place of the second letter. */
const SAME_LETTERS = new Map('أا إا آا ٱا ىي یي ةه کك'.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
const VARIANTS = /[أإآٱىیةک]/g;
/** Vowel signs and the stretching stroke. */
const UNWRITTEN = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;

/** Whether a folded word is in Arabic letters. */
export function isArabicWord(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x620 && first <= 0x6ff;
}

/** One spelling for what people write alike: hamza on alef, final yeh, teh marbuta, no vowel signs, no tatweel. */
export function foldArabic(word: string): string {
  return word.replace(UNWRITTEN, '').replace(VARIANTS, (letter) => SAME_LETTERS.get(letter) ?? letter);
}

/** The folded word and every word that it may be with a proclitic before it. */
export function arabicReadings(word: string): readonly string[] {
  const folded = foldArabic(word);
  const readings = [folded];
  for (const clitic of PROCLITICS) {
    if (!folded.startsWith(clitic)) continue;
    const stem = folded.slice(clitic.length);
    if (stem.length < (clitic === 'و' || clitic === 'ف' ? MIN_AFTER_AND : MIN_STEM)) continue;
    readings.push(stem);
    if (WITH_ARTICLE.has(clitic)) readings.push(`ال${stem}`);
  }
  return readings;
}
