// Opens a thread: suspicion is on file, everything that stands behind it holds, and the use of the persona is logged.

import { isWithinLoad } from '../../bots/engagement/approval.js';
import { areApart, isLive, isSigned, isTrained, mayOperate } from '../../bots/engagement/authorisation.js';
import { channelAllows } from '../../bots/engagement/channel.js';
import { notStopped, standing } from '../../bots/engagement/numbered.js';
import { personaIsChecked } from '../../bots/engagement/persona.js';
import { deploymentAllows, policiesFor } from '../../bots/engagement/policy.js';
import type { PersonaFile } from '../../bots/engagement/registers.js';
import { isSuspected } from '../../bots/engagement/suspicion.js';
import { openThread as newThread, type ThreadStart } from '../../bots/engagement/thread.js';
import type { Authorisation, Officer } from '../../domain/authorisation.js';
import type { EngagementChannel } from '../../domain/engagement.js';
import { type Verdict, verdict } from '../../domain/engagement-rules.js';
import { ok } from '../../domain/result.js';
import { ALL, AUTHORISATIONS, PERSONAS, STOPS, SUSPICIONS, THREADS, TRAINING } from './row-kinds.js';
import { useUid } from './situation.js';
import { blocked, type EngagementTools, NOT_FOUND, type Outcome, refused } from './tools.js';

/** What an operator opens. */
export interface NewThread {
  readonly authorisationId: string;
  readonly subject: string;
  readonly platform: string;
  readonly channel: EngagementChannel;
  readonly smsFrom: string | null;
  readonly smsTo: string | null;
  readonly countries: readonly string[];
  readonly personaId: string;
  /** Of the use of the persona. */
  readonly purpose: string;
}

/** Opens it; whoever does is its operator. Gives its id. */
export async function openThread(asked: NewThread, officer: Officer, tools: EngagementTools): Promise<Outcome<string>> {
  const { rows, ids, clock, sms } = tools;
  const { granted, documents } = (await rows.load(AUTHORISATIONS, asked.authorisationId)).state;
  const now = granted === null ? null : standing(granted, documents);
  if (granted === null || now === null) return NOT_FOUND;
  if (now.state !== 'live') return refused('not_live');
  if (asked.channel === 'sms' && (sms === null || asked.smsTo === null)) return refused('sms_off');
  const persona = (await rows.load(PERSONAS, asked.personaId)).state;
  if (persona === null) return refused('unknown_persona');
  const suspicion = (await rows.load(SUSPICIONS, asked.subject)).state.at(-1);
  if (suspicion === undefined) return refused('no_suspicion');
  const { smsTo, purpose, ...rest } = asked;
  const start: ThreadStart = { ...rest, id: ids.random(), operator: officer.id, suspicion, at: clock.now() };
  const verdicts = await grounds(start, now.authorisation, { officer, persona }, tools);
  if (verdicts.some((one) => !one.ok)) return blocked(verdicts);
  const use = { kind: 'used', threadId: start.id, purpose } as const;
  const uid = useUid(start.id, officer.id);
  const used = await rows.change(PERSONAS, asked.personaId, () => ok({ uid, by: officer.id, event: use }));
  if (!used.ok) return used;
  const event = { kind: 'opened', start, smsTo } as const;
  const opened = await rows.change(THREADS, start.id, () => ok({ uid: 'opened', by: officer.id, event }));
  return opened.ok ? ok(start.id) : opened;
}

/** The rules that hold before anything was said; all others are asked with every text. */
async function grounds(
  start: ThreadStart,
  authorisation: Authorisation,
  { officer, persona }: { readonly officer: Officer; readonly persona: PersonaFile },
  { rows, ports, clock, board, deployment, policies: set, helpLineAccounts }: EngagementTools,
): Promise<readonly Verdict[]> {
  const now = clock.now();
  const thread = newThread(start);
  const { policies, verdict: known } = policiesFor(set, start.countries);
  const cap = policies.length === 0 ? 0 : Math.min(...policies.map(({ threadsPerOfficer }) => threadsPerOfficer));
  const training = (await rows.load(TRAINING, ALL)).state;
  const stops = (await rows.load(STOPS, ALL)).state;
  return [
    deploymentAllows(deployment),
    known,
    isSigned(authorisation, ports, now),
    isLive(authorisation, now, start.at),
    isNamed(start, authorisation),
    notStopped(stops, start.id, authorisation.id),
    areApart(authorisation, officer),
    mayOperate(officer),
    isTrained(authorisation, officer, training, now),
    isSuspected(thread, now),
    personaIsChecked(persona.persona, persona.checks, { personaId: start.personaId, officer: officer.id }, ports),
    isWithinLoad(board.openOf(officer.id) + 1, cap),
    channelAllows(thread, authorisation, policies, helpLineAccounts),
  ];
}

/** Subject, platform, countries and operator are in the authorisation; the act comes with each text. */
function isNamed(start: ThreadStart, authorisation: Authorisation): Verdict {
  return verdict('scope', [
    [!authorisation.subjects.includes(start.subject), 'subject'],
    [!authorisation.platforms.includes(start.platform), 'platform'],
    [start.countries.some((country) => !authorisation.jurisdiction.includes(country)), 'jurisdiction'],
    [!authorisation.operators.includes(start.operator), 'operator'],
  ]);
}
