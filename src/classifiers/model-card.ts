// The model card in words, made from the model's folder.

import type { ModelFile } from './linear/model-schema.js';

/** MODEL_CARD.md of a model. */
export function modelCard(file: ModelFile): string {
  const { card, features, thresholds } = file;
  const list = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join(', ');
  const lines = [
    `# Model ${file.version}`,
    '',
    `Kind: ${file.kind}. Sparse linear model over words, word pairs and letter 2–${features.maxGram}-grams hashed into`,
    `2^${features.bits} buckets${features.lexicon ? ', signs of the lexicon' : ''}, entities and shape; squared hinge loss, calibrated by fold.`,
    '',
    `Trained on: ${card.trainedOn}; seed ${card.seed}.`,
    '',
    '## Thresholds (calibrated probability)',
    '',
    `Flag: ${list(thresholds.flag)}`,
    ...(Object.keys(thresholds.needsPerson).length === 0
      ? []
      : ['', `Needs a person: ${list(thresholds.needsPerson)}`]),
    '',
    '## Figures',
    '',
    ...figureLines(card.figures),
    '',
    '## Known limits',
    '',
    ...(card.limits.length === 0 ? ['None written down yet.'] : card.limits.map((limit) => `- ${limit}`)),
    '',
  ];
  return lines.join('\n');
}

/** Columns of the table, and the field that each shows. */
const COLUMNS = [
  ['rows', 'n'],
  ['to flag', 'positives'],
  ['F1', 'f1'],
  ['precision', 'precision'],
  ['recall', 'recall'],
  ['PR-AUC', 'prAuc'],
  ['ROC-AUC', 'rocAuc'],
  ['macro-F1', 'macroF1'],
  ['calibration error', 'ece'],
] as const;

/** A line a file of rows; the figures of each label stand in model.json. */
function figureLines(figures: Readonly<Record<string, unknown>>): readonly string[] {
  const files = Object.entries(figures);
  if (files.length === 0) return ['None measured yet: run `safe-passage evaluate`.'];
  return [
    `| rows of | ${COLUMNS.map(([name]) => name).join(' | ')} |`,
    `|${'---|'.repeat(COLUMNS.length + 1)}`,
    ...files.map(([file, found]) => `| ${[file, ...COLUMNS.map(([, field]) => cellOf(found, field))].join(' | ')} |`),
    '',
    'By label: `safe-passage model show --json`.',
  ];
}

/** The card's figures are not checked on load: a field that is no number is a dash. */
function cellOf(figures: unknown, field: string): string {
  const value =
    typeof figures === 'object' && figures !== null
      ? Object.entries(figures).find(([name]) => name === field)?.[1]
      : null;
  if (typeof value !== 'number') return '–';
  return Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);
}
