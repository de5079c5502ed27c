// An authority that does everything right: two signers' keys, a signed policy, an authorisation, people, a talk. Tests then spoil one thing.

import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { signsReader } from '../../../src/app/engagement/read-signs.js';
import type { SendSituation } from '../../../src/bots/engagement/may-send.js';
import { personaHash } from '../../../src/bots/engagement/persona.js';
import type { EngagementPorts } from '../../../src/bots/engagement/ports.js';
import { authorisationText, tokenText } from '../../../src/bots/engagement/signed.js';
import { heardFrom, openThread } from '../../../src/bots/engagement/thread.js';
import { currentVersions } from '../../../src/bots/engagement/versions.js';
import { WordFinder } from '../../../src/classifiers/engagement-words/find-words.js';
import { loadEngagementWords } from '../../../src/classifiers/engagement-words/load-words.js';
import { buildFirstReader } from '../../../src/classifiers/first-reader.js';
import { loadFirstReaderData } from '../../../src/classifiers/load-first-reader.js';
import { signatureChecker, type TrustAnchor } from '../../../src/content/policy/trust-anchors.js';
import type { Authorisation, SecondToken, SignerKind } from '../../../src/domain/authorisation.js';
import type { CountryPolicy, PolicySet } from '../../../src/domain/country-policy.js';
import type { Approval, Draft, Thread } from '../../../src/domain/engagement.js';
import type { Persona } from '../../../src/domain/persona.js';
import type { ReadSigns } from '../../../src/domain/text-signs.js';

export const SECOND = 1000;
export const DAY = 86_400_000;
/** The moment of every decision here. */
export const NOW = Date.UTC(2026, 10, 24, 12);

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The shipped readers and words; built once, for it takes a second or two. */
export const readSigns: ReadSigns = (() => {
  const data = loadFirstReaderData('models/first', 'content/lexicon');
  const finder = new WordFinder(loadEngagementWords('policy/words'), data.lexicon);
  const known = new Map<string, ReturnType<ReadSigns>>();
  const read = signsReader(finder, buildFirstReader(data, null));
  return (text, hint) => {
    const key = `${hint ?? ''} ${text}`;
    const there = known.get(key) ?? read(text, hint);
    known.set(key, there);
    return there;
  };
})();

const keys = new Map<string, KeyObject>();

function anchor(person: string, kinds: readonly SignerKind[]): [string, TrustAnchor] {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyId = `key-${person}`;
  keys.set(keyId, privateKey);
  return [keyId, { keyId, person, kinds, key: publicKey, notBefore: NOW - 400 * DAY, notAfter: NOW + 400 * DAY }];
}

/** Colonel authorises, magistrates sign tokens, lex1 and lex2 policy; stale's key ran out, mallory is nobody. */
const anchors = new Map([
  anchor('colonel', ['authoriser']),
  anchor('prosecutor', ['prosecutor']),
  anchor('judge', ['judge']),
  anchor('lex1', ['policy']),
  anchor('lex2', ['policy']),
  anchor('stale', ['authoriser']),
  anchor('mallory', ['authoriser']),
]);
anchors.set('key-stale', { ...anchors.get('key-stale')!, notAfter: NOW - 1 });
anchors.delete('key-mallory');

export const ports: EngagementPorts = { verify: signatureChecker(anchors), sha256, readSigns };

/** Signs a text with somebody's key. */
export function signText(person: string, text: string): { keyId: string; value: string } {
  const keyId = `key-${person}`;
  return { keyId, value: sign(null, Buffer.from(text, 'utf8'), keys.get(keyId)!).toString('base64') };
}

const NO_SIGNATURE = { keyId: '', value: '' };

/** The authorisation with changes, signed by `by`. */
export function authorisation(changes: Partial<Authorisation> = {}, by = 'colonel'): Authorisation {
  const unsigned: Authorisation = {
    id: 'A-014',
    legalBasis: 'Code of Criminal Procedure, art. 706-81',
    offence: 'smuggling',
    subjects: ['S-2'],
    platforms: ['telegram', 'sms'],
    jurisdiction: ['FR'],
    permitted: (['first_contact', 'reply', 'ask', 'discuss_terms'] as const).map((act) => ({
      act,
      article: 'CPP art. 706-81',
    })),
    operators: ['officer4'],
    start: NOW - 10 * DAY,
    end: NOW + 20 * DAY,
    necessity: 'Adverts on a public channel name boats and the sellers answer only in private messages.',
    proportionality: 'Only the writer of the adverts is contacted and nothing else of their account is read.',
    signer: 'colonel',
    training: 'online-engagement-1',
    smsNumbers: [],
    campaignId: null,
    signature: NO_SIGNATURE,
    ...changes,
  };
  return { ...unsigned, signature: signText(by, authorisationText(unsigned)!) };
}

/** A second token for an authorisation. */
export function token(of: Authorisation, changes: Partial<SecondToken> = {}): SecondToken {
  const unsigned: SecondToken = {
    kind: 'prosecutor',
    authorisationId: of.id,
    authorisationSha256: sha256(authorisationText(of) ?? ''),
    acts: ['first_contact', 'reply', 'ask', 'discuss_terms', 'warn'],
    signer: 'prosecutor',
    at: NOW - 9 * DAY,
    signature: NO_SIGNATURE,
    ...changes,
  };
  return { ...unsigned, signature: signText(unsigned.signer, tokenText(unsigned)!) };
}

/** France as its shipped profile has it, signed by two. */
export const FRANCE: CountryPolicy = {
  country: 'FR',
  standing: 'permitted',
  bases: [
    {
      article: 'CPP art. 706-81',
      acts: ['first_contact', 'reply', 'ask', 'discuss_terms', 'send_sms', 'warn'],
      secondToken: 'prosecutor',
      maxDays: 122,
    },
  ],
  unverified: ['not checked by a lawyer'],
  sms: false,
  silenceHours: 72,
  threadsPerOfficer: 8,
  alertMinutes: 5,
  version: sha256('FR'),
  signedBy: ['lex1', 'lex2'],
};

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'vi', 'id', 'ms', 'tl', 'th', 'bn', 'ta', 'my'];

export const POLICIES: PolicySet = {
  countries: new Map([['FR', FRANCE]]),
  conflicting: new Set(),
  languages: new Map(LANGUAGES.map((lang) => [lang, sha256(lang)])),
};

export const PERSONA: Persona = {
  id: 'P-1',
  name: 'Sam',
  age: 34,
  occupation: 'warehouse worker',
  story: 'He lives with two cousins and likes fishing and football on quiet evenings.',
  handles: ['sam_north'],
  version: 1,
};

/** A thread after what they said, one message a minute before now. */
export function threadAfter(messages: readonly string[], changes: Partial<Thread> = {}): Thread {
  let thread = openThread({
    id: 'T-18',
    authorisationId: 'A-014',
    subject: 'S-2',
    platform: 'telegram',
    channel: 'relay',
    smsFrom: null,
    countries: ['FR'],
    operator: 'officer4',
    personaId: 'P-1',
    suspicion: {
      recordedAt: NOW - 9 * DAY,
      by: 'officer9',
      grounds: 'Wrote three adverts for boat places on a public channel in October.',
    },
    at: NOW - 9 * DAY,
  });
  messages.forEach((text, i) => {
    const at = NOW - (messages.length - i) * 60 * SECOND;
    const heard = { at, text, signs: readSigns(text, thread.language ?? undefined), media: 0 };
    thread = heardFrom(thread, heard, { live: true, offence: 'smuggling', officers: ['officer9', 'officer2'] }).thread;
  });
  return { ...thread, ...changes };
}

/** What they wrote in an honest talk. */
export const THEIRS = [
  'you asked about the crossing. i have places on the boat for december',
  '3,800 euros each, all included',
];

/** A draft; suggested and untouched unless said otherwise. */
export function draft(text: string, changes: Partial<Draft> = {}): Draft {
  const current = currentVersions(POLICIES, ['FR']);
  return {
    id: 'D-1',
    threadId: 'T-18',
    revision: 1,
    text,
    author: 'template:en-any-1',
    editors: [],
    act: 'reply',
    versions: { templates: 'v1', model: null, prompt: null, ...current },
    at: NOW - 40 * SECOND,
    signOff: null,
    rejected: null,
    ...changes,
  };
}

/** A yes to this draft, given after time enough to read it. */
export function approval(of: Draft, changes: Partial<Approval> = {}): Approval {
  return {
    id: 'Y-1',
    threadId: of.threadId,
    draftId: of.id,
    revision: of.revision,
    textSha256: sha256(of.text),
    approver: 'officer7',
    shownAt: NOW - 35 * SECOND,
    lastApprovalAt: null,
    at: NOW - 1 * SECOND,
    ...changes,
  };
}

/** Everything as it must be, around this text. `changes` spoil it. */
export function situation(text: string, changes: Partial<SendSituation> = {}): SendSituation {
  const granted = changes.granted ?? authorisation();
  const made = changes.draft ?? draft(text);
  return {
    deployment: { profile: 'authority', on: true },
    policies: POLICIES,
    thread: threadAfter(THEIRS),
    draft: made,
    approval: approval(made),
    operator: { id: 'officer4', roles: ['operator'] },
    approver: { id: 'officer7', roles: ['approver'] },
    granted,
    documents: [{ authorisationId: 'A-014', n: 1, at: NOW - 10 * DAY, kind: 'grant' }],
    intentId: null,
    approvalUsedBy: null,
    stops: [],
    tokens: [token(granted)],
    training: [
      {
        officer: 'officer4',
        kind: 'online-engagement-1',
        passedAt: NOW - 90 * DAY,
        expiresAt: NOW + 90 * DAY,
        recordedBy: 'school',
      },
    ],
    persona: PERSONA,
    personaChecks: [{ personaId: 'P-1', sha256: personaHash(PERSONA, sha256)!, by: 'officer9', at: NOW - 9 * DAY }],
    personaUses: [
      { personaId: 'P-1', threadId: 'T-18', officer: 'officer4', at: NOW - 8 * DAY, purpose: 'Talk with S-2' },
    ],
    campaign: null,
    authorisers: ['colonel'],
    safeguarding: ['officer9', 'officer2'],
    threadsOpen: 6,
    helpLineAccounts: ['+33100000000'],
    now: NOW,
    ...changes,
  };
}
