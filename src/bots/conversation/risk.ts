// The running risk of a talk.

import { type Assessment, LABEL_HOLDS, LABELS, type Label, strongestSuspicion } from '../../domain/assessment.js';
import type { Session } from '../../domain/session.js';

/** How much of a further sign is added to what is there already. */
export const CARRY = 0.25;

/**
 * Risk of one message: its highest probability of a label other than distress, which is a need and no risk signal.
 */
export function messageRisk(assessment: Assessment): number {
  return Math.min(1, Math.max(0, strongestSuspicion(assessment.labels)));
}

/**
 * r' = max(r, m), and where a label holds (m ≥ .5) at least 1 − (1 − r)(1 − CARRY·m): further signs add up, small talk
 * does not, and nothing lowers it. Only a person lowers a risk, at the desk.
 */
export function raiseRisk(risk: number, message: number): number {
  const added = message >= LABEL_HOLDS ? 1 - (1 - risk) * (1 - CARRY * message) : 0;
  return Math.max(risk, message, added);
}

/** A turn of a talk counts as evidence from this probability on. */
const EVIDENCE_FROM = 0.7;
/** How much of a turn's probability is believed: a talk has ten turns, and each may be misread. */
const BELIEVED = 0.9;
/** Evidence from which on a talk is flagged: one turn that is all but sure, or two that are likely. */
export const TALK_FLAGGED = 0.85;

/**
 * Evidence of a talk after one more message of this risk, 0..1: e' = 1 − (1 − e)(1 − 0.9 m) where m ≥ .7. Ordinary turns add nothing.
 * The three numbers are those of the best F1 (.80) on the 156 talks of corpus/conversations, read by both readers; a talk that is
 * flagged as soon as one message is has .70.
 */
export function raiseEvidence(evidence: number, message: number): number {
  return message < EVIDENCE_FROM ? evidence : 1 - (1 - evidence) * (1 - BELIEVED * message);
}

/** Why a person is needed, of an assessment that says so. */
export function needOf({ labels }: Pick<Assessment, 'labels'>): 'distress' | 'minor_risk' {
  const { minor_risk: minor, distress } = labels;
  return distress < LABEL_HOLDS && minor > distress ? 'minor_risk' : 'distress';
}

/** The session with what the message adds: risk and labels so far. */
export function withAssessment(session: Session, assessment: Assessment): Session {
  const risk = raiseRisk(session.risk, messageRisk(assessment));
  const isNew = (label: Label) => assessment.labels[label] >= LABEL_HOLDS && !session.labels.includes(label);
  if (!LABELS.some(isNew)) return risk === session.risk ? session : { ...session, risk };
  return { ...session, risk, labels: LABELS.filter((label) => isNew(label) || session.labels.includes(label)) };
}
