// Who first mentioned what, kept up message by message; threads, alerts and suggestions beside it.

import { emptyLedger, firstMentions, hear, MAX_FACTS } from '../../../src/bots/engagement/ledger.js';
import { alertClock, nextSafety } from '../../../src/bots/engagement/safeguarding.js';
import { type DraftGenerator, stateOf, suggest, suggestWith } from '../../../src/bots/engagement/suggest.js';
import { heardFrom, openThread } from '../../../src/bots/engagement/thread.js';
import type { Safety } from '../../../src/domain/safeguard.js';
import { type Mention, NO_SIGNS, type TextSigns } from '../../../src/domain/text-signs.js';

const SIGNS: TextSigns = { ...NO_SIGNS, read: true, lang: 'en', languages: ['en'], script: 'Latn' };
const says = (...mentions: Mention[]): TextSigns => ({ ...SIGNS, mentions });
const price = (value: string | null, sure = true): Mention => ({ topic: 'price', value, sure, start: 0, end: 4 });
const START = {
  id: 'T-1',
  authorisationId: 'A-1',
  subject: 'S-1',
  platform: 'telegram',
  channel: 'relay',
  smsFrom: null,
  countries: ['FR'],
  operator: 'officer4',
  personaId: 'P-1',
  suspicion: null,
  at: 1,
} as const;
const CUSTODY = { live: true, offence: 'smuggling', officers: ['officer9', 'officer2'] } as const;

describe('the ledger of first mentions', () => {
  const theirs = { side: 'theirs', turn: 1, at: 1, text: '3800 each' } as const;

  it('lets us repeat a sum that they named, and no other', () => {
    const ledger = hear(emptyLedger(), { ...theirs, signs: says(price('3800')) });
    expect(firstMentions(ledger, says(price('3800')))).toEqual([]);
    expect(firstMentions(ledger, says(price('5000')))).toEqual(['fact:price']);
    expect(ledger.topics.price).toMatchObject({ first: 'theirs', turn: 1, said: '3800' });
  });

  it('opens no topic for us by a word of theirs that may mean anything', () => {
    const ledger = hear(emptyLedger(), { ...theirs, signs: says(price(null, false)) });
    expect(firstMentions(ledger, says(price(null, false)))).toEqual(['price']);
  });

  it('remembers that we were first, whatever they say later', () => {
    const ours = hear(emptyLedger(), { ...theirs, side: 'ours', signs: says(price('3800', false)) });
    const both = hear(ours, { ...theirs, turn: 2, signs: says(price('3800')) });
    expect(both.topics.price).toMatchObject({ first: 'ours', turn: 1, said: null });
    expect(firstMentions(both, says(price('3800')))).toEqual(['price']);
  });

  it('stays of one size in a talk of any length', () => {
    let ledger = emptyLedger();
    for (let i = 0; i < MAX_FACTS + 500; i += 1)
      ledger = hear(ledger, { ...theirs, turn: i, signs: says(price(String(i))) });
    expect(ledger.facts.size).toBe(MAX_FACTS);
    const again = hear(ledger, { ...theirs, turn: 9999, signs: says(price('7')) });
    expect(again.facts).toBe(ledger.facts);
  });
});

describe('a message that comes in', () => {
  const message = { at: 10, text: 'words', signs: SIGNS, media: 0 };

  it('is read by nobody after the authorisation ended, and still freezes for a child', () => {
    const signs = { ...says(price('3800')), minor: true };
    const { thread, events } = heardFrom(openThread(START), { ...message, signs }, { ...CUSTODY, live: false });
    expect(events).toEqual([{ kind: 'sealed_unread' }, { kind: 'frozen', reason: 'minor' }]);
    expect(thread).toMatchObject({ heard: 0, turns: 1, safety: { state: 'frozen' } });
    expect(thread.ledger.topics.price).toBeNull();
  });

  it('is set aside when it is privileged, opens no topic, and is logged as collateral', () => {
    const signs: TextSigns = { ...says(price('3800')), content: ['privileged'] };
    const { thread, events } = heardFrom(openThread(START), { ...message, signs }, CUSTODY);
    expect(events).toEqual([{ kind: 'collateral', why: 'privileged' }]);
    expect(thread.ledger.topics.price).toBeNull();
  });

  it('stops the thread when it shows a graver offence, and leaves its media unopened', () => {
    const signs: TextSigns = { ...SIGNS, offences: ['trafficking', 'kidnapping'] };
    const { thread, events } = heardFrom(openThread(START), { ...message, signs, media: 2 }, CUSTODY);
    expect(events).toEqual([
      { kind: 'media_quarantined', count: 2 },
      { kind: 'graver_offence', offence: 'kidnapping' },
    ]);
    expect(thread.graver).toEqual({ offence: 'kidnapping', turn: 1 });
  });

  it('takes a refusal back only by taking the matter up themselves', () => {
    const no = heardFrom(openThread(START), { ...message, signs: { ...SIGNS, refusal: true } }, CUSTODY).thread;
    const chat = heardFrom(no, message, CUSTODY).thread;
    const again = heardFrom(chat, { ...message, signs: says(price('3800')) }, CUSTODY).thread;
    expect([no.refusedIn, chat.refusedIn, again.refusedIn]).toEqual([1, 1, null]);
  });
});

describe('a frozen thread', () => {
  const officers = ['officer9', 'officer2'];
  const step = (safety: Safety, event: Parameters<typeof nextSafety>[1]): Safety => {
    const next = nextSafety(safety, event, officers);
    if (!next.ok) throw new Error(next.error);
    return next.value;
  };
  const frozen = step({ state: 'open' }, { kind: 'freeze', reason: 'minor', turn: 3, at: 0 });
  const vote = (by: string) => ({ kind: 'vote_unfreeze', by, reason: 'looked into it', at: 9 }) as const;

  it('opens when two different people say why, after somebody answered the alert', () => {
    expect(nextSafety(frozen, vote('officer9'), officers)).toEqual({ ok: false, error: 'not_acknowledged' });
    const answered = step(frozen, { kind: 'acknowledge', by: 'officer9', at: 5 });
    const one = step(answered, vote('officer9'));
    expect(one.state).toBe('frozen');
    expect(nextSafety(one, vote('officer9'), officers)).toEqual({ ok: false, error: 'already_voted' });
    expect(nextSafety(one, { ...vote('officer2'), reason: ' ' }, officers)).toEqual({
      ok: false,
      error: 'reason_missing',
    });
    expect(step(one, vote('officer2'))).toEqual({ state: 'open' });
  });

  it('loses its votes and rings again at a new sign', () => {
    const one = step(step(frozen, { kind: 'acknowledge', by: 'officer9', at: 5 }), vote('officer9'));
    const again = step(one, { kind: 'freeze', reason: 'victim', turn: 4, at: 20 });
    expect(again).toMatchObject({ reason: 'victim', votes: [], alert: { raisedAt: 20, acknowledged: null } });
  });

  it('alerts the next officer every five minutes until somebody answers', () => {
    if (frozen.state !== 'frozen') throw new Error('open');
    const minute = 60_000;
    expect(alertClock(frozen.alert, 4 * minute, 5)).toMatchObject({
      alerted: ['officer9'],
      nextAt: 5 * minute,
      running: true,
    });
    expect(alertClock(frozen.alert, 5 * minute, 5).alerted).toEqual(officers);
    expect(alertClock(frozen.alert, 60 * minute, 5)).toMatchObject({ alerted: officers, nextAt: 65 * minute });
    const answered = { ...frozen.alert, acknowledged: { by: 'officer2', at: 7 * minute } };
    expect(alertClock(answered, 60 * minute, 5)).toMatchObject({ running: false, elapsedMs: 7 * minute, nextAt: null });
  });
});

describe('suggested drafts', () => {
  const library = new Map([
    [
      'en',
      [
        { id: 'en-opened-1', state: 'opened', text: 'What is it?' },
        { id: 'en-price-1', state: 'price', text: 'You wrote “{price}”?' },
        { id: 'en-price-2', state: 'price', text: '“{price}” with “{route}”?' },
        { id: 'en-any-1', state: 'any', text: 'I see.' },
      ] as const,
    ],
  ]);
  const thread = heardFrom(
    openThread(START),
    { at: 10, text: '3800 each', signs: says({ ...price('3800'), end: 9 }), media: 0 },
    CUSTODY,
  ).thread;

  it('speak of what they named last, in their own words, and leave out what they did not say', () => {
    expect(suggest(thread, library).map(({ text }) => text)).toEqual(['You wrote “3800 each”?', 'I see.']);
  });

  it('are always the same for the same thread, and none in a language without phrases', () => {
    expect(suggest(thread, library)).toEqual(suggest(thread, library));
    expect(suggest({ ...thread, language: 'my' }, library)).toEqual([]);
  });

  it('may come from a generator of the deployment, which hears their words for a topic and no more', async () => {
    const asked: unknown[] = [];
    const generator: DraftGenerator = {
      name: 'local',
      version: '1',
      prompt: '7',
      suggest: async (context) => {
        asked.push(context);
        return ['one', 'two', 'three', 'four'];
      },
    };
    const made = await suggestWith(thread, generator);
    expect(made.map(({ text, author }) => `${author} ${text}`)).toEqual([
      'model:local one',
      'model:local two',
      'model:local three',
    ]);
    expect(asked).toEqual([{ state: 'price', language: 'en', said: { price: '3800 each' } }]);
    expect(await suggestWith({ ...thread, refusedIn: 1 }, generator)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('are none after a no, in waiting, when frozen, and at the end', () => {
    const still = [{ refusedIn: 1 }, { unanswered: 1 }, { ended: 'closed' as const }, { heard: 0 }];
    expect(still.map((changes) => stateOf({ ...thread, ...changes }))).toEqual([null, null, null, null]);
  });
});
