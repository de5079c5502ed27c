// Talks of the range in memory: how many are kept, and that a range which could not be opened is opened again.

import { TrainingRuns } from '../../../src/app/training/runs.js';
import { AppError } from '../../../src/domain/errors.js';
import { BEGIN, subjects, world } from './world.js';

const time = { now: BEGIN, mono: 0 };
const clock = { now: () => time.now, monotonic: () => time.mono };
let counter = 0;
const ids = { random: () => `run${++counter}` };
const talk = { subject: 'boat', language: 'en' };

it('keeps two hundred talks of all; the oldest goes, whoever played it', async () => {
  const runs = new TrainingRuns({ open: async () => ({ world, subjects }), clock, ids });
  const begun: { readonly officer: string; readonly id: string }[] = [];
  for (let n = 0; n < 205; n += 1) {
    const officer = `officer${n % 40}`;
    const run = await runs.begin(officer, talk);
    if (run.ok) begun.push({ officer, id: run.value.id });
  }
  const gone = begun.filter(({ officer, id }) => runs.one(officer, id) === undefined);
  expect(gone).toEqual(begun.slice(0, 5));
});

it('opens the range at the first use and only once, and again after it could not be opened', async () => {
  let opened = 0;
  const open = async () => {
    opened += 1;
    if (opened === 1) throw new AppError('bad_content', 'boat.yaml: line 3: broken');
    return { world, subjects };
  };
  const runs = new TrainingRuns({ open, clock, ids });
  expect(opened).toBe(0);
  await expect(runs.subjects()).rejects.toMatchObject({ code: 'bad_content' });
  expect((await runs.begin('officer1', talk)).ok).toBe(true);
  expect((await runs.subjects()).length).toBe(10);
  expect(opened).toBe(2);
});

it('counts the time that a page stood there as the officer’s own', async () => {
  const runs = new TrainingRuns({ open: async () => ({ world, subjects }), clock, ids });
  const run = await runs.begin('officer1', talk);
  if (!run.ok) throw new Error(run.error);
  const { id, session } = run.value;
  time.mono += 200;
  const moved = await runs.move('officer1', id, session.log.length, { kind: 'send', text: 'What is it exactly?' });
  if (!moved.ok) throw new Error(moved.error);
  const ended = await runs.move('officer1', id, moved.value.session.log.length, { kind: 'close' });
  if (!ended.ok) throw new Error(ended.error);
  expect(ended.value.score?.faults).toContainEqual(
    expect.objectContaining({ part: 'pace', why: 'faster_than_read', message: 2 }),
  );
});
