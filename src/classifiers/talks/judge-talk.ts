// A whole talk at once, as `assess --conversations` and the evaluations judge it: turn by turn, each without those after it.

import type { Assessment } from '../../domain/assessment.js';
import type { TalkCurve } from './talk-model.js';
import { hearTurn, NO_TURN, type ReadTurn, readTurns } from './talk-risk.js';

/** What is said after a turn. `flagged` stays true once it is. */
export interface TurnJudged {
  readonly risk: number;
  readonly flagged: boolean;
  readonly labels: Assessment['labels'];
}

/** By the curve that was set for the readers behind `read`. */
export async function judgeTexts(
  curve: TalkCurve,
  texts: readonly string[],
  read: ReadTurn,
): Promise<readonly TurnJudged[]> {
  const judged: TurnJudged[] = [];
  let state = NO_TURN;
  for await (const { assessment, signs } of readTurns(texts, read)) {
    state = hearTurn(curve, state, signs);
    judged.push({ risk: state.risk, flagged: state.risk >= curve.flagFrom, labels: assessment.labels });
  }
  return judged;
}
