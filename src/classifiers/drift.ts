// Whether what the first reader says of live messages still looks as it did when it was measured: the population stability index.
//
// PSI = Σ (aᵢ − eᵢ) · ln(aᵢ / eᵢ) over bins, e the shares of the reference and a those of now (Siddiqi, Credit Risk Scorecards, 2006,
// whose rule of thumb is: below .10 no change, above .25 a change to act on). With few messages chance alone makes it large: its
// expectation without any change is about (bins − 1) · (1/n + 1/m) (Yurdakul and Naranjo, Statistical properties of the population
// stability index, Journal of Risk Model Validation 14(4), 2020), .04 for ten bins, 300 reference rows and 1,000 messages.

import { z } from 'zod';

/** Bins by the reference's deciles. */
const BINS = 10;
/** Rows of a language that make a reference; with fewer the deciles are chance. */
export const LEAST_REFERENCE_ROWS = 100;
/** Messages before an index is given. */
export const LEAST_MESSAGES = 200;
/** A message that is so many messages old counts 1/e of a new one. */
const MEMORY = 1_000;

/** Stands for all languages together. */
export const ALL_LANGUAGES = 'all';

const partSchema = z.strictObject({
  /** Inner edges of the bins, rising: a probability belongs to the first bin whose edge is above it. */
  edges: z.array(z.number()),
  counts: z.array(z.number().int().min(0)).min(1),
});

/** `reference.json`: how the strongest probability was distributed over the rows that a model was measured on. */
export const referenceSchema = z.strictObject({
  format: z.literal(1),
  /** Version of the model; of another model it says nothing. */
  model: z.string(),
  languages: z.record(z.string(), partSchema),
});
export type DriftReference = z.infer<typeof referenceSchema>;
type ReferencePart = z.infer<typeof partSchema>;

/** The strongest probability of a suspicion in one text. */
export interface Strength {
  readonly lang: string;
  readonly p: number;
}

/** The reference from readings of given rows. Languages with too few rows are part of `all` only. */
export function referenceOf(model: string, strengths: readonly Strength[]): DriftReference {
  const byLanguage = new Map<string, number[]>([[ALL_LANGUAGES, []]]);
  for (const { lang, p } of strengths) {
    const own = byLanguage.get(lang);
    if (own === undefined) byLanguage.set(lang, [p]);
    else own.push(p);
    byLanguage.get(ALL_LANGUAGES)?.push(p);
  }
  const enough = [...byLanguage].filter(([, list]) => list.length >= LEAST_REFERENCE_ROWS);
  enough.sort(([a], [b]) => a.localeCompare(b));
  return { format: 1, model, languages: Object.fromEntries(enough.map(([lang, list]) => [lang, partOf(list)])) };
}

function partOf(list: readonly number[]): ReferencePart {
  const sorted = [...list].sort((a, b) => a - b);
  const deciles = Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)] ?? 1);
  // Many texts may have one and the same probability: then fewer bins are left.
  const edges = [...new Set(deciles.map((edge) => Math.round(edge * 1e4) / 1e4))];
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const p of list) counts[binOf(edges, p)] = (counts[binOf(edges, p)] ?? 0) + 1;
  return { edges, counts };
}

function binOf(edges: readonly number[], p: number): number {
  const at = edges.findIndex((edge) => p < edge);
  return at === -1 ? edges.length : at;
}

/** The index between counts of the same bins. Half a message is added to each bin, so that an empty one does not make it endless. */
export function stabilityIndex(expected: readonly number[], actual: readonly number[]): number {
  const shares = (counts: readonly number[]): readonly number[] => {
    const sum = counts.reduce((total, count) => total + count, 0) + counts.length / 2;
    return counts.map((count) => (count + 0.5) / sum);
  };
  const e = shares(expected);
  return shares(actual).reduce((sum, a, i) => {
    const share = e[i] ?? a;
    return sum + (a - share) * Math.log(a / share);
  }, 0);
}

/** What drift is of one language now. `psi` is null while there are too few messages. */
export interface Drift {
  readonly language: string;
  readonly psi: number | null;
  readonly messages: number;
}

/** Runs over live messages; its memory is a few numbers a language of the reference, however many messages there are. */
export class DriftWatch {
  private readonly parts: ReadonlyMap<string, { readonly reference: ReferencePart; readonly counts: number[] }>;

  constructor(reference: DriftReference) {
    this.parts = new Map(
      Object.entries(reference.languages).map(([language, part]) => [
        language,
        { reference: part, counts: new Array<number>(part.counts.length).fill(0) },
      ]),
    );
  }

  /** Notes a message and says where its language, and all together, stand. A language without a reference counts in `all` only. */
  note({ lang, p }: Strength): readonly Drift[] {
    return [lang, ALL_LANGUAGES].flatMap((language) => {
      const part = this.parts.get(language);
      if (part === undefined) return [];
      const { reference, counts } = part;
      const bin = binOf(reference.edges, p);
      for (let i = 0; i < counts.length; i += 1) counts[i] = (counts[i] ?? 0) * (1 - 1 / MEMORY) + (i === bin ? 1 : 0);
      const messages = counts.reduce((sum, count) => sum + count, 0);
      const psi = messages < LEAST_MESSAGES ? null : stabilityIndex(reference.counts, counts);
      return [{ language, psi, messages: Math.round(messages) }];
    });
  }
}
