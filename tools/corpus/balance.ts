// Whether a language has enough rows of every kind, and enough kept apart.

import { LABELS } from '../../src/domain/assessment.js';
import type { Corpus, Placed } from './files.js';
import { LANGUAGES, type Lang, LOOK_ALIKE_SLICES, type Row, type Use } from './row.js';

/**
 * Least numbers of rows of one language. Of those kept apart it is a number, not a share: how surely a figure can be read hangs on it,
 * however many rows there are to learn from. With 220, half of them to flag, a recall of .93 stands within .05 (95 %).
 */
export const LEAST = { rows: 600, label: 35, lookAlikes: 180, keptApart: 220 } as const;

/**
 * Languages whose rows are all there: for these the balance must hold, and cannot be lost again. The others are reported
 * with what they lack until it is written.
 */
export const COMPLETE: ReadonlySet<Lang> = new Set<Lang>([
  'en',
  'fr',
  'es',
  'id',
  'ar',
  'bn',
  'th',
  'vi',
  'tl',
  'ms',
  'zh',
  'ta',
  'my',
]);

/** Counts of one language. */
export interface Balance {
  readonly lang: Lang;
  /** Whether the balance must hold. */
  readonly complete: boolean;
  readonly training: number;
  readonly calibration: number;
  readonly keptApart: number;
  readonly silentLookAlikes: number;
  readonly perLabel: Readonly<Record<string, number>>;
  readonly conversations: number;
  /** What is missing, in words; empty when nothing is. */
  readonly missing: readonly string[];
}

/** One entry a language, in the order of the languages. */
export function balance(corpus: Corpus, complete: ReadonlySet<Lang>): readonly Balance[] {
  return LANGUAGES.map((lang) =>
    ofLanguage(
      lang,
      complete.has(lang),
      corpus.rows.filter(({ part }) => part.lang === lang),
      corpus.conversations.filter(({ part }) => part.lang === lang).length,
    ),
  );
}

function ofLanguage(lang: Lang, complete: boolean, rows: readonly Placed<Row>[], conversations: number): Balance {
  const used = (use: Use) => rows.filter(({ part }) => part.use === use).map(({ value }) => value);
  const training = used('training');
  const counts = {
    training: training.length,
    calibration: used('calibration').length,
    keptApart: used('kept-apart').length,
    silentLookAlikes: training.filter(({ labels, slice }) => labels.length === 0 && isLookAlike(slice)).length,
    perLabel: Object.fromEntries(
      LABELS.map((label) => [label, training.filter(({ labels }) => labels.includes(label)).length]),
    ),
  };
  return { lang, complete, conversations, ...counts, missing: whatIsMissing(counts) };
}

function isLookAlike(slice: string): boolean {
  return LOOK_ALIKE_SLICES.some((one) => one === slice);
}

function whatIsMissing(
  counts: Pick<Balance, 'training' | 'keptApart' | 'silentLookAlikes' | 'perLabel'>,
): readonly string[] {
  const { training, keptApart, silentLookAlikes, perLabel } = counts;
  const missing: string[] = [];
  const atLeast = (what: string, has: number, least: number): void => {
    if (has < least) missing.push(`${what}: ${has} of ${least}`);
  };
  atLeast('training rows', training, LEAST.rows);
  atLeast('silent look-alikes', silentLookAlikes, LEAST.lookAlikes);
  for (const [label, has] of Object.entries(perLabel)) atLeast(`rows of ${label}`, has, LEAST.label);
  atLeast('rows kept apart', keptApart, LEAST.keptApart);
  return missing;
}
