// The second reader in the running service: what it finds reaches the desk, and what it cannot read is said.

import { setTimeout as delay } from 'node:timers/promises';
import { createSecondReading } from '../../src/app/understanding/second-client.js';
import { TurnsPage, type TurnView } from '../../src/server/api/schemas/turns.js';
import type { MakeSecondReader } from '../../src/server/compose-understanding.js';
import { Chat } from '../helpers/chat-client.js';
import { DeskClient } from '../helpers/desk-client.js';
import { type RunningService, readWords, runningService } from '../helpers/running-service.js';
import { ServiceProcess } from '../helpers/service.js';

const STAND_IN = new URL('../unit/understanding/fixtures/second-stand-in.mjs', import.meta.url).href;
/** The first reader finds nothing in it, the second a sign. */
const MISSED = 'the name in the booklet will not be yours, but the photo will';

interface Row {
  readonly kind: string;
  readonly conversationId: string;
}

/** The queue's rows of a kind, once there are any. */
async function rows(desk: DeskClient, kind: 'help' | 'review', limitMs = 20_000): Promise<readonly Row[]> {
  const begun = performance.now();
  for (;;) {
    const { items } = (await desk.get(`/queue?kind=${kind}`)) as { readonly items: readonly Row[] };
    if (items.length > 0 || performance.now() - begun > limitMs) return items;
    await delay(50);
  }
}

async function turnsOf(desk: DeskClient, conversationId: string): Promise<readonly TurnView[]> {
  return TurnsPage.parse(await desk.get(`/conversations/${conversationId}/turns?limit=50`)).items;
}

const standIn: MakeSecondReader = ({ workers, encoderDir, secondDir }, firstModel) =>
  createSecondReading({
    dirs: { encoder: encoderDir, second: secondDir },
    firstModel,
    workers,
    deadlineMs: 1_000,
    standIn: STAND_IN,
  });

describe('with a stand-in for the second reader', () => {
  let running: RunningService;
  let desk: DeskClient;
  async function started(env: NodeJS.ProcessEnv): Promise<void> {
    running = await runningService(readWords, env, undefined, standIn);
    const { name = '', password = '' } = running.service.firstLogin ?? {};
    desk = await DeskClient.firstSignIn(running.desk, name, password);
  }
  afterEach(() => running.end());
  /** So many messages have been read by the second reader, which is loaded then. */
  async function isRead(count: number): Promise<void> {
    const begun = performance.now();
    while (!(await figures()).includes(`safe_passage_readings_total{outcome="read"} ${count}`)) {
      if (performance.now() - begun > 20_000) throw new Error('nothing was read');
      await delay(20);
    }
  }
  const figures = async () => await (await fetch(`${running.desk}/metrics`)).text();

  it('answers at once, and opens a help request when the second reader finds a need', async () => {
    await started({ SECOND_READER: 'on' });
    const chat = await Chat.open(running.chat);
    expect((await chat.say('my brother is afraid of the man at the door')).body.replies.length).toBeGreaterThan(0);
    const [row] = await rows(desk, 'help');
    const turns = await turnsOf(desk, row?.conversationId ?? '');
    expect(turns).toMatchObject([
      { turn: 1, understanding: { readers: ['first'], needsPerson: false } },
      {
        turn: 2,
        entrySeq: 1,
        message: null,
        replies: [],
        understanding: { readers: ['first', 'second'], needsPerson: true },
      },
    ]);
    expect(await figures()).toContain('safe_passage_readings_total{outcome="raised"} 1');
    expect(await figures()).toContain('safe_passage_readings_waiting 0');
  });

  it('marks a message that it cannot read, and reads the others', async () => {
    await started({ SECOND_READER: 'on' });
    const bad = await Chat.open(running.chat);
    await bad.say('fail now, tourist visa');
    const good = await Chat.open(running.chat);
    await good.say('I was afraid on the bus');
    expect(await rows(desk, 'help')).toHaveLength(1);
    const [row] = await rows(desk, 'review');
    const begun = performance.now();
    let [turn] = await turnsOf(desk, row?.conversationId ?? '');
    while (!turn?.firstReaderOnly && performance.now() - begun < 20_000) {
      await delay(50);
      [turn] = await turnsOf(desk, row?.conversationId ?? '');
    }
    expect(turn).toMatchObject({ firstReaderOnly: true, understanding: { readers: ['first'] } });
    expect(await figures()).toContain('safe_passage_first_reader_only{why="given_up"} 1');
  });

  it('understands a command in words that no list has, once it is loaded', async () => {
    await started({ SECOND_READER: 'on' });
    const chat = await Chat.open(running.chat);
    await chat.say('the weather is fine');
    await isRead(1);
    const { body } = await chat.say('could one of your team come on here');
    expect(JSON.stringify(body.replies)).toContain('The staff are told that you asked.');
    expect(await rows(desk, 'help')).toHaveLength(1);
  });

  it('reads nothing where it is off', async () => {
    await started({ SECOND_READER: 'off' });
    await (await Chat.open(running.chat)).say('my brother is afraid of the man at the door');
    expect(await running.service.core.store.log.toRead(5)).toEqual([]);
    expect(await figures()).not.toContain('safe_passage_readings_total{');
  });
});

it('finds with the shipped models what the first reader missed, in the built service', async () => {
  const service = await ServiceProcess.start({ env: { SECOND_READER: 'on' } });
  try {
    const desk = await DeskClient.firstSignIn(service.desk, 'desk', await service.firstPassword());
    const chat = await Chat.open(service.chat);
    expect((await chat.say(MISSED)).status).toBe(200);
    const [row] = await rows(desk, 'review', 60_000);
    const turns = await turnsOf(desk, row?.conversationId ?? '');
    expect(turns[0]?.understanding).toMatchObject({ flagged: false, readers: ['first'] });
    expect(turns[1]?.understanding).toMatchObject({
      flagged: true,
      readers: ['first', 'second'],
      labels: [{ label: 'document_fraud' }],
    });
    expect((await service.stop()).code).toBe(0);
  } finally {
    await service.end();
  }
}, 120_000);
