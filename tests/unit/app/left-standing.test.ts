// The talk asks what could not be taken back only when the code word was given, and of what the person was not told yet.

import { hashWord } from '../../../src/app/code-word.js';
import { createTalk } from '../../../src/app/inbox/talk-over-content.js';
import { BENIGN } from '../../../src/bots/conversation/benign.js';
import { emptySession } from '../../../src/bots/conversation/new-session.js';
import type { EntryBody } from '../../../src/domain/log.js';
import type { Session } from '../../../src/domain/session.js';
import { content, NOON } from '../../flows/talk.js';

const asked: unknown[] = [];
const talk = createTalk({
  content: () => content,
  understander: { assess: async () => BENIGN, model: null, close: async () => undefined },
  duty: () => ({ anybody: true, languages: [] }),
  clock: { now: () => NOON, monotonic: () => 0 },
  ids: { random: () => 'salt' },
  profile: 'development',
  defaultLanguage: 'en',
  deliveries: {
    leftStanding: async (...args) => {
      asked.push(args);
      return 900;
    },
  },
});

it('asks for the person who gave the word, after what was told before, and says it once', async () => {
  const made = await hashWord({ kind: 'make' }, 'blue kettle', 'salt');
  if (made.kind !== 'made') throw new Error('a code word is made');
  const session: Session = {
    ...emptySession(1, { language: 'en', languageHow: 'said' }),
    codeWord: made.word,
    door: { is: 'shut', at: NOON },
    at: { flow: 'decoy', step: 'word' },
    leftTold: 300,
  };
  const body = (text: string): EntryBody & { kind: 'inbound' } => ({ kind: 'inbound', text });
  expect(
    await talk.beside?.(session, body('green lamp'), { contactId: 'contact-1', understanding: null }),
  ).not.toHaveProperty('left');
  expect(asked).toEqual([]);
  const beside = await talk.beside?.(session, body('Blue Kettle'), { contactId: 'contact-1', understanding: null });
  expect([beside?.left, asked]).toEqual([900, [['contact-1', 300]]]);
  const outcome = talk.step(session, body('Blue Kettle'), BENIGN, { late: false, messenger: true, beside });
  expect(outcome.replies[0]?.text).toBe(content.locales.en?.['engine.left']);
  expect(outcome.session.leftTold).toBe(900);
});
