// One conversation that people decided on, as rows to learn from: which messages, with which labels.

import { type Assessment, LABEL_HOLDS, LABELS, type Label, SUSPICIONS } from '../../domain/assessment.js';
import type { ConversationSummary } from '../../domain/conversation.js';
import { type JudgingAct, verdictsOf } from '../../domain/judgement.js';
import type { TurnBody } from '../../domain/log.js';
import { isTraceless } from '../../domain/session.js';

/** A message with what the readers said of it, as it stood on the analyst's screen. */
export interface JudgedMessage {
  readonly text: string;
  readonly assessment: Pick<Assessment, 'labels' | 'lang' | 'flagged'>;
}

/** A message and the labels that people left on it. */
export interface TaughtMessage {
  readonly text: string;
  readonly lang: string;
  readonly labels: readonly Label[];
}

/**
 * Whether the person's words may be used to teach (help-safety.md, 15): they said yes in this talk and did not take it back. Not after a
 * wish to be erased, and not where the talk ended so that nothing of it may show any more (panic, exit): the phone may be in other hands,
 * and nobody knows whose yes it was.
 */
export function mayTeach(
  summary: Pick<ConversationSummary, 'erasureAskedAt'>,
  { training, closedBy }: Pick<TurnBody['session'], 'training' | 'closedBy'>,
): boolean {
  return training === 'agreed' && summary.erasureAskedAt === null && !isTraceless({ closedBy });
}

/**
 * Rows of the messages that the decision speaks of: those that the reader flagged or found a label in. A label that the analyst added
 * and the reader found nowhere can be put on a message only where there is just one; else no row is made of it. What was not flagged in
 * a talk of several messages was not judged one by one, and is left out.
 */
export function taughtBy(
  act: JudgingAct,
  named: readonly Label[] | null,
  messages: readonly JudgedMessage[],
): readonly TaughtMessage[] {
  const alone = messages.length === 1;
  return messages.flatMap((message) => {
    const found = foundIn(message.assessment);
    const judged = found.some((label) => label !== 'distress') || (alone && named !== null);
    if (!judged) return [];
    const verdicts = new Map(verdictsOf(found, act, named).map(({ label, verdict }) => [label, verdict]));
    const holds = (label: Label): boolean => {
      const verdict = verdicts.get(label);
      // Nobody decided on it: what the reader said of distress stays.
      if (verdict === undefined) return found.includes(label);
      return verdict === 'upheld' || (verdict === 'added' && alone);
    };
    const kept = LABELS.filter(holds);
    return nothingLeft(act, kept) ? [] : [{ text: message.text, lang: message.assessment.lang, labels: kept }];
  });
}

/** Labels that hold; of a message that was flagged below that, the strongest suspicion: it is what people decided on. */
function foundIn({ labels, flagged }: JudgedMessage['assessment']): readonly Label[] {
  const holds = LABELS.filter((label) => labels[label] >= LABEL_HOLDS);
  if (!flagged || holds.some((label) => label !== 'distress')) return holds;
  const strongest = [...SUSPICIONS].sort((a, b) => labels[b] - labels[a]).at(0);
  return LABELS.filter((label) => label === strongest || holds.includes(label));
}

/** A message of a confirmed talk of which no label is left may still be part of what was confirmed: it teaches nothing. */
function nothingLeft(act: JudgingAct, kept: readonly Label[]): boolean {
  return act === 'confirm' && kept.every((label) => label === 'distress');
}
