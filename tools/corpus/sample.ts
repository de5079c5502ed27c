// `corpus sample`: rows of a language for a second reader, who sees text alone.

import type { Corpus } from './files.js';
import { seeded, shuffled } from './random.js';
import { AUTHORS, type Lang, type Row } from './row.js';

/** Part of a language's rows that a second reader labels when no number is given. */
export const SAMPLE_SHARE = 0.2;

/**
 * `count` rows of one language of all its parts, each author by their share, shuffled; null: a
 * fifth. The same corpus, count and seed give the same rows in the same order.
 */
export function sample(corpus: Corpus, lang: Lang, count: number | null, seed: string): readonly Row[] {
  const rows = corpus.rows.filter(({ part }) => part.lang === lang).map(({ value }) => value);
  const random = seeded(`${lang}:${seed}`);
  const wanted = Math.min(rows.length, count ?? Math.ceil(rows.length * SAMPLE_SHARE));
  // Each author's rows in random order, laid out by the share of them taken: any head of the list holds all authors.
  const placed = AUTHORS.flatMap((author) => {
    const own = shuffled(
      rows.filter((row) => row.author === author),
      random,
    );
    return own.map((row, i) => ({ row, at: (i + 0.5) / own.length }));
  }).sort((a, b) => a.at - b.at);
  return shuffled(
    placed.slice(0, wanted).map(({ row }) => row),
    random,
  );
}

/** What the second reader gets: `id \t text`, a line break as ⏎. */
export function sampleLines(rows: readonly Row[]): string {
  return rows.map(({ id, text }) => `${id}\t${text.replace(/\t/g, ' ').replace(/\n/g, ' ⏎ ')}\n`).join('');
}
