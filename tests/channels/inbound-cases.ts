// What every channel must do with what comes in. Each channel's test file runs this table over its own platform's form.

/** A channel under test: how a person's text gets in, and what is known of it afterwards. */
export interface ChannelUnderTest {
  /** Hands one text in under a platform's id; says the platform's status and the bot's texts. */
  send(text: string, id: string): Promise<{ readonly status: number; readonly texts: readonly string[] }>;
  /** Texts of the contact's log, in order, as they were stored. */
  stored(): Promise<readonly string[]>;
}

export interface InboundCase {
  readonly name: string;
  readonly text: string;
  /** Accepted: stored to the letter and answered. Refused: 4xx, and nothing of it stored. */
  readonly expect: 'accepted' | { readonly refused: number };
}

const HALF_SURROGATE = '\uD83D';

/** Texts as people and attackers write them. */
export const INBOUND_CASES: readonly InboundCase[] = [
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
  { name: 'exactly 64 KiB', text: 'é'.repeat(32_768), expect: 'accepted' },
  { name: 'one byte more than 64 KiB', text: `${'é'.repeat(32_768)}a`, expect: { refused: 413 } },
];

/** Runs the table. `open` gives a fresh contact each time. */
export function inboundContract(channel: string, open: () => Promise<ChannelUnderTest>): void {
  describe(`what comes in by ${channel}`, () => {
    it.each(INBOUND_CASES)('$name', async ({ text, expect: expected }) => {
      const contact = await open();
      const answer = await contact.send(text, 'u1');
      if (expected === 'accepted') {
        expect(answer.status).toBe(200);
        expect(answer.texts.length).toBeGreaterThan(0);
        expect(await contact.stored()).toEqual([text]);
      } else {
        expect(answer.status).toBe(expected.refused);
        expect(await contact.stored()).toEqual([]);
      }
    });

    it('takes the same update three times as one', async () => {
      const contact = await open();
      const answers = [
        await contact.send('hello', 'u1'),
        await contact.send('hello', 'u1'),
        await contact.send('hello', 'u1'),
      ];
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await contact.stored()).toEqual(['hello']);
    });

    it('takes the same text under two ids as two', async () => {
      const contact = await open();
      await contact.send('hello', 'u1');
      await contact.send('hello', 'u2');
      expect(await contact.stored()).toEqual(['hello', 'hello']);
    });
  });
}
