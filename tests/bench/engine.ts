// Turns per second of the conversation engine on one core, with the session stored as JSON and read back at every turn.
// Run: npm run bench -- flows

import { BENIGN } from '../../src/bots/conversation/benign.js';
import { step } from '../../src/bots/conversation/engine.js';
import type { HeardMessage, World } from '../../src/bots/conversation/heard.js';
import { restoreSession } from '../../src/bots/conversation/session-load.js';
import { loadContent } from '../../src/content/load.js';
import type { Session } from '../../src/domain/session.js';
import { matchIntent } from '../../src/nlp/intents.js';

/** Goal of performance.md on one core. */
export const GOAL = 50_000;
/** goflow, two questions, session read and written at every turn, measured on one core of such a machine. */
export const GOFLOW = 4_300;

/** A talk from the first answer to the goodbye, over most step types. */
const TALK = [
  'No, only me',
  'Not now',
  'they keep my passport and do not pay me',
  'Contacts near me',
  'Malaysia',
  'Know my rights',
  'Make a safety plan',
  'Yes',
  'Not sure',
  'Skip',
  'No',
  'Yes',
  'who reads this',
  'something else entirely',
  'That is all',
];

export interface EngineFigures {
  readonly turnsPerSecond: number;
  /** The same with the commands matched in every message. */
  readonly withCommands: number;
  /** Microseconds to match the commands in one message. */
  readonly matchMicros: number;
}

/** Rounds of each measurement; the best counts, since other work on the machine only ever slows one down. */
const ROUNDS = 5;

/** Plays talks for `milliseconds` a round after a short warm-up. */
export async function measureEngine(milliseconds = 600): Promise<EngineFigures> {
  const content = await loadContent('content');
  const now = 1_800_000_000_000;
  const duty = { anybody: true, languages: [] };
  const world: World = {
    content,
    now,
    profile: 'development',
    duty,
    defaultLanguage: 'en',
    flow: 'help',
    freshId: 'x',
  };
  const intentOf = (text: string) => matchIntent(text, content.commands, ['en']);
  const heardNow = (text: string): HeardMessage => ({
    kind: 'message',
    text,
    intent: intentOf(text),
    understanding: BENIGN,
    late: false,
  });
  const known = TALK.map(heardNow);
  const engine = () => playTalk(known, world);
  const matched = () => playTalk(TALK.map(heardNow), world);
  perSecond(engine, 300);
  perSecond(matched, 300);
  return {
    turnsPerSecond: best(() => perSecond(engine, milliseconds)),
    withCommands: best(() => perSecond(matched, milliseconds)),
    matchMicros: 1e6 / best(() => perSecond(() => TALK.map(intentOf).length, milliseconds)),
  };
}

function best(measure: () => number): number {
  return Math.max(...Array.from({ length: ROUNDS }, measure));
}

/** Plays one talk; returns its turns. */
export function playTalk(heard: readonly HeardMessage[], world: World): number {
  let stored: string | null = null;
  for (const message of heard) {
    const session: Session | null = stored === null ? null : restoreSession(JSON.parse(stored)).session;
    stored = JSON.stringify(step(session, message, world).session);
  }
  return heard.length;
}

/** What is played, per second of this thread's processor time: other work on the machine does not count. */
export function perSecond(play: () => number, milliseconds: number): number {
  const start = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  while (performance.now() - start < milliseconds) done += play();
  const { user, system } = process.cpuUsage(before);
  return done / ((user + system) / 1e6);
}
