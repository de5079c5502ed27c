// Codes of rules, refusals, threads and scores as people say them.

import type { Problem } from '../../api/client.js';
import type { Alert, Draft, EngagementRule, LedgerRow, Verdict } from '../../api/engagement-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock, countryName, list, span } from '../../i18n/names.js';
import { problemWords } from '../../parts/small.js';
import { ENGAGEMENTS, shortId } from '../../shell/menu.js';

/** The short names by which officers speak of things: a letter, and the end of the id. */
export const threadName = (id: string): string => `T-${shortId(id)}`;
/** Of an authorisation. */
export const authorisationName = (id: string): string => `A-${shortId(id)}`;

/** Address of a thread. */
export const threadHref = (id: string): string => `${ENGAGEMENTS}/threads/${encodeURIComponent(id)}`;
/** Address of an authorisation. */
export const authorisationHref = (id: string): string => `${ENGAGEMENTS}/authorisations/${encodeURIComponent(id)}`;
/** Address of a campaign. */
export const campaignHref = (id: string): string => `${ENGAGEMENTS}/campaigns/${encodeURIComponent(id)}`;
/** Address of a talk on the training range. */
export const rangeHref = (id: string): string => `${ENGAGEMENTS}/training/${encodeURIComponent(id)}`;
/** Address of a persona. */
export const personaHref = (id: string): string => `${ENGAGEMENTS}/personas/${encodeURIComponent(id)}`;

/** What a rule is called. */
export function ruleName(rule: string): string {
  return wOr(`rule.${rule}`, w('rule.unnamed', { rule }));
}

/** Why a rule refuses, in words; a code without words is shown as it is, so that nothing is hidden. */
export function whyWords(rule: EngagementRule | string, why: string): string {
  if (rule === 'first_mention') {
    const [kind = '', topic] = why.split(':');
    return topic === undefined
      ? w('why.first_mention', { topic: topicName(kind) })
      : w('why.first_mention.fact', { topic: topicName(topic) });
  }
  return wOr(`why.${rule}.${why}`, wOr(`why.${why}`, w('why.other', { code: why })));
}

/** A topic of the ledger. */
export function topicName(topic: LedgerRow['topic'] | string): string {
  return wOr(`topic.${topic}`, topic);
}

/** What was said no to: the rules that refused, each with its reason; empty where no rule did. */
export function refusedRules(problem: Problem): readonly Verdict[] {
  const { verdicts } = problem;
  return Array.isArray(verdicts) ? (verdicts as Verdict[]).filter(({ ok }) => !ok) : [];
}

/** One sentence for a refusal. */
export function refusalWords(problem: Problem): string {
  const [first] = refusedRules(problem);
  if (first !== undefined) return `${ruleName(first.rule)}: ${whyWords(first.rule, first.why)}`;
  const why = typeof problem.why === 'string' ? problem.why : '';
  const [rule = '', reason = ''] = why.split(/:(.*)/);
  if (reason !== '') return `${ruleName(rule)}: ${whyWords(rule, reason)}`;
  return wOr(`refusal.${why}`, wOr(`why.${why}`, problemWords(problem)));
}

/** Why a text has its score. */
export function scoreReasons({ reasons }: Draft['scored']): string {
  const words = reasons.map((code) => {
    const [kind = '', topic] = code.split(':');
    const about = topic === 'fact' ? code.split(':')[2] : topic;
    return wOr(`scored.${kind}`, code, about === undefined ? {} : { topic: topicName(about) });
  });
  return list([...new Set(words)], 'unit');
}

/** Who wrote a draft. */
export function draftBy({ origin, author, authorName, editors }: Draft): string {
  const [, name = author] = author.split(':');
  const first = w(`draft.by.${origin}`, { name: authorName ?? name });
  if (editors.length === 0) return first;
  return w('draft.editedBy', { first, names: list(editors.map((one) => one.name)) });
}

/** Who decided what about a draft while somebody else looked at it as `before`; null: nothing that is known. */
export function conflictWords(before: Draft, after: Draft | undefined): string | null {
  if (after === undefined) return w('conflict.gone');
  const at = (when: string): string => clock(Date.parse(when));
  if (after.rejected !== null && before.rejected === null)
    return w('conflict.rejected', { name: after.rejected.by.name, time: at(after.rejected.at) });
  if (after.revision !== before.revision) {
    const editor = after.editors.at(-1)?.name ?? after.authorName ?? after.author;
    return w('conflict.edited', { name: editor, time: at(after.at) });
  }
  if (after.state === 'released' || after.state === 'sent') return w('conflict.released');
  if (after.approval !== null && before.approval === null)
    return w('conflict.approved', { name: after.approval.by.name, time: at(after.approval.at) });
  return null;
}

/** Minutes and seconds as `04:12`, hours before them from an hour on. */
export function stopwatch(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3_600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** Who was alerted, and who is next. */
export function alertWords({ alerted, nextAt }: Pick<Alert, 'alerted' | 'nextAt'>): string {
  const who =
    alerted.length === 0
      ? w('alarm.nobody')
      : w('alarm.alerted', { n: alerted.length, names: list(alerted.map(({ name }) => name)) });
  return nextAt === null ? who : `${who} ${w('alarm.next', { time: clock(Date.parse(nextAt)) })}`;
}

/** How long until, or since, a moment. */
export function until(at: string, nowMs: number): string {
  const s = (Date.parse(at) - nowMs) / 1_000;
  return s >= 0 ? w('time.in', { span: span(s) }) : w('time.ago', { span: span(-s) });
}

/** Countries by name. */
export function countries(codes: readonly string[]): string {
  return list(codes.map(countryName), 'unit');
}
