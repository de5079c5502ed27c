// An authority's desk over a real embedded store, with a clock that tests move: people, a signed authorisation, a persona, a thread.

import { generateKeyPairSync } from 'node:crypto';
import { addAccount } from '../../../src/app/auth/accounts.js';
import type { Log } from '../../../src/app/ports.js';
import type { FirstParts } from '../../../src/app/understanding/protocol.js';
import type { TwilioAccount } from '../../../src/bots/channels/twilio-engagement/send.js';
import { tokenText } from '../../../src/bots/engagement/signed.js';
import type { Role } from '../../../src/domain/staff.js';
import { composeEngagements, type EngagementCore, type Engagements } from '../../../src/server/compose-engagements.js';
import { composeTraining } from '../../../src/server/compose-training.js';
import type { SmsWebhook } from '../../../src/server/public/webhook-engagement-sms.js';
import { Authority, type AuthorityOptions } from '../../helpers/authority.js';
import { shippedParts } from '../../helpers/shipped-reader.js';
import { cheapPasswords, deskWorld, type Reply, type StaffMember, silentLog, type WorldTools } from '../desk-world.js';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

const PEOPLE = {
  ina: ['operator'],
  omar: ['operator'],
  lea: ['approver'],
  tom: ['approver'],
  noor: ['authoriser'],
  paul: ['oversight'],
} as const satisfies Record<string, readonly Role[]>;
export type Name = keyof typeof PEOPLE;

const ACTS = ['first_contact', 'reply', 'ask', 'discuss_terms'] as const;

/** What they wrote in an honest talk. */
export const THEIRS = [
  'you asked about the crossing. i have places on the boat for december',
  '3,800 euros each, all included',
];

/** What is another one than usual. */
export interface EngagementWorldOptions {
  readonly twilio?: TwilioAccount | null;
  readonly authority?: AuthorityOptions;
  readonly log?: Log;
  readonly helpLineAccounts?: readonly string[];
  readonly second?: EngagementCore['second'];
}

/** Makes it, with everything in place for threads to be opened. */
export async function engagementWorld(options: EngagementWorldOptions = {}) {
  const { twilio = null } = options;
  const authority = new Authority({ sms: twilio !== null, ...options.authority });
  const accounts = new Map<Name, string>();
  const rung: string[] = [];
  let stop = (): void => undefined;
  let sms: SmsWebhook | null = null;
  let degraded = (): readonly string[] => [];
  let another = async (): Promise<Engagements | null> => null;
  const world = await deskWorld({
    more: async (tools) => {
      for (const [name, roles] of Object.entries(PEOPLE)) accounts.set(name as Name, await account(name, roles, tools));
      authority.anchor(accounts.get('noor') ?? '', ['authoriser']);
      authority.anchor('magistrate', ['prosecutor']);
      const core = coreOf(authority, tools, await shippedParts(), options);
      another = () => composeEngagements(core, { ring: () => undefined, quiet: () => undefined }, '.');
      const alarm = { ring: (why: string) => void rung.push(why), quiet: () => undefined };
      const engagements = await composeEngagements(core, alarm, '.');
      if (engagements === null) throw new Error('Engagements are off.');
      await engagements.start();
      stop = () => engagements.stop();
      sms = engagements.sms;
      degraded = () => engagements.degraded();
      const training = composeTraining(core, engagements.tools.ports.readSigns);
      return { engagements: engagements.tools, ...(training !== null && { training }) };
    },
  });
  const people = {} as Record<Name, StaffMember>;
  for (const name of Object.keys(PEOPLE) as Name[]) people[name] = await world.signedIn(accounts.get(name) ?? '', name);
  // A session of its own for each call: tests let hours go by.
  const call = async (who: Name, method: string, path: string, body?: object): Promise<Reply> =>
    await (await people[who].again()).ask(method, `/engagements${path}`, body === undefined ? {} : { body });
  const acts = actsOf(world, authority, people, call);
  return {
    ...world,
    ...acts,
    people,
    authority,
    rung,
    sms: () => sms,
    degraded: () => degraded(),
    /** Engagements of a further process on the same store. */
    another: () => another(),
    call,
    later: (ms: number) => {
      world.time.now += ms;
      world.time.mono += ms;
    },
    async end() {
      stop();
      await world.end();
      authority.end();
    },
  };
}

export type EngagementWorld = Awaited<ReturnType<typeof engagementWorld>>;

async function account(name: string, roles: readonly Role[], tools: WorldTools): Promise<string> {
  const made = await addAccount(name, roles, { ...tools, staff: tools.store.staff, passwords: cheapPasswords });
  const there = await tools.store.staff.byNameKey(name);
  if (!made.ok || there === undefined) throw new Error('no account');
  await tools.store.staff.update({ ...there, state: 'active', version: there.version + 1 });
  return there.id;
}

/** A key that signs evidence, PEM. */
function testKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

function coreOf(
  authority: Authority,
  tools: WorldTools,
  firstParts: FirstParts,
  { twilio = null, log = silentLog, helpLineAccounts = [], second = null }: EngagementWorldOptions,
): EngagementCore {
  const { policyDir, anchorsDir: trustAnchorsDir } = authority;
  return {
    ...tools,
    log,
    understander: { firstParts },
    second,
    config: {
      profile: 'authority',
      evidence: { key: testKey(), tsaUrl: null },
      engagements: { policyDir, trustAnchorsDir, helpLineAccounts, twilio },
      publicUrl: 'https://chat.example.org',
      modelsDir: null,
      modelDir: 'models/first',
      contentDir: 'content',
    },
  } as EngagementCore;
}

type Call = (who: Name, method: string, path: string, body?: object) => Promise<Reply>;

/** The steps of an engagement, as people take them. */
function actsOf(
  world: { readonly time: { now: number; mono: number } },
  authority: Authority,
  people: Readonly<Record<Name, StaffMember>>,
  call: Call,
) {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const good = async (reply: Promise<Reply>): Promise<Reply['json']> => {
    const { status, json, text } = await reply;
    if (status >= 300) throw new Error(`${status}: ${text}`);
    return json;
  };
  let messages = 0;

  const request = (changes: object = {}) => ({
    legalBasis: 'Code of Criminal Procedure, art. 706-81',
    offence: 'smuggling',
    subjects: ['S-2', 'S-3'],
    platforms: ['telegram'],
    jurisdiction: ['FR'],
    permitted: [...ACTS, 'send_sms', 'warn'].map((act) => ({ act, article: 'CPP art. 706-81' })),
    operators: [people.ina.id],
    start: iso(world.time.now - DAY),
    end: iso(world.time.now + 20 * DAY),
    necessity: 'Adverts on a public channel name boats and the sellers answer only in private messages.',
    proportionality: 'Only the writer of the adverts is contacted and nothing else of their account is read.',
    signer: people.noor.id,
    training: 'online-engagement-1',
    smsNumbers: [],
    campaignId: null,
    ...changes,
  });

  const authorise = async (changes: object = {}): Promise<string> => {
    const { id, toSign } = await good(call('lea', 'POST', '/authorisations', request(changes)));
    const signature = authority.sign(people.noor.id, toSign);
    const { sha256 } = await good(call('noor', 'POST', `/authorisations/${id}/signature`, signature));
    await good(call('ina', 'POST', `/authorisations/${id}/tokens`, token(id, sha256)));
    return id;
  };

  /** What a prosecutor signs elsewhere, and somebody imports. */
  const token = (authorisationId: string, authorisationSha256: string, signer = 'magistrate') => {
    const at = world.time.now;
    const unsigned = {
      kind: 'prosecutor',
      authorisationSha256,
      acts: [...ACTS, 'send_sms', 'warn'],
      signer,
    } as const;
    const signature = { keyId: '', value: '' };
    const text = tokenText({ ...unsigned, authorisationId, at, signature }) ?? '';
    return { ...unsigned, at: iso(at), signature: authority.sign(signer, text) };
  };

  const persona = async (): Promise<string> => {
    const { id, sha256 } = await good(
      call('ina', 'POST', '/personas', {
        name: 'Sam',
        age: 34,
        occupation: 'warehouse worker',
        story: 'He lives with two cousins and likes fishing and football on quiet evenings.',
        handles: ['sam_north'],
      }),
    );
    await good(call('lea', 'POST', `/personas/${id}/checks`, { sha256 }));
    return id;
  };

  const prepare = async (): Promise<void> => {
    const training = {
      officer: people.ina.id,
      kind: 'online-engagement-1',
      passedAt: iso(world.time.now - DAY),
      expiresAt: iso(world.time.now + 300 * DAY),
    };
    await good(call('lea', 'POST', '/training', training));
    await good(call('noor', 'PUT', '/safeguarding', { officers: [people.lea.id, people.tom.id] }));
    const grounds = 'Wrote three adverts for boat places on a public channel in October.';
    for (const subject of ['S-2', 'S-3']) await good(call('ina', 'POST', `/suspicions/${subject}`, { grounds }));
    world.time.now += MINUTE;
  };

  const asked = (authorisationId: string, personaId: string, changes: object = {}) => ({
    authorisationId,
    subject: 'S-2',
    platform: 'telegram',
    channel: 'relay',
    smsFrom: null,
    smsTo: null,
    countries: ['FR'],
    personaId,
    purpose: 'Talk with S-2',
    ...changes,
  });

  const open = async (authorisationId: string, personaId: string, changes: object = {}): Promise<string> =>
    (await good(call('ina', 'POST', '/threads', asked(authorisationId, personaId, changes)))).id;

  const hear = async (thread: string, text: string): Promise<Reply['json']> => {
    world.time.now += MINUTE;
    messages += 1;
    const message = { id: `m${messages}`, text, writtenAt: null, capturedSha256: null, media: [] };
    return await good(call('ina', 'POST', `/threads/${thread}/messages`, message));
  };

  const read = async (thread: string, who: Name = 'ina'): Promise<Reply['json']> =>
    await good(call(who, 'GET', `/threads/${thread}`));

  const drafts = async (thread: string): Promise<Reply['json'][]> => (await read(thread)).drafts;

  /** Shown, read for a minute, and said yes to. */
  const approve = async (thread: string, draft: Reply['json'], who: Name = 'lea'): Promise<Reply> => {
    const path = `/threads/${thread}/drafts/${draft.id}`;
    await call(who, 'POST', `${path}/shown`, { revision: draft.revision });
    world.time.now += MINUTE;
    return await call(who, 'POST', `${path}/approval`, { revision: draft.revision, textSha256: draft.textSha256 });
  };

  /** A text of a campaign shown, read for a minute, and said yes to. */
  const approveWarning = async (path: string, sha256: string, who: Name): Promise<Reply> => {
    await call(who, 'POST', `${path}/shown`, { sha256 });
    world.time.now += MINUTE;
    return await call(who, 'POST', `${path}/approval`, { sha256 });
  };

  const release = async (thread: string, draft: Reply['json']): Promise<Reply> =>
    await call('ina', 'POST', `/threads/${thread}/drafts/${draft.id}/release`);

  return {
    good,
    request,
    authorise,
    token,
    persona,
    prepare,
    asked,
    open,
    hear,
    read,
    drafts,
    approve,
    approveWarning,
    release,
  };
}

/** Every rule that refused. */
export function rulesOf({ json }: Reply): readonly string[] {
  return (json?.verdicts ?? []).filter(({ ok }: { ok: boolean }) => !ok).map(({ rule }: { rule: string }) => rule);
}

/** Which rule a refusal names, and why. */
export function why({ status, json }: Reply): string {
  return `${status} ${json?.why ?? json?.code ?? ''}`;
}
