// What every channel must do with what comes in. Each channel's test file runs this table over its own platform's form.

import type { AttachmentKind } from '../../src/domain/attachment.js';

/** What a person, or the platform by itself, may send. */
export type Incoming =
  | { readonly kind: 'text'; readonly text: string }
  /** The person changes the text that was sent before. */
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string }
  | { readonly kind: 'start'; readonly payload?: string }
  | { readonly kind: 'attachment'; readonly what: AttachmentKind; readonly caption?: string }
  | { readonly kind: 'notice'; readonly what: Notice };

/** What comes in that no person says to us. */
export const NOTICES = [
  'group_message',
  'put_into_a_group',
  'own_message',
  'service_message',
  'unblocked',
  'unknown_kind',
] as const;
export type Notice = (typeof NOTICES)[number];

/** One entry of the contact's log, as it was stored. */
export interface Stored {
  readonly text: string;
  readonly attachment?: AttachmentKind;
  readonly how?: 'start' | 'edited';
}

/** What came of one thing that was sent in. */
export interface Answered {
  /** The platform's status. */
  readonly status: number;
  /** The bot's texts that answer it. */
  readonly texts: readonly string[];
}

/** A channel under test: how something of a person gets in, and what is known of it afterwards. */
export interface ChannelUnderTest {
  /** Hands one thing in under a platform's id. Only kinds that the platform has are asked for. */
  send(incoming: Incoming, id: string): Promise<Answered>;
  /** A body that the platform would never send, with everything that proves who sent it. */
  sendBroken(): Promise<number>;
  /** A text without what proves who sent it, in a body that nobody could read. */
  sendForged(): Promise<number>;
  /** The contact's log, in order. */
  stored(): Promise<readonly Stored[]>;
  /** How often something was passed over since the contact was opened: it is counted, so that nothing is lost silently. */
  passedOver(): Promise<number>;
}

export interface ChannelFacts {
  readonly name: string;
  /** Kinds that the platform has. */
  readonly has: readonly Incoming['kind'][];
}

interface TextCase {
  readonly name: string;
  readonly text: string;
  /** Accepted: stored to the letter and answered. Refused: 4xx, and nothing of it stored. */
  readonly expect: 'accepted' | { readonly refused: number };
}

const HALF_SURROGATE = '\uD83D';
const ONLY_WORDS = /only read words/;

/** Texts as people and attackers write them. */
const TEXT_CASES: readonly TextCase[] = [
  { name: 'a plain text', text: 'hello', expect: 'accepted' },
  { name: 'a text in another script', text: 'আমি ভয় পাচ্ছি', expect: 'accepted' },
  { name: 'an emoji', text: '😰', expect: 'accepted' },
  { name: 'half a surrogate pair', text: `a${HALF_SURROGATE}b`, expect: 'accepted' },
  { name: 'a NUL', text: 'a\u0000b', expect: 'accepted' },
  { name: 'bidi marks', text: '\u202Eabc\u202C', expect: 'accepted' },
  { name: 'line breaks of every kind', text: 'a\r\nb\u2028c', expect: 'accepted' },
  { name: 'only white space', text: ' \n ', expect: 'accepted' },
  { name: 'script for the desk', text: '<script>alert(1)</script><img src=x onerror=alert(1)>', expect: 'accepted' },
  { name: 'a database operator', text: '{"$where":"1"} \'; DROP TABLE entries; --', expect: 'accepted' },
  { name: 'a prototype key', text: '__proto__', expect: 'accepted' },
  { name: 'a very long text', text: 'long words '.repeat(372), expect: 'accepted' },
  { name: 'exactly 64 KiB', text: 'é'.repeat(32_768), expect: 'accepted' },
  { name: 'one byte more than 64 KiB', text: `${'é'.repeat(32_768)}a`, expect: { refused: 413 } },
  { name: 'more than 1 MB', text: 'a'.repeat(1_100_000), expect: { refused: 413 } },
];

const ATTACHMENTS: readonly AttachmentKind[] = [
  'sticker',
  'photo',
  'video',
  'voice',
  'document',
  'location',
  'contact',
  'other',
];

/** Runs the table. `open` gives a fresh contact each time. */
export function inboundContract(channel: ChannelFacts, open: () => Promise<ChannelUnderTest>): void {
  describe(`what comes in by ${channel.name}`, () => {
    textCases(open);
    repeatCases(open);
    refusedCases(open);
    if (channel.has.includes('edit')) editCases(open);
    if (channel.has.includes('button')) buttonCases(open);
    if (channel.has.includes('start')) startCases(open);
    if (channel.has.includes('attachment')) attachmentCases(open);
    if (channel.has.includes('notice')) noticeCases(open);
  });
}

type Open = () => Promise<ChannelUnderTest>;
const said = (text: string): Incoming => ({ kind: 'text', text });

function textCases(open: Open): void {
  it.each(TEXT_CASES)('$name', async ({ text, expect: expected }) => {
    const contact = await open();
    const answer = await contact.send(said(text), 'u1');
    if (expected === 'accepted') {
      expect(answer.status).toBe(200);
      expect(answer.texts.length).toBeGreaterThan(0);
      expect(await contact.stored()).toEqual([{ text }]);
    } else {
      expect(answer.status).toBe(expected.refused);
      expect(await contact.stored()).toEqual([]);
    }
  });
}

function repeatCases(open: Open): void {
  it('takes the same update three times as one', async () => {
    const contact = await open();
    const answers = [
      await contact.send(said('hello'), 'u1'),
      await contact.send(said('hello'), 'u1'),
      await contact.send(said('hello'), 'u1'),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await contact.stored()).toEqual([{ text: 'hello' }]);
  });

  it('takes the same text under two ids as two', async () => {
    const contact = await open();
    await contact.send(said('hello'), 'u1');
    await contact.send(said('hello'), 'u2');
    expect(await contact.stored()).toEqual([{ text: 'hello' }, { text: 'hello' }]);
  });
}

function refusedCases(open: Open): void {
  it('refuses what is forged before it looks at the body', async () => {
    expect(await (await open()).sendForged()).toBe(401);
  });

  it('refuses what is broken', async () => {
    const contact = await open();
    expect(await contact.sendBroken()).toBe(400);
    expect(await contact.stored()).toEqual([]);
  });
}

function editCases(open: Open): void {
  it('keeps an edited message beside the first, and says so', async () => {
    const contact = await open();
    await contact.send(said('hello'), 'u1');
    const { texts } = await contact.send({ kind: 'edit', text: 'we came by lorry' }, 'u2');
    expect(texts).toEqual(['I saw the change. I keep it for the people here.']);
    expect(await contact.stored()).toEqual([{ text: 'hello' }, { text: 'we came by lorry', how: 'edited' }]);
  });
}

function buttonCases(open: Open): void {
  it('takes a pressed button as the words that stood on it', async () => {
    const contact = await open();
    const first = await contact.send(said('hello'), 'u1');
    const { texts } = await contact.send({ kind: 'button', label: 'No, only me' }, 'u2');
    expect(texts.length).toBeGreaterThan(0);
    expect(texts).not.toEqual(first.texts);
    expect(await contact.stored()).toEqual([{ text: 'hello' }, { text: 'No, only me' }]);
  });
}

function startCases(open: Open): void {
  it('opens the talk with the start button', async () => {
    const contact = await open();
    const { texts } = await contact.send({ kind: 'start' }, 'u1');
    expect(texts[0]).toBe('Hello. This is a bot, and a person can join when you ask.');
    expect(await contact.stored()).toEqual([{ text: '/start', how: 'start' }]);
  });

  it('opens it in the language that the link names', async () => {
    const contact = await open();
    const { texts } = await contact.send({ kind: 'start', payload: 'fr' }, 'u1');
    expect(texts[0]).toMatch(/^Bonjour/);
  });

  it('opens it with a payload that means nothing to us', async () => {
    const contact = await open();
    const { texts } = await contact.send({ kind: 'start', payload: 'poster-17_b' }, 'u1');
    expect(texts[0]).toMatch(/^Hello/);
  });
}

function attachmentCases(open: Open): void {
  it.each(ATTACHMENTS)('tells kindly that it cannot read this: %s', async (what) => {
    const contact = await open();
    await contact.send(said('hello'), 'u1');
    const { status, texts } = await contact.send({ kind: 'attachment', what }, 'u2');
    expect(status).toBe(200);
    expect(texts[0]).toMatch(ONLY_WORDS);
    expect(texts.length).toBeGreaterThan(1);
    expect((await contact.stored())[1]).toMatchObject({ attachment: what });
  });

  it('reads the words under a picture, and tells that it cannot read the picture', async () => {
    const contact = await open();
    const { texts } = await contact.send({ kind: 'attachment', what: 'photo', caption: 'hello' }, 'u1');
    expect(texts[0]).toMatch(ONLY_WORDS);
    expect(await contact.stored()).toEqual([{ text: 'hello', attachment: 'photo' }]);
  });
}

function noticeCases(open: Open): void {
  it.each(NOTICES)('answers nothing to this, keeps nothing and counts it: %s', async (what) => {
    const contact = await open();
    const before = await contact.passedOver();
    expect(await contact.send({ kind: 'notice', what }, 'u1')).toEqual({ status: 200, texts: [] });
    expect(await contact.stored()).toEqual([]);
    expect(await contact.passedOver()).toBe(before + 1);
  });
}
