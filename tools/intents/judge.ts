// What the learned parts are judged by: thresholds and figures from messages that a fold had not seen.

import { createHash } from 'node:crypto';
import type { Intent } from '../../src/domain/assessment.js';
import type { Message } from './messages.js';

/** Parts of the messages, each judged by what was learned on the others. */
export const FOLDS = [0, 1, 2, 3] as const;
export type Fold = (typeof FOLDS)[number];

/** One intent's scores of all messages, by folds that had not seen them, and the score from which it counts. */
export interface Judged {
  readonly intent: Intent;
  readonly threshold: number;
  readonly unseen: Float64Array;
}

/**
 * Of a hundred thousand ordinary messages so many may be taken for an intent. What takes the talk away, or answers a question about
 * safety, must be surer.
 */
export const FALSE_SHARE: Readonly<Record<Intent, number>> = {
  person: 300,
  panic: 150,
  delete: 150,
  danger: 300,
  exit: 200,
  language: 300,
  yes: 100,
  no: 100,
  skip: 150,
  help: 200,
};

/** By hash of the text: messages that differ in signs and case alone may fall apart, which is what people do. */
export function foldOf(message: Message | undefined): Fold {
  return (
    FOLDS[
      (createHash('sha256')
        .update(message?.text ?? '')
        .digest()[0] ?? 0) % FOLDS.length
    ] ?? 0
  );
}

/** The same where letters alone decide, without the encoder's word. */
export const FALSE_SHARE_ALONE: Readonly<Record<Intent, number>> = {
  person: 250,
  panic: 60,
  delete: 60,
  danger: 250,
  exit: 80,
  language: 200,
  yes: 60,
  no: 60,
  skip: 80,
  help: 150,
};

/**
 * The lowest score that keeps ordinary messages, and those of other intents, out. `FALSE_SHARE` says how many may slip through.
 */
export function thresholdOf(
  messages: readonly Message[],
  unseen: Float64Array,
  intent: Intent,
  shares: Readonly<Record<Intent, number>> = FALSE_SHARE,
): number {
  const ordinary = messages.flatMap((message, row) =>
    message.intent === null && message.judged ? [unseen[row] ?? 0] : [],
  );
  const others = messages.flatMap((message, row) =>
    message.intent !== null && message.intent !== intent && message.judged ? [unseen[row] ?? 0] : [],
  );
  const highest = (scores: number[], share: number): number =>
    scores.sort((a, b) => b - a)[Math.floor(share * scores.length)] ?? 0;
  return Math.max(highest(ordinary, shares[intent] / 1e5), highest(others, 0.02), -0.6);
}

/** Prints, by intent and by language, how many were understood and how many ordinary ones taken for a command. */
export function report(who: string, messages: readonly Message[], outputs: readonly Judged[]): void {
  console.log(`-- ${who}`);
  const said = messages.map((_, row) => {
    let best: Intent | null = null;
    let most = 0;
    for (const { intent, threshold, unseen } of outputs) {
      const margin = (unseen[row] ?? 0) - threshold;
      if (margin >= 0 && (best === null || margin > most)) [best, most] = [intent, margin];
    }
    return best;
  });
  const judged = messages.flatMap((message, row) => (message.judged ? [{ ...message, said: said[row] ?? null }] : []));
  const share = (rows: typeof judged, right: (row: (typeof judged)[number]) => boolean): string =>
    rows.length === 0 ? '–' : `${((100 * rows.filter(right).length) / rows.length).toFixed(1)} % of ${rows.length}`;
  for (const { intent, threshold } of outputs)
    console.log(
      `${intent}: ${share(
        judged.filter((row) => row.intent === intent),
        (row) => row.said === intent,
      )} from ${threshold.toFixed(2)}`,
    );
  for (const language of new Set(judged.map((row) => row.language))) {
    const own = judged.filter((row) => row.language === language);
    console.log(
      `${language}: understood ${share(
        own.filter(({ intent }) => intent !== null),
        (row) => row.said === row.intent,
      )}, ` +
        `ordinary taken for a command ${share(
          own.filter(({ intent }) => intent === null),
          (row) => row.said !== null,
        )}`,
    );
  }
}
