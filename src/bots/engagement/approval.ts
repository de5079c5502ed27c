// One person's yes to one exact text (rules 16 and 17).

import type { Officer } from '../../domain/authorisation.js';
import type { Approval, Draft, Scored, Thread } from '../../domain/engagement.js';
import { passes, refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import { isWellFormed } from './canonical.js';

/**
 * Characters a second that a person can read with attention, by script. Most adults read up to 300 English words a minute in silence
 * (Brysbaert 2019), near 30 characters a second; aloud, alphabets take 68 ms a character, Arabic and Chinese more for each
 * (Trauzettel-Klosinski, Dietz 2012). Who claims to be faster did not read. Editorial between the two; other scripts as Arabic.
 */
const CHARACTERS_PER_SECOND: Readonly<Record<string, number>> = { Latn: 24, Hans: 8, Hant: 8, Hani: 8 };
const OTHER_SCRIPTS = 15;
/** Least time before any yes, in milliseconds: to find the text and to look at what the rules say. Editorial. */
export const LEAST_DWELL_MS = 1500;
/** Longer than this the text lay open unseen; it is shown again. Milliseconds. */
export const MOST_DWELL_MS = 30 * 60_000;

/** Milliseconds that a text lay before somebody until their yes: from when it was shown, or from their last yes if that was later. */
export function dwellOf({ shownAt, lastApprovalAt, at }: Pick<Approval, 'shownAt' | 'lastApprovalAt' | 'at'>): number {
  return at - Math.max(shownAt, lastApprovalAt ?? shownAt);
}

/** Whether a text was suggested, and nobody changed it. */
export function isUntouchedSuggestion({ author, editors }: Pick<Draft, 'author' | 'editors'>): boolean {
  return /^(?:template|model):./.test(author) && editors.length === 0;
}

/** Milliseconds that reading takes at least. Counts code points, so that marks and joined signs are not cheaper. */
export function readingTimeMs(text: string, script: string): number {
  const perSecond = CHARACTERS_PER_SECOND[script] ?? OTHER_SCRIPTS;
  return Math.max(LEAST_DWELL_MS, Math.ceil(([...text].length / perSecond) * 1000));
}

/**
 * It is for this thread, draft, revision and text, byte for byte, and nobody rejected the text. `sha256`: of the text that is about to
 * leave, computed now, not read from anywhere.
 */
export function isForThisText(approval: Approval, draft: Draft, thread: Pick<Thread, 'id'>, sha256: string): Verdict {
  return verdict('approval', [
    [!isWellFormed(draft.text), 'not_well_formed'],
    [draft.text.trim() === '', 'empty'],
    [approval.threadId !== thread.id || draft.threadId !== thread.id, 'other_thread'],
    [approval.draftId !== draft.id, 'other_draft'],
    [approval.revision !== draft.revision, 'edited_since'],
    [approval.textSha256 !== sha256, 'text_changed'],
    [draft.rejected !== null, 'rejected'],
    [approval.at < draft.at, 'approved_before_it_was_written'],
  ]);
}

/**
 * Who approves neither wrote nor edited it: an approver, or the thread's operator for a suggestion that nobody touched and that is not
 * active.
 */
export function mayApprove(
  approver: Officer,
  approval: Approval,
  draft: Draft,
  thread: Thread,
  scored: Scored,
): Verdict {
  const took = [draft.author, ...draft.editors].includes(approver.id);
  const isOperator = approver.id === thread.operator && approver.roles.includes('operator');
  const operatorMay = isOperator && isUntouchedSuggestion(draft) && scored.score !== 'active';
  const isApprover = approver.roles.includes('approver') && approver.id !== thread.operator;
  return verdict('approval', [
    [approver.id !== approval.approver, 'other_person'],
    [approver.roles.includes('oversight'), 'oversight_approves_nothing'],
    [took, 'author_or_editor'],
    [isOperator && !operatorMay, 'operator_approves_suggestions_only'],
    [!operatorMay && !isApprover, 'not_an_approver'],
  ]);
}

/**
 * The text was read. Time counts from when it was shown or from the person's last yes, whichever is later: so two windows, or many texts
 * at once, save nothing.
 */
export function wasRead(
  approval: Pick<Approval, 'shownAt' | 'lastApprovalAt' | 'at'>,
  draft: Pick<Draft, 'text' | 'at'>,
  script: string,
): Verdict {
  const { shownAt, at } = approval;
  const dwell = dwellOf(approval);
  return verdict('reading_time', [
    [!Number.isFinite(dwell) || dwell < 0, 'no_time'],
    [shownAt < draft.at, 'shown_before_it_was_written'],
    [dwell < readingTimeMs(draft.text, script), 'faster_than_it_can_be_read'],
    [at - shownAt > MOST_DWELL_MS, 'shown_too_long_ago'],
  ]);
}

/** One approval makes one message. `usedBy`: the intent that it made, if any. */
export function isUnused(usedBy: string | null, intentId: string | null): Verdict {
  if (usedBy === null || usedBy === intentId) return passes('approval');
  return refuses('approval', 'approval_used');
}

/** An officer runs no more threads than the strictest country allows. */
export function isWithinLoad(threadsOpen: number, cap: number): Verdict {
  return verdict('load', [[!(threadsOpen <= cap), 'too_many_threads']]);
}

/** What made the text is on record, and was judged by the policy and the words of now (rule 18). */
export function isOnRecord(draft: Draft, current: { readonly policy: string; readonly words: string }): Verdict {
  const { versions, author } = draft;
  return verdict('records', [
    [author.trim() === '', 'no_author'],
    [author.startsWith('template:') && versions.templates === null, 'no_template_version'],
    [author.startsWith('model:') && (versions.model === null || versions.prompt === null), 'no_model_version'],
    [versions.policy !== current.policy, 'older_policy'],
    [versions.words !== current.words, 'older_words'],
  ]);
}
