// What every channel must do with what goes out. Each channel's test file runs these cases over its own platform's form.

import type { Delivery } from '../../src/domain/delivery.js';

/** A contact of a channel under test, as both sides see it. */
export interface ContactUnderTest {
  /** The person writes; resolves when the platform has the answer. */
  says(text: string): Promise<void>;
  /** A counsellor takes the chat over and writes. */
  counsellorWrites(name: string, text: string): Promise<void>;
  /** What reaches the person from now on, until `count` messages came. */
  receives(count: number): Promise<readonly { readonly from: string; readonly name?: string; readonly text: string }[]>;
  /** The person's side loses everything since its first message and asks again. */
  receivesAgain(count: number): Promise<readonly { readonly text: string }[]>;
  deliveries(): Promise<readonly Delivery[]>;
  /** Time passes; what waits too long is dropped. */
  waitFor(ms: number): Promise<void>;
}

/** Runs the cases. `open` gives a fresh contact each time. */
export function outboundContract(channel: string, open: () => Promise<ContactUnderTest>): void {
  describe(`what goes out by ${channel}`, () => {
    it("brings a counsellor's message to the person, with the first name and no more", async () => {
      const contact = await open();
      await contact.says('person');
      const receiving = contact.receives(1);
      await contact.counsellorWrites('Mara Example', 'I am here.');
      expect(await receiving).toMatchObject([{ from: 'person', name: 'Mara', text: 'I am here.' }]);
    });

    it('notes what was handed over, once', async () => {
      const contact = await open();
      await contact.says('hello');
      const states = new Set((await contact.deliveries()).map(({ state }) => state));
      expect(states).toEqual(new Set(['sent']));
    });

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
      const waiting = (await contact.deliveries()).filter(({ from }) => from === 'person');
      expect(waiting).toMatchObject([{ state: 'dropped', why: 'older_epoch' }]);
    });

    it('drops, and notes, what nobody fetched for a quarter of an hour', async () => {
      const contact = await open();
      await contact.says('person');
      await contact.counsellorWrites('Mara Example', 'I am here.');
      await contact.waitFor(15 * 60_000 + 1);
      const waiting = (await contact.deliveries()).filter(({ from }) => from === 'person');
      expect(waiting).toMatchObject([{ state: 'dropped', why: 'too_late' }]);
    });
  });
}
