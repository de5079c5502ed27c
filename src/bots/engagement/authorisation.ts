// May this act happen now, and by which article of which authorisation? (Rules 1 to 5.)

import type { Act, Authorisation, Officer, SecondToken, TrainingRecord } from '../../domain/authorisation.js';
import type { Instant } from '../../domain/clock.js';
import type { CountryPolicy } from '../../domain/country-policy.js';
import type { Thread } from '../../domain/engagement.js';
import { passes, refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { EngagementPorts } from './ports.js';
import { signatureProblem, tokenProblem } from './signed.js';

const DAY_MS = 86_400_000;

/** Who does what, where, when. */
export interface ActQuestion {
  readonly act: Act;
  readonly thread: Pick<Thread, 'authorisationId' | 'subject' | 'platform' | 'countries' | 'operator'>;
  readonly officer: Officer;
  readonly now: Instant;
}

/** Signed by an authoriser whose key is a current trust anchor. Asked again at every send. */
export function isSigned(
  authorisation: Authorisation,
  ports: Pick<EngagementPorts, 'verify' | 'sha256'>,
  now: Instant,
): Verdict {
  const problem = signatureProblem(authorisation, ports, now);
  return problem === null ? passes('signed') : refuses('signed', problem);
}

/** Within its time, to the millisecond: `start <= now < end`. `latestKnown`: a clock before it was turned back. */
export function isLive({ start, end }: Authorisation, now: Instant, latestKnown: Instant): Verdict {
  const numbers = [start, end, now, latestKnown];
  return verdict('live', [
    [!numbers.every(Number.isFinite), 'no_time'],
    [now < latestKnown, 'clock_turned_back'],
    [now < start, 'not_yet'],
    [now >= end, 'expired'],
  ]);
}

/** The act, the subject, the platform, the operator and every country lie inside it. Passing names the article. */
export function isInScope(authorisation: Authorisation, { act, thread, officer }: ActQuestion): Verdict {
  const permitted = authorisation.permitted.find((one) => one.act === act && one.article.trim() !== '');
  const refused = verdict('scope', [
    [thread.authorisationId !== authorisation.id, 'other_authorisation'],
    [authorisation.legalBasis.trim() === '', 'no_legal_basis'],
    [!authorisation.subjects.includes(thread.subject), 'subject'],
    [!authorisation.platforms.includes(thread.platform), 'platform'],
    [thread.countries.some((country) => !authorisation.jurisdiction.includes(country)), 'jurisdiction'],
    [!authorisation.operators.includes(officer.id) || officer.id !== thread.operator, 'operator'],
    [permitted === undefined, 'act'],
  ]);
  if (!refused.ok || permitted === undefined) return refused;
  return passes('scope', `${authorisation.id}: ${permitted.article}`);
}

/** The authoriser never acts under what they signed. */
export function areApart(authorisation: Authorisation, officer: Officer): Verdict {
  return verdict('separation', [
    [authorisation.signer === officer.id, 'authoriser_operates'],
    [authorisation.operators.includes(authorisation.signer), 'authoriser_named_as_operator'],
  ]);
}

/** Only an operator sends, and nobody who also oversees. */
export function mayOperate(officer: Officer): Verdict {
  return verdict('role', [
    [officer.roles.includes('oversight'), 'oversight_sends_nothing'],
    [!officer.roles.includes('operator'), 'not_an_operator'],
  ]);
}

/** A record of the training that the authorisation asks for, current, and put on file by somebody else. */
export function isTrained(
  { training }: Authorisation,
  officer: Officer,
  records: readonly TrainingRecord[],
  now: Instant,
): Verdict {
  const mine = records.filter((one) => one.officer === officer.id && one.kind === training);
  const vouched = mine.filter((one) => one.recordedBy !== officer.id && one.recordedBy !== '');
  const current = vouched.filter((one) => one.passedAt <= now && now < one.expiresAt);
  return verdict('training', [
    [mine.length === 0, 'no_record'],
    [vouched.length === 0, 'own_record'],
    [current.length === 0, 'not_current'],
  ]);
}

/**
 * Where a basis of a touched country reserves the act to a judge or prosecutor, a token for exactly this authorisation names the act. A
 * judge's token serves where a prosecutor's is asked, not the other way round.
 */
export function hasTokens(
  authorisation: Authorisation,
  question: ActQuestion,
  policies: readonly CountryPolicy[],
  tokens: readonly SecondToken[],
  ports: Pick<EngagementPorts, 'verify' | 'sha256'>,
): Verdict {
  const wanted = policies.flatMap((policy) => wantedToken(policy, authorisation, question.act));
  if (wanted.length === 0) return passes('second_token');
  const named = tokens.filter(({ acts }) => acts.includes(question.act));
  if (named.length === 0) return refuses('second_token', 'missing');
  const problems = named.map((token) => tokenProblem(token, authorisation, ports, question.now));
  const good = named.filter((_, i) => problems[i] === null);
  if (good.length === 0) return refuses('second_token', problems[0] ?? 'missing');
  const serves = wanted.every((kind) => good.some((token) => token.kind === 'judge' || token.kind === kind));
  return verdict('second_token', [[!serves, 'judge_needed']]);
}

/** Of the bases a country has for the act (the cited one where it is among them) the mildest counts; empty: none is asked for. */
function wantedToken(
  policy: CountryPolicy,
  authorisation: Authorisation,
  act: Act,
): readonly ('judge' | 'prosecutor')[] {
  const article = authorisation.permitted.find((one) => one.act === act)?.article;
  const fitting = policy.bases.filter(({ acts }) => acts.includes(act));
  const cited = fitting.filter((basis) => basis.article === article);
  const asked = (cited.length > 0 ? cited : fitting).map(({ secondToken }) => secondToken);
  if (asked.length === 0 || asked.includes('none')) return [];
  return asked.includes('prosecutor') ? ['prosecutor'] : ['judge'];
}

/** How long it runs, in days. */
export function lengthInDays({ start, end }: Authorisation): number {
  return (end - start) / DAY_MS;
}
