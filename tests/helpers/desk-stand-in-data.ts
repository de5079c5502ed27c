// Invented people, requests and one conversation for the desk's stand-in. Every text here is made up for the tests.

import type { Label } from '../../src/domain/assessment.js';
import type { HelpReason } from '../../src/domain/session.js';
import type { Role } from '../../src/domain/staff.js';
import type { NoteView } from '../../src/server/api/schemas/conversations.js';
import type { QueueRow } from '../../src/server/api/schemas/queue.js';
import type { AssessedView, ReplyView, TurnView } from '../../src/server/api/schemas/turns.js';

/** Password and code that open every account of the stand-in. */
export const PASSWORD = 'three plain words';
export const CODE = '123456';

/** An account of the stand-in. */
export interface StandInAccount {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  setup: boolean;
}

/** Everybody who may sign in. */
export function accounts(): StandInAccount[] {
  return [
    { id: 'st_mara', name: 'Mara', roles: ['counsellor', 'analyst'], setup: false },
    { id: 'st_joel', name: 'Joel', roles: ['counsellor'], setup: false },
    { id: 'st_thiri', name: 'Thiri', roles: ['counsellor'], setup: false },
    { id: 'st_noor', name: 'Noor', roles: ['analyst', 'supervisor'], setup: false },
    { id: 'st_sara', name: 'Sara', roles: ['supervisor'], setup: false },
    { id: 'st_aude', name: 'Aude', roles: ['auditor'], setup: false },
    { id: 'st_nils', name: 'Nils', roles: ['admin'], setup: false },
    { id: 'st_lena', name: 'Lena', roles: ['counsellor'], setup: true },
  ];
}

/** Id of the conversation that can be opened. */
export const MAIN = 'c_main7F2K';

/** A moment `s` seconds ago. */
export function ago(s: number): string {
  return new Date(Date.now() - s * 1000).toISOString();
}

interface RowFacts {
  readonly id: string;
  readonly kind?: 'help' | 'review';
  readonly state?: QueueRow['state'];
  readonly code: HelpReason | 'signs';
  readonly sentence: string;
  readonly labels: Label[];
  readonly indicator?: string;
  readonly waited: number;
  readonly target: number;
  readonly answered?: number;
  readonly language: string;
  readonly country?: QueueRow['country'];
  readonly heldBy?: QueueRow['heldBy'];
  readonly conversation?: string;
}

/** A row of the queue. */
export function row(facts: RowFacts): QueueRow {
  const kind = facts.kind ?? 'help';
  return {
    id: facts.id,
    kind,
    version: facts.heldBy ? 1 : 0,
    state: facts.state ?? (kind === 'review' ? 'open' : facts.heldBy ? 'claimed' : 'waiting'),
    why: { code: facts.code, labels: facts.labels, indicator: facts.indicator ?? null, sentence: facts.sentence },
    since: ago(facts.waited),
    waitedS: facts.waited,
    targetS: facts.target,
    answeredAt: facts.answered === undefined ? null : ago(facts.answered),
    language: facts.language,
    channel: 'web',
    country: facts.country ?? null,
    heldBy: facts.heldBy ?? null,
    conversationId: facts.conversation ?? `c_${facts.id}`,
    hidden: false,
    seenTurn: 1,
  };
}

const JOEL = { id: 'st_joel', name: 'Joel' };
const THIRI = { id: 'st_thiri', name: 'Thiri' };
const MALAYSIA = { code: 'MY', how: 'said' } as const;

/** The queue as a day begins: people first, the longest wait first. */
export function queue(): QueueRow[] {
  const review = { kind: 'review', target: 86_400 } as const;
  return [
    row({
      id: 'hr_1',
      code: 'danger',
      sentence: 'In danger now',
      labels: ['distress', 'coercion'],
      indicator: 'confined-or-guarded',
      waited: 190,
      target: 120,
      language: 'bn',
      country: MALAYSIA,
      conversation: MAIN,
    }),
    row({
      id: 'hr_2',
      code: 'code_word_failed',
      sentence: 'Code word failed, asked quietly for a person',
      labels: ['distress'],
      waited: 220,
      target: 180,
      language: 'ar',
      country: { code: 'LB', how: 'said' },
    }),
    row({
      id: 'hr_3',
      code: 'minor_risk',
      sentence: 'May be under 18',
      labels: ['minor_risk', 'recruitment'],
      indicator: 'told-to-say-adult',
      waited: 150,
      target: 180,
      language: 'tl',
      country: { code: 'PH', how: 'prefix' },
    }),
    row({
      id: 'hr_4',
      code: 'asked',
      sentence: 'Asks for a person',
      labels: ['distress', 'debt_bondage'],
      indicator: 'not-free-until-paid',
      waited: 70,
      target: 180,
      language: 'en',
      heldBy: JOEL,
    }),
    row({
      id: 'hr_5',
      code: 'unassessed',
      sentence: 'Not assessed: nothing is known about this text',
      labels: [],
      waited: 65,
      target: 600,
      language: 'ta',
    }),
    row({
      id: 'hr_6',
      code: 'asked',
      sentence: 'Asks for a person',
      labels: ['distress'],
      indicator: 'documents-kept',
      waited: 540,
      target: 180,
      answered: 130,
      state: 'answered',
      language: 'my',
      country: { code: 'TH', how: 'said' },
      heldBy: THIRI,
    }),
    row({
      id: 'ri_1',
      ...review,
      code: 'signs',
      sentence: 'Text to review: recruitment, secrecy',
      labels: ['recruitment', 'secrecy'],
      indicator: 'tourist-visa-for-work',
      waited: 90_000,
      language: 'en',
    }),
    row({
      id: 'ri_main',
      ...review,
      code: 'signs',
      sentence: 'Text to review: recruitment',
      labels: ['recruitment'],
      indicator: 'tourist-visa-for-work',
      waited: 66_000,
      language: 'bn',
      country: MALAYSIA,
      conversation: MAIN,
    }),
    row({
      id: 'ri_3',
      ...review,
      code: 'signs',
      sentence: 'Text to review: document fraud',
      labels: ['document_fraud'],
      indicator: 'other-persons-document',
      waited: 7_200,
      language: 'fr',
      heldBy: JOEL,
      state: 'in_review',
    }),
    row({
      id: 'ri_4',
      ...review,
      code: 'unassessed',
      sentence: 'Not assessed: nothing is known about this text',
      labels: [],
      waited: 1_500,
      language: 'zh',
    }),
    row({
      id: 'ri_5',
      ...review,
      code: 'signs',
      sentence: 'Text to review: exploitation advert',
      labels: ['exploitation_advert'],
      indicator: 'papers-held',
      waited: 480,
      language: 'ms',
    }),
  ];
}

/** A row that comes in while somebody reads. */
export function newcomer(n: number): QueueRow {
  return row({
    id: `hr_new${n}`,
    code: 'asked',
    sentence: `Asks for a person (${n})`,
    labels: ['distress'],
    waited: 3,
    target: 180,
    language: 'fr',
  });
}

/** Many texts to review, for the list that must not grow with the queue. */
export function manyRows(count: number): QueueRow[] {
  return Array.from({ length: count }, (_, n) =>
    row({
      id: `ri_many${n}`,
      kind: 'review',
      code: 'signs',
      sentence: `Text to review (${n + 1})`,
      labels: ['recruitment'],
      waited: 90_000 - n,
      target: 86_400,
      language: 'en',
    }),
  );
}

/** Words of the signs. */
export const INDICATORS = {
  'documents-kept': {
    name: 'Says their documents are kept',
    explains: 'The person says that somebody else holds their passport.',
    weight: 'strong',
  },
  'wages-withheld': { name: 'Wages withheld', explains: 'Three months of pay are missing.', weight: 'medium' },
  'not-free-until-paid': {
    name: 'Not free to leave until paid',
    explains: 'Leaving is tied to paying a debt.',
    weight: 'strong',
  },
  'confined-or-guarded': {
    name: 'Confined or guarded',
    explains: 'The person says that they are locked in.',
    weight: 'strong',
  },
  'no-experience-needed': {
    name: 'No experience and only a token selection',
    explains: 'Common in honest adverts too.',
    weight: 'weak',
  },
  'pay-out-of-line': {
    name: 'Pay out of line with skills',
    explains: 'Several times the usual pay for this work.',
    weight: 'medium',
  },
  'tourist-visa-for-work': {
    name: 'Tourist visa for work',
    explains: 'A tourist visa does not allow work.',
    weight: 'strong',
  },
  'told-to-say-adult': {
    name: 'Told to say that one is an adult',
    explains: 'Somebody asks them to give another age.',
    weight: 'strong',
  },
  'papers-held': {
    name: 'Advert says the papers are held',
    explains: 'The advert says who keeps the documents.',
    weight: 'medium',
  },
  'other-persons-document': {
    name: 'Travel on another person’s document',
    explains: 'The text offers a document of somebody else.',
    weight: 'strong',
  },
} as const;

type IndicatorId = keyof typeof INDICATORS;

/** A reading of `text` with signs on the given passages. */
export function reading(
  text: string,
  speaker: AssessedView['speaker'],
  language: string,
  signs: [Label, IndicatorId, string][],
): AssessedView {
  return {
    kind: 'assessed',
    labels: [...new Set(signs.map(([label]) => label))].map((label) => ({ label, probability: 0.9 })),
    reasons: signs.map(([label, indicator, passage]) => {
      const start = text.indexOf(passage);
      return { label, indicator, start, end: start + passage.length, weight: INDICATORS[indicator].weight };
    }),
    signsOnly: false,
    entities: [],
    speaker,
    language,
    script: language === 'bn' ? 'Beng' : 'Latn',
    intent: null,
    flagged: signs.length > 0,
    needsPerson: signs.length > 0,
    obfuscated: false,
    readers: ['first'],
    model: '2026.11-1',
    failed: [],
  };
}

/** A reply of the bot. */
export function bot(seq: number, text: string): ReplyView {
  return {
    seq,
    from: 'bot',
    name: null,
    text,
    options: [],
    contact: null,
    language: 'en',
    delivery: { state: 'sent', why: null },
  };
}

interface TurnFacts {
  readonly n: number;
  readonly at: number;
  readonly text: string;
  readonly understanding?: TurnView['understanding'];
  readonly reply?: string;
  readonly risk: number;
  readonly flagged?: boolean;
}

/** A turn in which the person wrote. */
export function personTurn({ n, at, text, understanding, reply, risk, flagged }: TurnFacts): TurnView {
  return {
    turn: n,
    entrySeq: n,
    at: ago(at),
    writtenAt: null,
    late: false,
    message: { kind: 'inbound', text },
    understanding: understanding === undefined ? reading(text, 'unknown', 'en', []) : understanding,
    firstReaderOnly: false,
    replies: reply === undefined ? [] : [bot(n * 100 + 1, reply)],
    events: flagged ? ['flagged'] : [],
    risk,
  };
}

const BENGALI = 'আমার পাসপোর্ট ম্যানেজারের কাছে। তিন মাস বেতন পাইনি।';
const OWED = 'They say i owe 3,000 for the ticket and can not leave until i pay. Door is locked at night';
const OFFER =
  'Customer service, no experience, 1,500 USD a month, ticket and room free. Tourist visa is enough. Write to +1 555 0142 or goldstar-jobs.example';

/** The conversation of the first row, oldest first. */
export function mainTurns(): TurnView[] {
  const offer = reading(OFFER, 'offeror', 'en', [
    ['recruitment', 'no-experience-needed', 'no experience'],
    ['recruitment', 'pay-out-of-line', '1,500 USD a month'],
    ['recruitment', 'tourist-visa-for-work', 'Tourist visa is enough'],
  ]);
  const phone = OFFER.indexOf('+1 555 0142');
  const url = OFFER.indexOf('goldstar-jobs.example');
  return [
    personTurn({
      n: 1,
      at: 900,
      text: 'hi',
      reply: 'This is a bot, and a person can join when you ask. Can somebody else see this phone?',
      risk: 0.03,
    }),
    personTurn({
      n: 2,
      at: 840,
      text: 'No, only me',
      reply: 'Are you in danger right now? You can skip any question.',
      risk: 0.03,
    }),
    personTurn({
      n: 3,
      at: 780,
      text: BENGALI,
      risk: 0.38,
      reply: 'I am sorry this is happening. Would you like contacts near you, or a person?',
      understanding: reading(BENGALI, 'seeker', 'bn', [
        ['distress', 'documents-kept', 'আমার পাসপোর্ট ম্যানেজারের কাছে'],
        ['debt_bondage', 'wages-withheld', 'তিন মাস বেতন পাইনি'],
      ]),
    }),
    personTurn({
      n: 4,
      at: 720,
      text: OWED,
      risk: 0.71,
      flagged: true,
      reply: 'That is not your fault. A person can write with you here. Do you want that?',
      understanding: reading(OWED, 'seeker', 'en', [
        ['debt_bondage', 'not-free-until-paid', 'can not leave until i pay'],
        ['coercion', 'confined-or-guarded', 'Door is locked at night'],
      ]),
    }),
    personTurn({
      n: 5,
      at: 400,
      text: OFFER,
      risk: 0.86,
      understanding: {
        ...offer,
        entities: [
          { type: 'phone', value: '+15550142', start: phone, end: phone + 11 },
          { type: 'url', value: 'goldstar-jobs.example', start: url, end: url + 21 },
        ],
      },
    }),
    personTurn({
      n: 6,
      at: 300,
      text: '<script>document.title="owned"</script><img src=x onerror=alert(1)>',
      risk: 0.86,
      understanding: { kind: 'unassessed', why: 'timed_out' },
    }),
    personTurn({ n: 7, at: 190, text: 'I want to talk to a person', risk: 0.86, reply: 'A person is told now.' }),
  ];
}

/** Notes of the conversation. */
export function mainNotes(): NoteView[] {
  return [{ id: 'n_1', by: JOEL, at: ago(240), text: 'Switches to English when somebody comes near.' }];
}

/** Deliveries in a state. */
export function deliveries(state: string) {
  const one = {
    id: 'k:4:1',
    conversationId: MAIN,
    seq: 401,
    channel: 'telegram',
    act: 'say',
    from: 'bot',
    why: 'timed_out',
    at: ago(600),
    notAfter: ago(-300),
    attempts: 3,
  };
  const down = [{ channel: 'telegram', since: ago(900), why: 'not_authorised' }];
  const takeBack = { ...one, id: 'k:5:0', seq: 500, act: 'take_back', why: 'platform_down' };
  if (state === 'queued') return { items: [one, takeBack].map((row) => ({ ...row, state })), down };
  return { items: state === 'dropped' ? [] : [{ ...one, state }], down: [] };
}

/** Entries that were set aside. */
export function setAside() {
  return {
    items: [
      {
        contactId: 'k',
        seq: 9,
        conversationId: MAIN,
        kind: 'inbound',
        state: 'quarantined',
        at: ago(300),
        attempts: 5,
      },
    ],
  };
}

/** The audit log. */
export function auditLog() {
  const event = { chain: 'ch_1', actor: 'st_mara', actorName: 'Mara', outcome: 'ok', hash: '0'.repeat(64) };
  return {
    items: [
      {
        ...event,
        n: 2,
        at: ago(60),
        act: 'conversation.read',
        object: `conversation:${MAIN}`,
        reason: 'I claimed the help request',
      },
      { ...event, n: 1, at: ago(120), act: 'session.start', object: 'account:st_mara', reason: null },
    ],
  };
}

/** An account as colleagues see it. */
export function person({ id, name }: StandInAccount): { id: string; name: string } {
  return { id, name };
}

/** A turn in which staff acted. */
export function staffTurn(
  n: number,
  act: 'take_over' | 'hand_back' | 'message',
  who: StandInAccount,
  risk: number,
): TurnView {
  return {
    turn: n,
    entrySeq: n,
    at: ago(0),
    writtenAt: null,
    late: false,
    message: { kind: 'staff', act, by: person(who) },
    understanding: null,
    firstReaderOnly: false,
    replies: [],
    events: [],
    risk,
  };
}
