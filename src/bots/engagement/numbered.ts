// The numbered documents of an authorisation: what is in force, and whether a send beat the revocation (rule 2).

import type { Authorisation, NumberedDocument, StopDocument } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import { passes, refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import { foldWords } from '../../domain/fold.js';

/** Share of its word triples that a renewal's reasons may have in common with an earlier text. Editorial. */
const MOST_COMMON = 0.7;
/** Least words of a reason that says something. Editorial. */
const LEAST_WORDS = 8;

/** What the documents come to. */
export type Standing =
  | { readonly state: 'live'; readonly authorisation: Authorisation }
  | { readonly state: 'revoked'; readonly n: number }
  | { readonly state: 'broken' };

/** What a row of documents comes to, whatever is asked of it. Null: no unbroken row that the grant opens. */
interface Fold {
  readonly id: string;
  readonly sorted: readonly NumberedDocument[];
  /** The authorisation of the newest renewal; null: as granted. */
  readonly renewed: Authorisation | null;
  /** What ended it, whatever comes after. */
  readonly end: Standing | null;
  readonly latestAt: Instant;
}

/** There may be tens of thousands of documents, and ten rules look at them at every draft: a list, which never changes, is folded once. */
const folds = new WeakMap<readonly NumberedDocument[], { readonly id: string; readonly fold: Fold | null }>();

/**
 * Folds the documents, in any order. The first must be the grant, numbers run from 1 without gaps or doubles, and all belong to this
 * authorisation. A renewal replaces what was granted; a revocation is final, whatever comes after it.
 */
export function standing(granted: Authorisation, documents: readonly NumberedDocument[]): Standing {
  const fold = foldOf(granted.id, documents);
  if (fold === null) return { state: 'broken' };
  return fold.end ?? { state: 'live', authorisation: fold.renewed ?? granted };
}

/** The latest time on any document; 0 of none. */
export function latestOf(id: string, documents: readonly NumberedDocument[]): Instant {
  const fold = foldOf(id, documents);
  return fold?.latestAt ?? documents.reduce((latest, { at }) => Math.max(latest, at), 0);
}

/** Says that `next` is `before` and more: then only what is new has to be looked at. */
export function goesOn(before: readonly NumberedDocument[], next: readonly NumberedDocument[]): void {
  const there = folds.get(before);
  if (there === undefined || there.fold === null || there.fold.sorted !== before) return;
  let fold: Fold | null = { ...there.fold, sorted: next };
  for (let i = before.length; i < next.length && fold !== null; i += 1) fold = withNext(fold, next[i], i);
  folds.set(next, { id: there.id, fold });
}

function foldOf(id: string, documents: readonly NumberedDocument[]): Fold | null {
  const there = folds.get(documents);
  if (there?.id === id) return there.fold;
  const inPlace = documents.every(({ n }, i) => n === i + 1);
  const sorted = inPlace ? documents : [...documents].sort((a, b) => a.n - b.n);
  let fold: Fold | null = sorted.length === 0 ? null : { id, sorted, renewed: null, end: null, latestAt: 0 };
  for (let i = 0; i < sorted.length && fold !== null; i += 1) fold = withNext(fold, sorted[i], i);
  folds.set(documents, { id, fold });
  return fold;
}

function withNext(fold: Fold, document: NumberedDocument | undefined, i: number): Fold | null {
  if (document === undefined || document.n !== i + 1 || document.authorisationId !== fold.id) return null;
  if ((document.kind === 'grant') !== (i === 0)) return null;
  const latestAt = Math.max(fold.latestAt, document.at);
  if (fold.end !== null) return { ...fold, latestAt };
  if (document.kind === 'revocation') return { ...fold, latestAt, end: { state: 'revoked', n: document.n } };
  if (document.kind !== 'renewal') return latestAt === fold.latestAt ? fold : { ...fold, latestAt };
  if (document.authorisation.id !== fold.id) return { ...fold, latestAt, end: { state: 'broken' } };
  return { ...fold, latestAt, renewed: document.authorisation };
}

/** The number that the next document must take. Whoever inserts it first has it; the other reads again and decides again. */
export function nextNumber(documents: readonly NumberedDocument[]): number {
  return documents.reduce((highest, { n }) => Math.max(highest, n), 0) + 1;
}

/**
 * Whether a send intent won its number: it stands in the row, before any revocation, and is the first that its approval made.
 * Everything before it must be there, or nobody can know.
 */
export function intentWon(
  authorisation: Authorisation,
  documents: readonly NumberedDocument[],
  intentId: string,
): Verdict {
  const sorted = foldOf(authorisation.id, documents)?.sorted ?? null;
  if (sorted === null) return refuses('numbered', 'broken_row');
  const intents = sorted.filter((one) => one.kind === 'send_intent');
  const mine = intents.filter((one) => one.intentId === intentId);
  const [intent] = mine;
  if (intent === undefined || mine.length > 1) return refuses('numbered', 'no_such_intent');
  const before = sorted.slice(0, intent.n - 1);
  return verdict('numbered', [
    [before.some(({ kind }) => kind === 'revocation'), 'revoked_before'],
    [intents.some((one) => one.n < intent.n && one.approvalId === intent.approvalId), 'approval_used'],
  ]);
}

/** Whether a stop holds for this thread or authorisation. One that two different people lifted no longer does. */
export function notStopped(stops: readonly StopDocument[], threadId: string, authorisationId: string): Verdict {
  const holding = stops.filter(({ liftedBy }) => new Set(liftedBy).size < 2);
  const hits = (scope: StopDocument['scope'], target: string | null): boolean =>
    holding.some((stop) => stop.scope === scope && (scope === 'all' || stop.target === target));
  return verdict('stopped', [
    [hits('all', null), 'all_stopped'],
    [hits('authorisation', authorisationId), 'authorisation_stopped'],
    [hits('thread', threadId), 'thread_stopped'],
  ]);
}

/**
 * Whether a renewal may follow: the same authorisation, time that goes on from now, the same or another authoriser but never an
 * operator, and reasons written afresh. `earlier`: the grant and every renewal so far.
 */
export function renewalProblem(next: Authorisation, earlier: readonly Authorisation[], now: Instant): Verdict {
  const [first] = earlier;
  if (first === undefined) return refuses('renewal', 'nothing_to_renew');
  const copied = (field: 'necessity' | 'proportionality'): boolean =>
    earlier.some((one) => inCommon(next[field], one[field]) > MOST_COMMON);
  const thin = [next.necessity, next.proportionality].some((text) => wordsOf(text).length < LEAST_WORDS);
  return verdict('renewal', [
    [next.id !== first.id, 'other_authorisation'],
    [next.end <= now || next.end <= next.start, 'already_over'],
    [next.offence !== first.offence, 'other_offence'],
    [thin, 'reasons_missing'],
    [copied('necessity'), 'necessity_copied'],
    [copied('proportionality'), 'proportionality_copied'],
  ]);
}

function wordsOf(text: string): readonly string[] {
  return foldWords(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Share of the word triples of `text` that stand in `earlier` too, 0..1. A text of fewer words is one piece. */
function inCommon(text: string, earlier: string): number {
  const triples = (words: readonly string[]): readonly string[] =>
    words.length < 3 ? [words.join(' ')] : words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '));
  const mine = triples(wordsOf(text));
  const known = new Set(triples(wordsOf(earlier)));
  return mine.filter((triple) => known.has(triple)).length / mine.length;
}

/** Passes when the authorisation is live by its documents; the clock is looked at elsewhere. */
export function inForce(state: Standing): Verdict {
  if (state.state === 'live') return passes('numbered');
  return refuses('numbered', state.state === 'revoked' ? 'revoked' : 'broken_row');
}
