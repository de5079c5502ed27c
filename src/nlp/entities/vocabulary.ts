// The one table of everything that the readers of entities know, built at first use.

import { normalise } from '../normalise.js';
import { addGazetteer } from './gazetteer.js';
import { PhraseTable } from './phrase-table.js';
import type { Sense, WordRow } from './senses.js';
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
    for (const spelling of spellings(name)) table.add(spelling, sense);
  };
  for (const rows of TABLES) for (const [sense, words] of rows) for (const word of words.split('|')) add(word, sense);
  addGazetteer(add);
  return table.seal();
}

const PLAIN_NAME = /^[a-z ]+$/;
/** Scripts whose letters folding only composes; the quick way, for there are thousands of such names. */
const NATIVE_NAME = /^[ \u0600-\u0dff\u0e00-\u109f\u4e00-\u9fff]+$/;
const ARABIC = /[\u0600-\u06ff]/;
const PULLI = '\u0bcd';

/** As texts are folded, and the spellings that Arabic writers use for one another. */
function spellings(name: string): readonly string[] {
  if (PLAIN_NAME.test(name)) return [name];
  const folded = NATIVE_NAME.test(name) ? composed(name) : normalise(name).folded;
  // A Tamil word loses its last sign before an ending.
  if (folded.endsWith(PULLI) && folded.length > 3) return [folded, folded.slice(0, -1)];
  if (!ARABIC.test(folded)) return [folded];
  const bare = folded.replace(/[أإآ]/g, 'ا');
  return [...new Set([folded, bare, bare.replace(/ة/g, 'ه'), bare.replace(/ى/g, 'ي')])];
}

const composed = (name: string): string => name.normalize('NFKC');
