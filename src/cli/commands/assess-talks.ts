// How `assess --conversations` judges a talk: by the curve set for its readers, or by a rule where there is none.

import { join } from 'node:path';
import { messageRisk, raiseEvidence, raiseRisk, TALK_FLAGGED } from '../../bots/conversation/risk.js';
import { judgeTexts, type TurnJudged } from '../../classifiers/talks/judge-talk.js';
import { curveFor, readTalks, type TalkCurve } from '../../classifiers/talks/talk-model.js';
import type { Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import type { Read, Readers } from './assess-readers.js';

/** Judges the texts of a talk, turn by turn, each without those after it. */
export type JudgeTalk = (texts: readonly string[]) => Promise<readonly TurnJudged[]>;

/** By the curve of models/talks for these readers; says on stderr when they have none. Throws AppError `bad_content`. */
export function judgeFor(io: Io, { read, model }: Readers): JudgeTalk {
  const curve = curveFor(readTalks(join(projectRoot(), 'models/talks')), model);
  if (curve === null)
    io.stderr.write(`No curve for talks of ${model} (safe-passage calibrate-talks): a rule judges.\n`);
  return curve === null ? byRule(read) : byCurve(read, curve);
}

function byCurve(read: Read, curve: TalkCurve): JudgeTalk {
  return async (texts) => {
    const judged = await judgeTexts(curve, texts, read);
    return judged.map((turn) => ({ ...turn, risk: round(turn.risk) }));
  };
}

function byRule(read: Read): JudgeTalk {
  return async (texts) => {
    const answers: TurnJudged[] = [];
    let risk = 0;
    let evidence = 0;
    for (const text of texts) {
      const assessment = await read(text);
      risk = raiseRisk(risk, messageRisk(assessment));
      evidence = raiseEvidence(evidence, messageRisk(assessment));
      answers.push({ risk: round(risk), flagged: evidence >= TALK_FLAGGED, labels: assessment.labels });
    }
    return answers;
  };
}

function round(risk: number): number {
  return Math.round(risk * 1e4) / 1e4;
}
