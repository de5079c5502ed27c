// The registers as answers hold them.

import type { EngagementTools } from '../../../../app/engagement/tools.js';
import { readingTimeMs } from '../../../../bots/engagement/approval.js';
import { spreadOf, sumOfBlocks, takeOff, threadsPerOfficer } from '../../../../bots/engagement/figures.js';
import { personaHash, personaPasses } from '../../../../bots/engagement/persona.js';
import { POLICY_SIGNERS } from '../../../../bots/engagement/policy.js';
import type { CampaignFile, PersonaFile, Stop } from '../../../../bots/engagement/registers.js';
import { alertClock } from '../../../../bots/engagement/safeguarding.js';
import type { ThreadSummary } from '../../../../bots/engagement/summary.js';
import { iso, isoOrNull } from '../../schemas/common.js';
import type {
  AlertView,
  CampaignView,
  FiguresView,
  PersonaView,
  PolicyView,
  StopView,
} from '../../schemas/engagements/registers.js';
import type { Names } from './names.js';
import { verdictView } from './verdict-view.js';

/** Minutes until the next officer is alerted where no policy says. */
const ALERT_MINUTES = 5;
const MS = 1_000;

/** Policy as it is loaded. */
export function policyView({ policies }: EngagementTools): PolicyView {
  return {
    countries: [...policies.countries.values()].map((policy) => ({
      ...policy,
      signedBy: [...policy.signedBy],
      signed: new Set(policy.signedBy).size >= POLICY_SIGNERS,
      bases: policy.bases.map((basis) => ({ ...basis, acts: [...basis.acts] })),
      unverified: [...policy.unverified],
    })),
    conflicting: [...policies.conflicting],
    languages: [...policies.languages.keys()],
  };
}

/** One persona. */
export function personaView(
  { persona, by, at, checks, uses }: PersonaFile,
  names: Names,
  tools: EngagementTools,
): PersonaView {
  const sha256 = personaHash(persona, tools.ports.sha256) ?? '';
  const mine = checks.filter((check) => check.sha256 === sha256);
  return {
    ...persona,
    handles: [...persona.handles],
    by: names(by),
    at: iso(at),
    sha256,
    verdict: verdictView(personaPasses(persona, tools.ports.readSigns)),
    checkedBy: mine.map((check) => ({ by: names(check.by), at: iso(check.at) })),
    uses: uses
      .map(({ threadId, officer, at: used, purpose }) => ({
        threadId,
        officer: names(officer),
        at: iso(used),
        purpose,
      }))
      .reverse(),
  };
}

/** One stop. */
export function stopView({ id, scope, target, by, at, reason, liftedBy }: Stop, names: Names): StopView {
  const holds = new Set(liftedBy).size < 2;
  return { id, scope, target, by: names(by), at: iso(at), reason, liftedBy: liftedBy.map(names), holds };
}

/** One campaign. `threads`: all of the deployment. */
export function campaignView(
  { id, authorisationId, by, texts }: CampaignFile,
  names: Names,
  { ports }: EngagementTools,
  threads: readonly ThreadSummary[],
): CampaignView {
  return {
    id,
    authorisationId,
    by: names(by),
    texts: texts.map(({ language, text, author, approvals }) => {
      const sha256 = ports.sha256(text);
      const good = approvals.filter((one) => one.textSha256 === sha256 && one.by !== author);
      return {
        language,
        text,
        sha256,
        author: names(author),
        approvals: approvals.map((one) => ({ by: names(one.by), at: iso(one.at) })),
        approved: new Set(good.map((one) => one.by)).size >= 2,
        readingMs: readingTimeMs(text, ports.readSigns(text, language).script),
      };
    }),
    contacts: contactsOf(threads.filter((thread) => thread.authorisationId === authorisationId)),
  };
}

/** Who wrote to a campaign, and who got its warning, by language. */
function contactsOf(threads: readonly ThreadSummary[]): CampaignView['contacts'] {
  const wrote = threads.filter(({ lastTheirsAt }) => lastTheirsAt !== null);
  return [...new Set(wrote.map(({ language }) => language))].map((language) => {
    const same = wrote.filter((thread) => thread.language === language);
    return { language, wrote: same.length, warned: same.filter(({ ended }) => ended === 'warned').length };
  });
}

/** Minutes between two alerts in the countries that a thread touches: the shortest of them. */
export function alertMinutes(countries: readonly string[], { policies }: Pick<EngagementTools, 'policies'>): number {
  const known = countries.flatMap((country) => policies.countries.get(country)?.alertMinutes ?? []);
  return known.length === 0 ? ALERT_MINUTES : Math.min(...known);
}

/** The alert of a thread that runs; none where none does. */
export function alertView(thread: ThreadSummary, names: Names, tools: EngagementTools): AlertView[] {
  if (thread.alert === null || thread.frozen === null) return [];
  const clock = alertClock(thread.alert, tools.clock.now(), alertMinutes(thread.countries, tools));
  return [
    {
      threadId: thread.id,
      reason: thread.frozen,
      raisedAt: iso(thread.alert.raisedAt),
      elapsedS: Math.floor(clock.elapsedMs / MS),
      alerted: clock.alerted.filter((id) => id !== '').map(names),
      nextAt: isoOrNull(clock.nextAt),
    },
  ];
}

/** Figures over all threads. */
export function figuresView(threads: readonly ThreadSummary[], names: Names): FiguresView {
  const count = (holds: (thread: ThreadSummary) => boolean): number => threads.filter(holds).length;
  const sum = (of: (thread: ThreadSummary) => number): number => threads.reduce((all, thread) => all + of(thread), 0);
  const blocks = sumOfBlocks(threads.map((thread) => thread.blocks));
  const contacts = takeOff(
    threads.map(({ contact }) => contact),
    0,
    0,
  );
  const running = threads.map(({ operator, state }) => ({ operator, ended: state === 'ended' }));
  const officers = threadsPerOfficer(running, Number.POSITIVE_INFINITY).byOfficer;
  return {
    threads: threads.length,
    open: count(({ state }) => state !== 'ended'),
    frozen: count(({ state }) => state === 'frozen'),
    contacted: contacts.of,
    answered: contacts.n,
    disclosed: count(({ disclosed }) => disclosed),
    draftsSuggested: sum(({ suggested }) => suggested),
    draftsApproved: sum(({ approvals }) => approvals),
    draftsRejected: sum(({ rejected }) => rejected),
    blocks: [...blocks].map(([rule, times]) => ({ rule, count: times })).sort((a, b) => b.count - a.count),
    dwellMedianS: medianS(threads.flatMap(({ dwells }) => dwells)),
    safeguardingMedianS: medianS(threads.flatMap(({ answeredMs }) => answeredMs)),
    threadsPerOfficer: [...officers].map(([id, times]) => ({ officer: names(id), threads: times })),
  };
}

function medianS(times: readonly number[]): number | null {
  const spread = spreadOf(times);
  return spread === null ? null : spread.median / MS;
}
