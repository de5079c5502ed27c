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
    ...(Object.keys(card.figures).length === 0
      ? ['None measured yet: run `safe-passage evaluate`.']
      : ['```json', JSON.stringify(card.figures, null, 2), '```']),
    '',
    '## Known limits',
    '',
    ...(card.limits.length === 0 ? ['None written down yet.'] : card.limits.map((limit) => `- ${limit}`)),
    '',
  ];
  return lines.join('\n');
}
