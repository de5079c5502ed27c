// The training range by the API of the real service: a talk to its score, one's own and nobody else's, and no way out of it.

import { readdirSync, readFileSync } from 'node:fs';
import { type EngagementWorld, engagementWorld, type Name, why } from './engagement-world.js';

const MINUTE = 60_000;
const RUNS = '/training-runs';

let world: EngagementWorld;
beforeAll(async () => {
  world = await engagementWorld();
});
afterAll(() => world.end());

const begin = (subject: string, who: Name = 'ina', language = 'en') =>
  world.call(who, 'POST', RUNS, { subject, language });
const begun = async (subject: string, who: Name = 'ina') => await world.good(begin(subject, who));

/** A move half a minute later. */
async function move(run: { readonly id: string; readonly seen: number }, what: object, who: Name = 'ina') {
  world.later(MINUTE / 2);
  return await world.call(who, 'POST', `${RUNS}/${run.id}/moves`, { seen: run.seen, ...what });
}

const moved = async (run: { readonly id: string; readonly seen: number }, what: object) =>
  await world.good(move(run, what));

it('names subjects with their languages, and not what they turn out to be', async () => {
  const { items } = await world.good(world.call('paul', 'GET', '/training-subjects'));
  expect(items).toHaveLength(10);
  expect(items.find(({ id }: { id: string }) => id === 'boat')).toEqual({
    id: 'boat',
    title: 'An advert for places on a boat',
    languages: ['en', 'fr', 'es', 'ar'],
  });
});

it('takes an officer from the first message to the score with its reasons', async () => {
  const run = await begun('boat');
  expect(run).toMatchObject({ subject: 'boat', language: 'en', endedAt: null, score: null, seen: 1 });
  expect(run.events).toMatchObject([{ kind: 'theirs', n: 1, froze: null }]);
  expect(JSON.stringify(run)).not.toMatch(/offers|tells|shows/);
  const refused = await moved(run, { kind: 'send', text: 'How much does it cost?' });
  const tried = refused.events[1];
  expect(tried).toMatchObject({ kind: 'ours', n: 2, sent: false, suggested: false });
  expect(tried.verdicts.filter(({ ok }: { ok: boolean }) => !ok)).toMatchObject([
    { rule: 'first_mention', number: 7, why: 'price' },
    { rule: 'score' },
  ]);
  expect(refused.suggestions[0].readingMs).toBeGreaterThanOrEqual(1_500);
  const used = await moved(refused, { kind: 'use', suggestion: 1 });
  expect(used.events[2]).toMatchObject({ kind: 'ours', n: 3, sent: true, suggested: true });
  expect(used.events[3]).toMatchObject({ kind: 'theirs', n: 4 });
  expect(used.ledger).toContainEqual(
    expect.objectContaining({ topic: 'price', value: null, first: 'theirs', turn: 4 }),
  );
  const over = await moved(used, { kind: 'close' });
  expect(over.score.faults).toContainEqual(
    expect.objectContaining({ part: 'provocation', rule: 'first_mention', message: 2, points: 30 }),
  );
  expect(over.score.parts.map(({ part }: { part: string }) => part)).toEqual([
    'safeguarding',
    'provocation',
    'disclosure',
    'pace',
    'rules',
  ]);
  expect(why(await move(over, { kind: 'send', text: 'I see.' }))).toBe('422 over');
  const { items } = await world.good(world.call('ina', 'GET', RUNS));
  expect(items[0]).toMatchObject({ id: run.id, subject: 'boat', total: over.score.total });
});

it('freezes at a sign of a child, runs the alert by its own clock, and wants it answered', async () => {
  let run = await begun('along');
  for (let turn = 0; turn < 6 && run.frozen === null; turn += 1) {
    run = await moved(run, { kind: 'send', text: 'What is it exactly?' });
  }
  expect(run.frozen).toMatchObject({ reason: 'minor', acknowledged: false });
  expect(run.events.find(({ n }: { n: number }) => n === run.frozen.message)).toMatchObject({ froze: 'minor' });
  expect(run.suggestions).toEqual([]);
  expect(why(await move(run, { kind: 'freeze' }))).toBe('422 frozen_already');
  expect(why(await move(run, { kind: 'use', suggestion: 1 }))).toBe('422 no_suggestion');
  run = await moved(run, { kind: 'acknowledge' });
  expect(run.frozen).toMatchObject({ acknowledged: true });
  expect(run.frozen.elapsedS).toBeGreaterThanOrEqual(30);
  run = await moved(run, { kind: 'close' });
  expect(run.score.parts[0]).toMatchObject({ part: 'safeguarding', points: 100 });
});

it('says no to what was done on another state of the talk', async () => {
  const run = await begun('boat');
  await moved(run, { kind: 'send', text: 'What is it exactly?' });
  expect(why(await move(run, { kind: 'send', text: 'What is it exactly?' }))).toBe('409 stale');
  expect(why(await begin('nobody'))).toBe('422 no_subject');
  expect(why(await begin('boat', 'ina', 'th'))).toBe('422 no_language');
});

it('sends nothing when they wrote while the officer was away', async () => {
  const run = await begun('boat');
  world.later(70 * MINUTE);
  expect(why(await move(run, { kind: 'use', suggestion: 1 }))).toBe('422 they_wrote');
  const after = await world.good(world.call('ina', 'GET', `${RUNS}/${run.id}`));
  expect(after.events.map(({ kind }: { kind: string }) => kind)).toEqual(['theirs', 'theirs']);
});

it('shows nobody the talks of somebody else, and keeps ten of each', async () => {
  const first = await begun('boat', 'lea');
  expect((await world.call('tom', 'GET', `${RUNS}/${first.id}`)).status).toBe(404);
  expect((await world.call('paul', 'GET', `${RUNS}/${first.id}`)).status).toBe(404);
  expect((await move(first, { kind: 'close' }, 'tom')).status).toBe(404);
  for (let n = 0; n < 10; n += 1) await begun('boat', 'lea');
  const { items } = await world.good(world.call('lea', 'GET', RUNS));
  expect(items).toHaveLength(10);
  expect((await world.call('lea', 'GET', `${RUNS}/${first.id}`)).status).toBe(404);
});

it('holds a hundred events and then only ends', async () => {
  let run = await begun('boat', 'tom');
  while (run.seen < 100) run = await world.good(move(run, { kind: 'wait', minutes: 1 }, 'tom'));
  expect(why(await move(run, { kind: 'wait', minutes: 1 }, 'tom'))).toBe('422 full');
  expect((await world.good(move(run, { kind: 'close' }, 'tom'))).endedAt).not.toBeNull();
});

it('writes nothing down: no thread, no evidence, no record', async () => {
  expect((await world.good(world.call('noor', 'GET', '/threads'))).items).toEqual([]);
  expect((await world.good(world.call('noor', 'GET', '/alerts'))).items).toEqual([]);
  const routes = readdirSync('src/server/api/routes/engagements').filter((name) =>
    /^(get-training-|post-training-)/.test(name),
  );
  expect(routes).toHaveLength(5);
  for (const name of [...routes.map((one) => `routes/engagements/${one}`), 'training-route.ts']) {
    const text = readFileSync(`src/server/api/${name}`, 'utf8');
    expect({
      name,
      reaches: /app\/engagement\/|engagement-route|store|channel/.test(text.replace(/^\/\/.*$/m, '')),
    }).toEqual({
      name,
      reaches: false,
    });
  }
});
