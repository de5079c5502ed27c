// The command that a short message says, as the encoder understands it: for what neither the phrases nor the letters know. One linear layer
// over the encoder's two vectors, joined with the margins of the learned part (nlp/intents), trained by tools/intents.ts.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { INTENTS, type Intent } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { marginsOf } from '../../nlp/intents/learned.js';
import { wordsOf } from '../../nlp/intents/words.js';
import { MAX_COMMAND_LENGTH } from '../../nlp/intents.js';
import { readChecked } from '../read-checked.js';
import type { Vectors } from './head.js';

/** Files in the second reader's folder. */
const RULES = 'intents.json';
const WEIGHTS = 'intents.f32';

const byIntent = z.record(z.enum(INTENTS), z.number());
const rulesSchema = z.object({
  format: z.literal(1),
  /** Version of the tuned layers that the weights were trained on; of others they say nothing. */
  second: z.string(),
  /** Messages that set the numbers. */
  messages: z.number().int(),
  /** Weight of the learned part's margin. */
  margin: byIntent,
  bias: byIntent,
  /** Score from which an intent counts. */
  threshold: byIntent,
});
export type IntentRules = z.infer<typeof rulesSchema>;

/** What the encoder says of each intent, in the order of `INTENTS`; the margins of the learned part are not in it. */
export type IntentOdds = readonly number[];

/** Reads intents off vectors and scores. */
export interface IntentHead {
  odds(vectors: Vectors): IntentOdds;
  /** The intent of a text of which the odds were told; null when it is none, or nobody can be sure. */
  intentOf(text: string, odds: IntentOdds): Intent | null;
}

/** Texts about which the head may be asked. */
export function mayBeCommand(text: string): boolean {
  return text.length <= MAX_COMMAND_LENGTH;
}

/** The head of a folder, for vectors of `hidden` numbers each; null where there is none or it belongs to other layers. Throws `bad_content`. */
export function readIntentHead(dir: string, version: string, hidden: number): IntentHead | null {
  if (!existsSync(join(dir, RULES))) return null;
  const rules = readChecked(join(dir, RULES), rulesSchema, 'intents of the second reader');
  if (rules.second !== version) return null;
  const bytes = readFileSync(join(dir, WEIGHTS));
  if (bytes.length !== 4 * INTENTS.length * 2 * hidden)
    throw new AppError('bad_content', `${join(dir, WEIGHTS)} does not fit ${RULES}: run tools/intents.ts again`);
  const weights = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return headOf(rules, weights, hidden);
}

/** `weights`: a row an intent, layer 8 before the last. */
export function headOf(rules: IntentRules, weights: Float32Array, hidden: number): IntentHead {
  return {
    odds: ({ layer8, last }) =>
      INTENTS.map((intent, n) => {
        const row = n * 2 * hidden;
        let sum = rules.bias[intent] ?? 0;
        for (let i = 0; i < hidden; i += 1)
          sum += (weights[row + i] ?? 0) * (layer8[i] ?? 0) + (weights[row + hidden + i] ?? 0) * (last[i] ?? 0);
        return sum;
      }),
    intentOf(text, odds) {
      if (!mayBeCommand(text)) return null;
      const margins = marginsOf(wordsOf(text));
      let best: Intent | null = null;
      let most = 0;
      INTENTS.forEach((intent, n) => {
        const score = (odds[n] ?? 0) + (rules.margin[intent] ?? 0) * (margins[n] ?? 0) - (rules.threshold[intent] ?? 0);
        if (score < 0 || (best !== null && score <= most)) return;
        [best, most] = [intent, score];
      });
      return best;
    },
  };
}
