// Arabic words as they stand in a text: with the little words written onto their front. One spelling of alef, yeh and teh marbuta is
// the normaliser's work (nlp/disguise/script-forms.ts).

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

/** Whether a folded word is in Arabic letters. */
export function isArabicWord(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x620 && first <= 0x6ff;
}

/** The folded word and every word that it may be with a proclitic before it. */
export function arabicReadings(folded: string): readonly string[] {
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
