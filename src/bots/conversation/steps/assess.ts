// Asks for an offer and says what is odd in it, by what the readers found.

import { type Assessment, LABEL_HOLDS, LABELS, type Label } from '../../../domain/assessment.js';
import type { AssessStep, OfferPoint } from '../../../domain/flow-steps.js';
import { foldWords } from '../../../domain/fold.js';
import { ENGINE_KEYS } from '../../../domain/needed-content.js';
import type { Session } from '../../../domain/session.js';
import type { HeardMessage, World } from '../heard.js';
import { render } from '../texts.js';
import { MAX_REASKS } from './ask.js';
import type { At, Effect, StepResult, StepType } from './step-type.js';

/** A text of fewer letters is no offer: "hello", "is it good". */
export const MIN_OFFER_LETTERS = 12;

const CHECKED: Effect = { type: 'event', name: 'offer_checked' };

/** Never says that an offer is good: nothing odd is "not sure", and what nobody could read is said to be unread. */
export const assess: StepType<AssessStep> = {
  enter({ flow, step }, session, world) {
    const waiting = { ...session, at: { flow, step: step.id }, reasks: 0 };
    return { kind: 'wait', session: waiting, effects: [question(step, session, world)] };
  },

  resume(at, session, heard, world) {
    const { step } = at;
    if (isSkipped(heard)) return { kind: 'go', to: step.skipTo, session, effects: [] };
    const { understanding } = heard;
    if (understanding.kind === 'unassessed') return { kind: 'go', to: step.unread, session, effects: [] };
    const { assessment } = understanding;
    const points = pointsIn(assessment, step);
    if (points.length > 0) return { kind: 'go', to: step.found, session, effects: [CHECKED, ...said(step, points)] };
    if (!isLongEnough(heard.text)) return askAgain(at, session, assessment, world);
    // A reader that failed may have been the one that sees it.
    if (assessment.failed.length > 0) return { kind: 'go', to: step.unread, session, effects: [] };
    return { kind: 'go', to: step.unsure, session, effects: [CHECKED] };
  },
};

/** In any words, or by the number of the one button. */
export function isSkipped({ intent, text }: HeardMessage): boolean {
  return intent === 'skip' || foldWords(text) === '1';
}

/** What to say of an offer, each thing once: of every label that holds its first sign, the surest first, then further signs. */
function pointsIn(assessment: Assessment, step: AssessStep): readonly OfferPoint[] {
  const holding = LABELS.filter((label) => label !== 'distress' && assessment.labels[label] >= LABEL_HOLDS).sort(
    (a, b) => assessment.labels[b] - assessment.labels[a],
  );
  const ofEach = holding.map((label) => pointsOf(label, assessment, step));
  const inOrder = [...ofEach.flatMap((points) => points.slice(0, 1)), ...ofEach.flatMap((points) => points.slice(1))];
  return [...new Map(inOrder.map((point) => [point.text, point])).values()].slice(0, step.max);
}

function pointsOf(label: Label, { reasons }: Assessment, step: AssessStep): readonly OfferPoint[] {
  const seen = new Set(reasons.filter((reason) => reason.label === label).map((reason) => reason.indicator));
  const signs = Object.entries(step.signs).flatMap(([sign, point]) => (seen.has(sign) ? [point] : []));
  if (signs.length > 0) return signs;
  const point = step.labels[label];
  return point ? [point] : [];
}

/** Each point, and after it where it can be checked, unless that was said already. */
function said(step: AssessStep, points: readonly OfferPoint[]): readonly Effect[] {
  const keys = new Set([step.intro, ...points.flatMap(({ text, verify }) => [text, verify])]);
  return [...keys].map((key) => ({ type: 'say', key }));
}

/** Letters of any script. */
function isLongEnough(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= MIN_OFFER_LETTERS;
}

function askAgain({ step }: At<AssessStep>, session: Session, { needsPerson }: Assessment, world: World): StepResult {
  const again = question(step, session, world);
  // Somebody who tells of their need is not told that it was too short.
  if (needsPerson) return { kind: 'wait', session, effects: [again] };
  if (session.reasks >= MAX_REASKS) return { kind: 'handOff', session, effects: [] };
  const effects: Effect[] = [{ type: 'say', key: step.short }, again];
  return { kind: 'wait', session: { ...session, reasks: session.reasks + 1 }, effects };
}

function question(step: AssessStep, session: Session, world: World): Effect {
  return { type: 'say', key: step.text, options: [render(world.content, session.language, ENGINE_KEYS.skip)] };
}
