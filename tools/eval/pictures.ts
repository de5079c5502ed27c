// The pictures of the evaluation: how far a probability can be believed, and what recall costs in precision.

import { averagePrecision, calibrationBins, calibrationError, precisionRecall } from '../../src/classifiers/metrics.js';
import { LABELS } from '../../src/domain/assessment.js';
import { READERS, type ReaderName, type ReadRow } from './read.js';
import { draw, type LegendEntry, lineThrough, type Panel, toX, toY } from './svg.js';
import { truthOf } from './truth.js';

/** Scores of rows, and what holds of them. */
interface Scored {
  readonly scores: readonly number[];
  readonly truth: readonly number[];
}

const NAMES: Readonly<Record<ReaderName, string>> = {
  first: 'first reader alone',
  second: 'second reader alone',
  both: 'both readers',
};
const LARGE = 260;
const SMALL = 172;
const PERFECT: LegendEntry = { kind: 'guide', words: 'as sure as it is right' };
const legendOf = (readers: readonly ReaderName[]): LegendEntry[] =>
  readers.map((kind) => ({ kind, words: NAMES[kind] }));

/** All pictures by file name. */
export function pictures(rows: readonly ReadRow[], languages: readonly string[]): ReadonlyMap<string, string> {
  const of = (lang: string): readonly ReadRow[] => rows.filter((row) => row.lang === lang);
  return new Map([
    ['reliability.svg', reliability(rows)],
    ['reliability-by-language.svg', reliabilityByLanguage(languages.map((lang) => [lang, of(lang)]))],
    ['precision-recall.svg', recallOfAll(rows)],
    [
      'precision-recall-by-language.svg',
      recallBy(
        'language',
        languages.map((lang) => [lang, flagScores(of(lang))]),
      ),
    ],
    [
      'precision-recall-by-label.svg',
      recallBy(
        'label',
        LABELS.map((label) => [label, labelScores(rows, label)]),
      ),
    ],
  ]);
}

type ByReader = (reader: ReaderName) => Scored;

function flagScores(rows: readonly ReadRow[]): ByReader {
  return (reader) => ({ scores: rows.map(({ says }) => says[reader].p), truth: truthOf(rows) });
}

function labelScores(rows: readonly ReadRow[], label: (typeof LABELS)[number]): ByReader {
  return (reader) => ({
    scores: rows.map(({ says }) => says[reader].labels?.[label] ?? 0),
    truth: rows.map(({ row }) => Number(row.labels.includes(label))),
  });
}

function reliability(rows: readonly ReadRow[]): string {
  return draw({
    title: 'How far a probability can be believed',
    words: [
      `Rows kept apart (${rows.length}) by the highest probability of a label other than distress. On the dotted line, of ten rows that were given`,
      '.7 seven should have been flagged. Bars: share of all rows in that fifteenth; a dot is as large as its rows are many.',
    ],
    xLabel: 'probability that was given',
    yLabel: 'share of rows that should be flagged',
    legend: [...legendOf(READERS), PERFECT],
    side: LARGE,
    columns: 3,
    panels: READERS.map((reader) => reliabilityPanel(NAMES[reader], reader, flagScores(rows)(reader), LARGE)),
  });
}

function reliabilityByLanguage(languages: readonly (readonly [string, readonly ReadRow[]])[]): string {
  return draw({
    title: 'How far a probability of both readers can be believed, by language',
    words: [
      'A language has 172 to 201 rows, so a dot stands for a dozen: a small one far from the line says little.',
      'On the right of each name: the expected calibration error over fifteen equal bins.',
    ],
    xLabel: 'probability that was given',
    yLabel: 'share of rows that should be flagged',
    legend: [...legendOf(['both']), PERFECT],
    side: SMALL,
    columns: 5,
    panels: languages.map(([lang, rows]) => reliabilityPanel(lang, 'both', flagScores(rows)('both'), SMALL)),
  });
}

function reliabilityPanel(title: string, reader: ReaderName, { scores, truth }: Scored, side: number): Panel {
  const bins = calibrationBins(scores, truth).map(({ rows, said, held }, i, all) => ({
    from: i / all.length,
    width: 1 / all.length,
    share: rows / Math.max(1, scores.length),
    at: [said / Math.max(1, rows), held / Math.max(1, rows)] as const,
    rows,
  }));
  const bars = bins.map(
    ({ from, width, share }) =>
      `<rect class="bar" x="${toX(from, side) + 1}" y="${toY(share, side)}" width="${toX(width, side) - 2}" height="${toX(share, side)}"/>`,
  );
  const seen = bins.filter(({ rows }) => rows > 0);
  const dots = seen.map(
    ({ at, share }) =>
      `<circle class="dot-${reader}" cx="${toX(at[0], side)}" cy="${toY(at[1], side)}" r="${(2 + 7 * Math.sqrt(share) * (side / LARGE)).toFixed(1)}"/>`,
  );
  const line = `<path class="${reader}" d="${lineThrough(
    seen.map(({ at }) => at),
    side,
  )}"/>`;
  return {
    title,
    note: `error ${calibrationError(scores, truth).toFixed(3)}`,
    body: [...bars, `<path class="guide" d="M0 ${side}L${side} 0"/>`, line, ...dots].join(''),
  };
}

/** Curves of one F1, as guides. */
const F1_GUIDES = [0.7, 0.8, 0.9];

function recallOfAll(rows: readonly ReadRow[]): string {
  const side = 420;
  const guides = F1_GUIDES.map((f1) => {
    const points = Array.from({ length: 101 }, (_, i) => f1 / 2 + 0.0005 + (1 - f1 / 2) * (i / 100));
    const curve = points.map((recall) => [recall, (f1 * recall) / (2 * recall - f1)] as const);
    const inside = curve.filter(([recall, precision]) => recall <= 1 && precision <= 1);
    return `<path class="guide" d="${lineThrough(inside, side)}"/><text class="tick" x="${side + 4}" y="${toY(f1 / (2 - f1), side) + 4}">F1 ${f1}</text>`;
  });
  return draw({
    title: 'What recall costs in precision',
    words: [
      `Flags on the ${rows.length} rows kept apart. About half of them should be flagged; in life`,
      'one in hundreds should, and precision is lower. Dots: where the thresholds stand.',
    ],
    xLabel: 'recall: share of the rows to flag that are flagged',
    yLabel: 'precision: share of the flags that are right',
    legend: legendOf(READERS),
    side,
    right: 60,
    columns: 1,
    panels: [
      {
        title: 'all languages',
        note: READERS.map((reader) => `${reader} ${areaOf(flagScores(rows)(reader))}`).join('  '),
        body: [
          ...guides,
          ...READERS.map((reader) => curveOf(reader, flagScores(rows)(reader), side)),
          ...thresholds(rows, side),
        ].join(''),
      },
    ],
  });
}

/** Where each reader flags. */
function thresholds(rows: readonly ReadRow[], side: number): readonly string[] {
  const truth = truthOf(rows);
  const positives = truth.filter((one) => one === 1).length;
  return READERS.map((reader) => {
    const flagged = rows.map(({ says }) => says[reader].flagged);
    const right = flagged.filter((yes, i) => yes && truth[i] === 1).length;
    const all = flagged.filter((yes) => yes).length;
    const [x, y] = [toX(right / Math.max(1, positives), side), toY(right / Math.max(1, all), side)];
    return `<circle class="dot-${reader}" cx="${x}" cy="${y}" r="5"/>`;
  });
}

function recallBy(what: string, groups: readonly (readonly [string, ByReader])[]): string {
  return draw({
    title: `What recall costs in precision, by ${what}`,
    words: [
      what === 'label'
        ? 'Each label against all other rows kept apart.'
        : 'Flags, in the rows kept apart of each language.',
      'On the right of each name: the area below the curve, first reader and both.',
    ],
    xLabel: 'recall',
    yLabel: 'precision',
    legend: legendOf(['first', 'both']),
    side: SMALL,
    columns: 5,
    panels: groups.map(([name, by]) => ({
      title: name.replaceAll('_', ' '),
      note: `${areaOf(by('first'))}  ${areaOf(by('both'))}`,
      body: (['first', 'both'] as const).map((reader) => curveOf(reader, by(reader), SMALL)).join(''),
    })),
  });
}

function areaOf({ scores, truth }: Scored): string {
  return averagePrecision(scores, truth).toFixed(2).replace(/^0/, '');
}

function curveOf(reader: ReaderName, { scores, truth }: Scored, side: number): string {
  const points = precisionRecall(scores, truth).map(({ recall, precision }) => [recall, precision] as const);
  return `<path class="${reader}" d="${lineThrough(points, side)}"/>`;
}
