// docs/model-card.md: what the program writes, above what people write.

import type { ModelFile } from '../../src/classifiers/linear/model-schema.js';
import type { JoinModel } from '../../src/classifiers/second/join-model.js';
import { SLICES } from '../corpus/row.js';
import { chanceTable, DRAWS } from './chance.js';
import { type Cost, flagCost, HIDDEN, type Pair, personCost, WRITTEN } from './disguise.js';
import { READERS, type ReadRow } from './read.js';
import {
  figuresTable,
  type Group,
  heardTable,
  labelsByLanguage,
  labelsTable,
  share,
  speakersTable,
  strictTable,
  table,
  worstTable,
} from './tables.js';
import { measureTalks, type TalkFigures, type TalkOutcome } from './talks.js';

/** Everything that the page says. */
export interface Findings {
  readonly first: ModelFile;
  readonly join: JoinModel;
  readonly rows: readonly ReadRow[];
  readonly pairs: readonly Pair[];
  readonly languages: readonly string[];
  /** By who judged them. */
  readonly talks: readonly (readonly [name: string, outcomes: readonly TalkOutcome[]])[];
}

/** The page without its hand-written part. */
export function page(findings: Findings): string {
  return [
    opening(findings),
    pictureLines(),
    readers(findings),
    parts(findings),
    costs(findings),
    talks(findings),
    worst(findings),
  ].join('\n\n');
}

function opening({ first, join }: Findings): string {
  return `# Model card

Written by \`npm run eval\`: first reader ${first.version} (words, letters, signs; ${first.card.trainedOn}), second reader ${join.version} (sentence
encoder with tuned layers), joined on ${join.rows} rows that the second did not see. All figures are on \`corpus/kept-apart/\`, rows of four authors that
nothing was trained or tuned on. A flag is a label other than distress over its threshold; "honest" rows have no label at all. Calibration error: 15
equal bins of the highest probability of a label other than distress. A dash: there is no row by which it could be said.`;
}

function pictureLines(): string {
  return `![How far a probability can be believed, by reader](pictures/reliability.svg)

![Precision against recall, by reader](pictures/precision-recall.svg)

By language: [reliability](pictures/reliability-by-language.svg), [precision and recall](pictures/precision-recall-by-language.svg).
By label: [precision and recall](pictures/precision-recall-by-label.svg).`;
}

function readers({ first, join, rows, languages }: Findings): string {
  const all: Group = ['**all**', rows];
  const byLanguage: readonly Group[] = [
    all,
    ...languages.map((lang): Group => [lang, rows.filter((one) => one.lang === lang)]),
  ];
  const bySlice = SLICES.map((slice): Group => [slice, rows.filter(({ row }) => row.slice === slice)]).filter(
    ([, own]) => own.length > 0,
  );
  const of = (reader: (typeof READERS)[number]): string =>
    `${figuresTable(byLanguage, reader)}\n\nBy slice (docs/annotation-guide.md says what each is):\n\n${figuresTable(bySlice, reader)}`;
  const { flag, needsPerson } = first.thresholds;
  return `## Both readers

Flag from ${join.thresholds.flag} (from ${join.thresholds.flagChanged ?? join.thresholds.flag} where the text is disguised or in other letters), a person from ${join.thresholds.needsPerson.distress} (distress) and ${join.thresholds.needsPerson.minor_risk} (minor risk).

${of('both')}

Of few rows even true probabilities show a calibration error. By chance alone: each row's truth drawn by its own probability, ${DRAWS} times.

${chanceTable(byLanguage)}

## First reader alone

Flag from ${Object.values(flag)[0] ?? 0.5}, a person from ${needsPerson.distress ?? 0.5} (distress) and ${needsPerson.minor_risk ?? 0.5} (minor risk).

${of('first')}

## Second reader alone

Never asked alone by the service: the encoder's own word, not calibrated, flag and person from .5. It shows what each reader brings.

${of('second')}`;
}

function parts({ rows, languages }: Findings): string {
  const byLanguage = languages.map((lang): Group => [lang, rows.filter((one) => one.lang === lang)]);
  const withAll: readonly Group[] = [['**all**', rows], ...byLanguage];
  return `## By label

${labelsTable(rows)}

By language, both readers:

${labelsByLanguage(byLanguage)}

## When one false flag in a hundred is the most

Recall at the score above which at most 1 % of the rows that should not be flagged lie. Where there are fewer than a hundred of those, not one may.

${strictTable(withAll)}

## Who is speaking

Both readers:

${speakersTable(rows, 'both')}

First reader alone:

${speakersTable(rows, 'first')}

## Which language is heard

${heardTable(withAll)}`;
}

function costs({ pairs }: Findings): string {
  const of = (ways: readonly string[]): readonly Pair[] => pairs.filter(({ how }) => ways.includes(how));
  const line = (name: string, own: readonly Pair[]): readonly (string | number)[] => [
    name,
    ...READERS.flatMap((reader, i) => costCells(flagCost(own, reader), i === 0)),
    ...costCells(personCost(own, 'both'), true),
  ];
  const lines = [
    line('**hidden from a filter**', of(HIDDEN)),
    ...HIDDEN.map((how) => line(how, of([how]))),
    line('**other letters or words**', of(WRITTEN)),
    ...WRITTEN.map((how) => line(how, of([how]))),
  ];
  return `## When it is disguised

Every row with a label, changed in one way chosen by chance (\`corpus -- augment\`), against the same row as it was. Recall of flags: plain → changed.

${table(['way', 'rows to flag', 'first', 'points', 'second', 'points', 'both', 'points', 'rows with distress', 'both: person called', 'points'], lines)}`;
}

function costCells({ rows, plain, changed }: Cost, withRows: boolean): readonly (string | number)[] {
  const points = rows === 0 ? '–' : ((100 * (changed - plain)) / rows).toFixed(1);
  return [...(withRows ? [rows] : []), `${share(plain, rows)} → ${share(changed, rows)}`, points];
}

function talks({ talks: asked }: Findings): string {
  const lines = asked.map(([name, outcomes]) => talkCells(name, measureTalks(outcomes)));
  const byReader = asked[0];
  const first = measureTalks(byReader?.[1] ?? []);
  return `## Talks

The ${first.talks} talks kept apart, ${first.risky} of them risky, judged turn by turn by \`assess --conversations\`. F-latency is F1 less the median penalty of those found
(Sadeque et al. 2018, p = ln 3 / 3: three turns after the first risky one cost half). So few talks: one more or less moves a share by .08.

${table(['', 'F1', 'precision', 'recall', 'F-latency', 'median delay, turns', 'found within three turns', 'before the risky turn', 'honest ones flagged'], lines)}`;
}

function talkCells(name: string, one: TalkFigures): readonly (string | number)[] {
  return [
    name,
    one.f1.toFixed(3),
    one.precision.toFixed(3),
    one.recall.toFixed(3),
    one.latencyF1.toFixed(3),
    one.medianDelay ?? '–',
    `${one.foundInTime} of ${one.risky}`,
    one.early,
    `${one.falseAlarms} of ${one.talks - one.risky}`,
  ];
}

function worst({ rows }: Findings): string {
  return `## The surest errors of both readers

Wrongly flagged, the surest first:

${worstTable(rows, 'wrongly flagged')}

Missed, the surest first:

${worstTable(rows, 'missed')}
`;
}
