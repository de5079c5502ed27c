// The one table of everything that the readers of entities know, built at first use.

import { foldHanText } from '../disguise/han-forms.js';
import { normalise } from '../normalise.js';
import { addGazetteer } from './gazetteer.js';
import { PhraseTable } from './phrase-table.js';
import type { Sense, SenseKind, WordRow } from './senses.js';
import { AGE_WORDS, GRADE_NAMES, SCHOOL_WORDS } from './words/age-words.js';
import { HANDLE_WORDS, PHONE_WORDS, ROUTE_WORDS } from './words/contact-words.js';
import { CLOCK_WORDS, DATE_MARKS, DAYPART_WORDS, MONTH_WORDS } from './words/date-words.js';
import { DOCUMENT_WORDS } from './words/document-words.js';
import { COUNTED_WORDS, CURRENCY_WORDS, PRICE_WORDS, SPAN_WORDS, TIMES_WORDS } from './words/money-words.js';
import { NUMBER_WORDS } from './words/number-words.js';

const TABLES: readonly (readonly WordRow[])[] = [
  CURRENCY_WORDS,
  TIMES_WORDS,
  COUNTED_WORDS,
  PRICE_WORDS,
  SPAN_WORDS,
  NUMBER_WORDS,
  MONTH_WORDS,
  DATE_MARKS,
  DAYPART_WORDS,
  CLOCK_WORDS,
  AGE_WORDS,
  SCHOOL_WORDS,
  GRADE_NAMES,
  DOCUMENT_WORDS,
  PHONE_WORDS,
  HANDLE_WORDS,
  ROUTE_WORDS,
];

let built: PhraseTable | null = null;

/** All known words and places. Some tens of milliseconds at the first call. */
export function vocabulary(): PhraseTable {
  built ??= build();
  return built;
}

function build(): PhraseTable {
  const table = new PhraseTable();
  const add = (name: string, sense: Sense): void => {
    for (const spelling of spellings(name, sense.kind)) table.add(spelling, sense);
  };
  for (const rows of TABLES) for (const [sense, words] of rows) for (const word of words.split('|')) add(word, sense);
  addGazetteer(add);
  return table.seal();
}

/** Folding leaves such a name as it is (it cuts three letters in a row). */
const PLAIN_NAME = /^(?!.*(.)\1\1)[a-z ]+$/;
/** Scripts whose letters folding only composes, and Chinese; the quick way, for there are thousands of such names. */
const NATIVE_NAME = /^[ \u0980-\u0dff\u0e00-\u109f\u4e00-\u9fff]+$/;
const PULLI = '\u0bcd';
const SHORT_U = '\u0bc1';
const M = '\u0bae\u0bcd';
/** Kinds of which a shortened word is no other word; with the units of a name that may lose more than its last sign. */
const LOOSE: ReadonlySet<SenseKind> = new Set(['place', 'document', 'school', 'grade']);
const LONG_NAME = 7;

/** As texts are folded. A Tamil word loses its end before an ending (கொழும்பு, கொழும்பில்): both spellings. */
function spellings(name: string, kind: SenseKind): readonly string[] {
  if (PLAIN_NAME.test(name)) return [name];
  const folded = NATIVE_NAME.test(name) ? foldHanText(name.normalize('NFC')) : normalise(name).folded;
  const loose = LOOSE.has(kind) && folded.length >= LONG_NAME;
  if (loose && folded.endsWith(M)) return [folded, folded.slice(0, -M.length)];
  if (loose && folded.endsWith(SHORT_U)) return [folded, folded.slice(0, -1)];
  return folded.endsWith(PULLI) && folded.length > 3 ? [folded, folded.slice(0, -1)] : [folded];
}
