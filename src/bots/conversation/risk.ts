// The running risk of a talk.

import { type Assessment, LABELS, type Label } from '../../domain/assessment.js';
import type { Session } from '../../domain/session.js';

/** A label holds from this calibrated probability on (interfaces.md). */
export const LABEL_HOLDS = 0.5;

/** How much of a further sign is added to what is there already. */
export const CARRY = 0.25;

/**
 * Risk of one message: its highest probability of a label other than distress, which is a need and no risk signal.
 */
export function messageRisk(assessment: Assessment): number {
  let risk = 0;
  for (const label of LABELS) {
    if (label !== 'distress') risk = Math.max(risk, assessment.labels[label]);
  }
  return Math.min(1, Math.max(0, risk));
}

/**
 * r' = max(r, m), and where a label holds (m ≥ .5) at least 1 − (1 − r)(1 − CARRY·m): further signs add up, small talk
 * does not, and nothing lowers it. Only a person lowers a risk, at the desk.
 */
export function raiseRisk(risk: number, message: number): number {
  const added = message >= LABEL_HOLDS ? 1 - (1 - risk) * (1 - CARRY * message) : 0;
  return Math.max(risk, message, added);
}

/** The session with what the message adds: risk and labels so far. */
export function withAssessment(session: Session, assessment: Assessment): Session {
  const risk = raiseRisk(session.risk, messageRisk(assessment));
  const isNew = (label: Label) => assessment.labels[label] >= LABEL_HOLDS && !session.labels.includes(label);
  if (!LABELS.some(isNew)) return risk === session.risk ? session : { ...session, risk };
  return { ...session, risk, labels: LABELS.filter((label) => isNew(label) || session.labels.includes(label)) };
}
