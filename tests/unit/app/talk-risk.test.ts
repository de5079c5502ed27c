// In the service a talk's risk is what `assess --conversations` says of it: over several messages, never falling, and fear is no guilt.

import { createTalkRisk } from '../../../src/app/talk-risk.js';
import { judgeTexts } from '../../../src/classifiers/talks/judge-talk.js';
import type { TalksModel } from '../../../src/classifiers/talks/talk-model.js';
import type { Assessment } from '../../../src/domain/assessment.js';
import { readingsWorld, saying } from '../../helpers/readings-world.js';

/** Windows weigh most, as in the shipped curves; nothing counts but the strongest of each. */
const WEIGHTS = [0.3, 0, 0.9, 0, 0, 0, 0.2, 0];
const TALKS: TalksModel = {
  format: 1,
  talks: 1,
  first: { model: 'first-1', weights: WEIGHTS, bias: 0, flagFrom: 0.5 },
  both: { model: 'm1', weights: WEIGHTS, bias: 0, flagFrom: 0.45 },
};

/** Hints: one shows little, each further one in the same window more. `second` hears twice as much in them. */
const hints =
  (by: number) =>
  (text: string): Assessment => {
    const count = text.split('hint').length - 1;
    const fear = text.includes('afraid') ? 0.95 : 0.02;
    return saying({ recruitment: Math.min(0.95, 0.02 + by * count), distress: fear }, { flagged: false });
  };
const firstHears = hints(0.1);
const bothHear = hints(0.25);

async function world({ alone = false } = {}) {
  const made = await readingsWorld();
  const first = {
    model: 'first-1',
    assess: async (text: string) => ({ kind: 'assessed', assessment: firstHears(text) }) as const,
  };
  const talkRisk = createTalkRisk({ talks: TALKS, first, alone });
  const one = made.start({
    talkRisk,
    first,
    second: async ({ text }) => ({ kind: 'answered', answer: bothHear(text) }),
  });
  return { ...made, one };
}

const TEXTS = ['good day', 'a hint', 'and another hint', 'how are you', 'a third hint', 'see you tomorrow', 'bring it'];

it('rises over hints of several messages as `assess --conversations` has it, by the first reader and then by both', async () => {
  const talk = await world();
  const risks: number[] = [];
  let conversationId = '';
  for (const text of TEXTS) {
    const done = await talk.says(talk.one, text);
    conversationId = done.conversationId;
    risks.push(done.body.session.risk);
  }
  const byFirst = await judgeTexts(TALKS.first, TEXTS, firstHears);
  expect(risks).toEqual(byFirst.map(({ risk }) => risk));
  await talk.one.readings.wake();
  const byBoth = await judgeTexts(TALKS.both, TEXTS, bothHear);
  const turns = await talk.turns(conversationId);
  expect(turns.at(-1)?.body?.session.risk).toBe(byBoth.at(-1)?.risk);
  const all = turns.map(({ body }) => body?.session.risk ?? 0);
  expect(all).toEqual([...all].sort((a, b) => a - b));
  // Flagged once, where both together first say so, though no message is flagged by itself.
  const flagged = turns.filter(({ body }) => body?.events.includes('flagged'));
  expect(flagged).toHaveLength(1);
  const at = byBoth.findIndex(({ flagged: so }) => so);
  expect(flagged[0]?.turn.entrySeq).toBe(at + 1);
  await talk.end();
});

it('reads a message with those before it alone, never with one after it, and no more of a long talk', async () => {
  const talk = await world();
  for (const text of TEXTS) await talk.says(talk.one, text);
  await talk.one.readings.wake();
  const windows = talk.one.asked.filter((text) => text.includes('\n'));
  expect(windows).toContain('a hint\nand another hint\nhow are you\na third hint');
  for (const window of windows) {
    const parts = window.split('\n');
    const last = TEXTS.indexOf(parts.at(-1) ?? '');
    expect(parts).toEqual(TEXTS.slice(Math.max(0, last - 3), last + 1));
  }
  await talk.end();
});

it("does not rise by the person's own fear, and flags by the first reader only where it reads alone", async () => {
  const talk = await world({ alone: true });
  const afraid = await talk.says(talk.one, 'I am afraid');
  const more = await talk.says(talk.one, 'so afraid');
  expect(more.body.session.risk).toBeLessThan(0.1);
  expect(afraid.body.events).not.toContain('flagged');
  for (let n = 0; n < 4; n++) await talk.says(talk.one, 'hint hint hint');
  const turns = await talk.turns(more.conversationId);
  expect(turns.filter(({ body }) => body?.events.includes('flagged'))).toHaveLength(1);
  await talk.end();
});

it('begins anew with a new talk, goes on after a restart, and leaves words of ours out', async () => {
  const talk = await world();
  const before = await talk.says(talk.one, 'hint hint hint');
  const ours = await talk.says(talk.one, 'option hint hint hint hint');
  expect(ours.body.session.risk).toBe(before.body.session.risk);
  expect(ours.body.memory?.texts).toEqual(['hint hint hint']);
  await talk.says(talk.one, 'bye');
  const fresh = await talk.says(talk.one, 'good day');
  expect(fresh.body.session.risk).toBeLessThan(before.body.session.risk);
  expect(fresh.body.memory?.texts).toEqual(['good day']);
  await talk.end();
});

it('is told by the rule over single messages where there is no curve for the reader', async () => {
  const made = await readingsWorld();
  const first = { model: 'another', assess: async () => ({ kind: 'unassessed', why: 'failed' }) as const };
  const one = made.start({ talkRisk: createTalkRisk({ talks: TALKS, first, alone: false }) });
  const done = await made.says(one, 'recruitment .6/.6');
  expect(done.body.session.risk).toBeGreaterThanOrEqual(0.6);
  expect(done.body.memory).toBeUndefined();
  await made.end();
});
