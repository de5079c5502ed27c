// What every channel must do with what goes out. Each channel's test file runs these cases over its own platform's form:
// `outboundContract` all of them, `fetchedContract` those whose replies are fetched, `pushedContract` those that we push into.

import { setTimeout as delay } from 'node:timers/promises';
import type { Delivery } from '../../src/domain/delivery.js';

/** A contact of a channel under test, as both sides see it. */
export interface ContactUnderTest {
  /** The person writes; resolves when the platform has the answer. */
  says(text: string): Promise<void>;
  /** A counsellor takes the chat over and writes. */
  counsellorWrites(name: string, text: string): Promise<void>;
  /** What reaches the person from now on, until `count` messages came. The name may stand in the text. */
  receives(count: number): Promise<readonly { readonly from: string; readonly name?: string; readonly text: string }[]>;
  deliveries(): Promise<readonly Delivery[]>;
  /** Time passes; what waits too long is dropped. */
  waitFor(ms: number): Promise<void>;
}

/** A contact that fetches its replies. */
export interface FetchedContact extends ContactUnderTest {
  /** The person's side loses everything since its first message and asks again. */
  receivesAgain(count: number): Promise<readonly { readonly text: string }[]>;
}

/** What a platform may do with a send. `flood`: asks to wait a second. `taken_then_cut`: it has it, and its answer is lost. */
export const TROUBLES = [
  'blocked',
  'chat_gone',
  'refuses_text',
  'flood',
  'broken',
  'reset',
  'taken_then_cut',
  'not_let_in',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A contact whose replies we push. */
export interface PushedContact extends ContactUnderTest {
  /** The person writes; resolves when that is processed, whatever becomes of the answer. `agoMs`: it reaches us so much later. */
  writes(text: string, agoMs?: number): Promise<void>;
  /** The next `times` sends to this person meet it; infinity: all. */
  meets(trouble: Trouble, times: number): void;
  /** All that stands in the person's chat, of both sides, oldest first. */
  standing(): readonly { readonly from: 'person' | 'bot'; readonly text: string }[];
}

/** Longest that something may take that is not told to take longer. */
const SOON_MS = 10_000;
const LOOK_MS = 20;
/** After this a try that nobody answered is over, and the next one begins. */
const LEASE_OVER_MS = 31_000;

const ofPerson = (rows: readonly Delivery[]) => rows.filter(({ from }) => from === 'person');

/** Cases of every channel. `open` gives a fresh contact each time. */
export function outboundContract(channel: string, open: () => Promise<ContactUnderTest>): void {
  describe(`what goes out by ${channel}`, () => {
    it("brings a counsellor's message to the person, with the first name and no more", async () => {
      const contact = await open();
      await contact.says('person');
      const receiving = contact.receives(1);
      await contact.counsellorWrites('Mara Example', 'I am here.');
      const [message] = await receiving;
      const shown = `${message?.name ?? ''} ${message?.text}`;
      expect(message?.from).toBe('person');
      expect(shown).toContain('Mara');
      expect(shown).toContain('I am here.');
      expect(shown).not.toContain('Example');
    });

    it('notes what was handed over, once', async () => {
      const contact = await open();
      await contact.says('hello');
      const states = new Set((await contact.deliveries()).map(({ state }) => state));
      expect(states).toEqual(new Set(['sent']));
    });
  });
}

/** Cases of channels whose replies wait until they are fetched. */
export function fetchedContract(channel: string, open: () => Promise<FetchedContact>): void {
  describe(`what is fetched by ${channel}`, () => {
    it('gives everything once more, in order, to a side that lost it', async () => {
      const contact = await open();
      await contact.says('hello');
      await contact.says('skip');
      const sent = await contact.deliveries();
      expect(await contact.receivesAgain(sent.length)).toHaveLength(sent.length);
    });

    it('voids what is queued when the person says the panic word', async () => {
      const contact = await open();
      await contact.says('person');
      await contact.counsellorWrites('Mara Example', 'I am here.');
      await contact.says('hide this now');
      expect(ofPerson(await contact.deliveries())).toMatchObject([{ state: 'dropped', why: 'older_epoch' }]);
    });

    it('drops, and notes, what nobody fetched for a quarter of an hour', async () => {
      const contact = await open();
      await contact.says('person');
      await contact.counsellorWrites('Mara Example', 'I am here.');
      await contact.waitFor(15 * 60_000 + 1);
      expect(ofPerson(await contact.deliveries())).toMatchObject([{ state: 'dropped', why: 'too_late' }]);
    });
  });
}

/**
 * Cases of channels that we push into. They run side by side, since most of their time is the pace that a platform allows: `open`
 * gives a contact of one platform and one service, of whose troubles the others notice nothing but a pause.
 */
export function pushedContract(channel: string, open: () => Promise<PushedContact>): void {
  describe(`what is pushed into ${channel}`, () => {
    givenUp(open);
    triedAgain(open);
    takenBack(open);
  });
}

type Open = () => Promise<PushedContact>;

/** The rows as one sees them at the desk, when they have come to this. Fails with what they are when they do not. */
async function rowsBecome(
  contact: PushedContact,
  done: (rows: readonly string[]) => boolean,
): Promise<readonly string[]> {
  const begun = performance.now();
  for (;;) {
    const rows = (await contact.deliveries()).map(({ state, why }) => (why === null ? state : `${state}: ${why}`));
    if (done(rows)) return rows;
    if (performance.now() - begun > SOON_MS) throw new Error(`The deliveries stay ${rows.join(', ') || 'none'}.`);
    await delay(LOOK_MS);
  }
}

const settled = (rows: readonly string[]) => rows.length > 0 && rows.every((row) => !row.startsWith('queued'));
const ours = (contact: PushedContact) => contact.standing().filter(({ from }) => from === 'bot');

/** Each reply stands there once, none before its predecessor. */
async function expectAllInOrder(contact: PushedContact): Promise<void> {
  const rows = await contact.deliveries();
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['sent']));
  const ids = rows.flatMap(({ messageIds }) => messageIds).map(Number);
  expect(ids).toHaveLength(ours(contact).length);
  expect(ids).toEqual([...ids].sort((a, b) => a - b));
}

function givenUp(open: Open): void {
  it.concurrent.each([
    ['blocked', 'blocked_by_person'],
    ['chat_gone', 'chat_gone'],
  ] as const)('gives up all that waits for a chat that is %s, and says so', async (trouble, why) => {
    const contact = await open();
    contact.meets(trouble, Number.POSITIVE_INFINITY);
    await contact.writes('hello');
    await contact.writes('skip');
    const rows = await rowsBecome(contact, settled);
    expect(new Set(rows)).toEqual(new Set([`undeliverable: ${why}`]));
    expect(ours(contact)).toEqual([]);
  });

  it.concurrent('goes on after a reply that the platform refuses for its content', async () => {
    const contact = await open();
    contact.meets('refuses_text', 1);
    await contact.writes('hello');
    await contact.writes('skip');
    const [first, ...others] = await rowsBecome(contact, settled);
    expect(first).toBe('undeliverable: rejected_content');
    expect(new Set(others)).toEqual(new Set(['sent']));
  });

  it.concurrent('does not answer what was written long ago: the phone may be in other hands', async () => {
    const contact = await open();
    await contact.writes('hello', 3_600_000);
    expect(new Set(await rowsBecome(contact, settled))).toEqual(new Set(['dropped: too_late']));
    expect(ours(contact)).toEqual([]);
  });
}

function triedAgain(open: Open): void {
  it.concurrent('waits as long as the platform asks, then sends everything in order', async () => {
    const contact = await open();
    contact.meets('flood', 1);
    const begun = performance.now();
    await contact.writes('hello');
    await rowsBecome(contact, (rows) => rows[0] === 'queued: rate_limited');
    expect(ours(contact)).toEqual([]);
    await rowsBecome(contact, settled);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1_000);
    await expectAllInOrder(contact);
  });

  it.concurrent('tries again when the platform is broken, and sends everything once', async () => {
    const contact = await open();
    contact.meets('broken', 2);
    await contact.writes('hello');
    await rowsBecome(contact, (rows) => rows[0] === 'queued: platform_down');
    await rowsBecome(contact, settled);
    await expectAllInOrder(contact);
  });

  it.concurrent('keeps everything while the platform does not let us in', async () => {
    const contact = await open();
    contact.meets('not_let_in', 2);
    await contact.writes('hello');
    await rowsBecome(contact, (rows) => rows[0] === 'queued: not_authorised');
    await rowsBecome(contact, settled);
    await expectAllInOrder(contact);
  });

  it.concurrent.each([
    ['reset', 0],
    ['taken_then_cut', 1],
  ] as const)('sends again what nobody answered for (%s), and nothing before it', async (trouble, arrived) => {
    const contact = await open();
    contact.meets(trouble, 1);
    await contact.writes('hello');
    await contact.writes('skip');
    const rows = await rowsBecome(contact, ([first]) => first === 'queued: timed_out');
    expect(new Set(rows.slice(1))).toEqual(new Set(['queued']));
    expect(ours(contact)).toHaveLength(arrived);
    await contact.waitFor(LEASE_OVER_MS);
    expect(new Set(await rowsBecome(contact, settled))).toEqual(new Set(['sent']));
    const texts = ours(contact).map(({ text }) => text);
    expect(texts).toHaveLength(rows.length + arrived);
    if (arrived === 1) expect(texts[1]).toBe(texts[0]);
  });
}

function takenBack(open: Open): void {
  it.concurrent('leaves nothing of both sides in the chat after the panic word, but the harmless answer', async () => {
    const contact = await open();
    await contact.says('hello');
    await contact.says('I am in danger');
    expect(contact.standing().length).toBeGreaterThan(3);
    await contact.says('hide this now');
    expect(contact.standing()).toMatchObject([{ from: 'bot' }]);
  });

  it.concurrent('says nothing any more of what waited when the panic word came', async () => {
    const contact = await open();
    contact.meets('flood', 1);
    await contact.writes('hello');
    const waiting = (await contact.deliveries()).length;
    await contact.writes('hide this now');
    const rows = await rowsBecome(contact, settled);
    expect(rows.slice(0, waiting)).toEqual(Array(waiting).fill('dropped: older_epoch'));
    expect(contact.standing()).toMatchObject([{ from: 'bot' }]);
  });
}
