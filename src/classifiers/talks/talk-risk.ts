// The running risk of a talk, from what the readers say of each message and of the last few together. No later turn is used.

import { type Assessment, type Label, SUSPICIONS, strongestSuspicion } from '../../domain/assessment.js';
import type { TalkState } from '../../domain/talk-memory.js';
import { logOdds, sigmoid } from '../second/join-model.js';
import type { TalkCurve } from './talk-model.js';

type Chances = Readonly<Record<Label, number>>;

/** Turns that are also read together, the newest last: what is hinted over several messages shows in none of them. */
export const WINDOW_TURNS = 4;

/** What a turn shows: alone, and with the turns before it. */
export interface TurnSigns {
  readonly message: Chances;
  readonly window: Chances;
}

/** Before the first turn. */
export const NO_TURN: TalkState = { turns: 0, messages: [], windows: [], labels: {}, distress: 0, risk: 0 };

/** Highest values that are kept. */
const KEPT = 3;

/** UTF-16 units, the last ones, that are remembered of a message: the encoder reads some two thousand of a window. */
const REMEMBERED_UNITS = 1_000;

/** What is remembered of the messages so far after one more. */
export function remember(before: readonly string[], text: string): readonly string[] {
  return [...before, text.slice(-REMEMBERED_UNITS)].slice(-WINDOW_TURNS);
}

/** The text of a message with the remembered ones before it, as they are read together; null at the first, which stands alone. */
export function windowOf(before: readonly string[], text: string): string | null {
  return before.length === 0 ? null : [...before.slice(1 - WINDOW_TURNS), text].join('\n');
}

/** The state after one more turn, `curve` giving its risk. */
export function hearTurn(curve: TalkCurve, state: TalkState, { message, window }: TurnSigns): TalkState {
  const heard: TalkState = {
    turns: state.turns + 1,
    messages: highest(state.messages, strongestSuspicion(message)),
    windows: highest(state.windows, strongestSuspicion(window)),
    labels: Object.fromEntries(SUSPICIONS.map((label) => [label, Math.max(state.labels[label] ?? 0, window[label])])),
    distress: Math.max(state.distress, message.distress, window.distress),
    risk: state.risk,
  };
  const z = featuresOf(heard).reduce((sum, value, i) => sum + value * (curve.weights[i] ?? 0), curve.bias);
  return { ...heard, risk: Math.max(state.risk, sigmoid(z)) };
}

/** How many numbers describe a state. */
export const FEATURES = 8;

/**
 * Log odds of the two most suspicious messages, of the three most suspicious windows, of the second of the labels, of distress; and how
 * long the talk is, for long talks have more chances to look odd. Distress counts no more than the strongest suspicion beside it: somebody's
 * fear is a need and no guilt, and by itself makes no talk risky.
 */
export function featuresOf({ turns, messages, windows, labels, distress }: TalkState): readonly number[] {
  const kinds = SUSPICIONS.map((label) => labels[label] ?? 0).toSorted((a, b) => b - a);
  return [
    ...[0, 1].map((i) => logOdds(messages[i] ?? 0)),
    ...[0, 1, 2].map((i) => logOdds(windows[i] ?? 0)),
    logOdds(kinds[1] ?? 0),
    logOdds(Math.min(distress, windows[0] ?? 0)),
    Math.log(Math.max(1, turns)),
  ];
}

function highest(values: readonly number[], value: number): readonly number[] {
  return [...values, value].sort((a, b) => b - a).slice(0, KEPT);
}

/** Reads a text; the reader of the talk is asked about each message and each window. */
export type ReadTurn = (text: string) => Assessment | Promise<Assessment>;

/** Reads a talk turn by turn: the assessment of each message, and its signs. */
export async function* readTurns(
  texts: readonly string[],
  read: ReadTurn,
): AsyncGenerator<{ readonly assessment: Assessment; readonly signs: TurnSigns }> {
  let before: readonly string[] = [];
  for (const text of texts) {
    const together = windowOf(before, text);
    const assessment = await read(text);
    const window = together === null ? assessment : await read(together);
    before = remember(before, text);
    yield { assessment, signs: { message: assessment.labels, window: window.labels } };
  }
}
