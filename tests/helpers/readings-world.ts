// Messages and their second reading over a real store, with readers that tests script and a clock that tests move.

import { openTurn } from '../../src/app/inbox/head.js';
import { createHeads } from '../../src/app/inbox/heads.js';
import type { InboxDeps, RunningInbox } from '../../src/app/inbox/inbox.js';
import { createInbox } from '../../src/app/inbox/inbox.js';
import type { Talk } from '../../src/app/inbox/talk.js';
import { rankOf } from '../../src/app/readings/rank.js';
import type { ReadOutcome } from '../../src/app/readings/read-entry.js';
import { createReadings, type Readings } from '../../src/app/readings/readings.js';
import type { TalkRisk } from '../../src/app/talk-risk.js';
import type { SecondReading } from '../../src/app/understanding/second-client.js';
import type { SecondAsk } from '../../src/app/understanding/second-reader-worker.js';
import { QUIET } from '../../src/bots/conversation/benign.js';
import { emptySession } from '../../src/bots/conversation/new-session.js';
import { withAssessment } from '../../src/bots/conversation/risk.js';
import type { Assessment, Label, Understanding } from '../../src/domain/assessment.js';
import type { HelpReason, Session, SessionEvent } from '../../src/domain/session.js';
import type { Store } from '../../src/store/contract.js';
import { inboxWorld, silentLog, sqliteIn } from './inbox-world.js';
import { virtualTime } from './virtual-time.js';

/** A reading with these probabilities, as a reader gives it. */
export function saying(labels: Partial<Record<Label, number>>, over: Partial<Assessment> = {}): Assessment {
  const all = { ...QUIET.labels, ...labels };
  const flagged = Object.entries(labels).some(([label, p]) => label !== 'distress' && p >= 0.5);
  return { ...QUIET, labels: all, flagged, needsPerson: all.distress >= 0.5 || all.minor_risk >= 0.5, ...over };
}

/** "first/second" in a text: what each reader says, e.g. `distress .2/.9`. Without it both find nothing. */
const SAYS = /(\w+) (\.\d+)\/(\.\d+)/;

function reader(which: 2 | 3): (text: string) => Assessment {
  return (text) => {
    const [, label = 'secrecy', ...said] = SAYS.exec(text) ?? [];
    return saying({ [label]: Number(said[which - 2] ?? 0) });
  };
}

/** What the first reader says of a text. */
export const firstSays = reader(2);
/** What both say together. */
export const bothSay = reader(3);

function answered(session: Session, events: readonly SessionEvent[], help: HelpReason | null) {
  return { session, replies: [{ from: 'bot', text: 'heard', language: 'en' } as const], events, help };
}

/** Takes in what the first reader says as the engine does; "bye" ends the talk, "forget" asks for erasure, "option" is a word of ours. */
function talk(): Talk {
  return {
    understand: async ({ text }) => ({ kind: 'assessed', assessment: firstSays(text) }),
    step(before, body, understanding) {
      const open =
        before === null || before.status === 'closed'
          ? emptySession(before?.epoch ?? 0, { language: 'en', languageHow: 'default' })
          : before;
      if (body.kind === 'staff') {
        const holder = body.act === 'take_over' ? body.staff : open.holder;
        return answered(
          { ...open, status: 'with_person', holder },
          body.act === 'message' ? ['staff_message'] : [],
          null,
        );
      }
      if (body.kind !== 'inbound') return answered(open, [], null);
      if (body.text === 'bye' || body.text === 'forget') {
        const closedBy = body.text === 'bye' ? 'panic' : 'delete';
        return answered({ ...open, status: 'closed', closedBy, epoch: open.epoch + 1 }, [closedBy], null);
      }
      const assessment = understanding?.kind === 'assessed' ? understanding.assessment : QUIET;
      const session = withAssessment(open, assessment);
      const made = answered(session, assessment.flagged ? ['flagged'] : [], null);
      return body.text.startsWith('option') ? { ...made, ourWords: true } : made;
    },
    setAside: (session) =>
      answered(session ?? emptySession(0, { language: 'en', languageHow: 'default' }), ['set_aside'], 'not_processed'),
  };
}

/** A slow machine is no finding of these tests. */
const PATIENCE_MS = 25_000;

/** How a test's second reader answers. */
export type SecondSays = (ask: SecondAsk) => ReturnType<SecondReading['assess']>;

/** One process: its inbox, its readings, what was tried and read. */
export interface ReadingProcess {
  readonly inbox: RunningInbox;
  readonly readings: Readings;
  readonly tried: ReadOutcome[];
  /** Texts in the order in which the second reader was asked. */
  readonly asked: string[];
  /** Of those: whether passages were to be searched. */
  readonly searched: boolean[];
}

/** The world; `start` is a process on its store. */
export async function readingsWorld(open: (folder: string) => Promise<Store> = sqliteIn) {
  const world = await inboxWorld(talk(), open);
  const time = virtualTime();
  const clock = { now: time.now, monotonic: time.monotonic };

  function start({
    second = async ({ text }) => ({ kind: 'answered', answer: bothSay(text) }),
    isUp = async () => true,
    share = null,
    on = true,
    model = 'm1',
    talkRisk,
    first = { assess: async (text: string) => ({ kind: 'assessed', assessment: firstSays(text) }) as const },
  }: {
    second?: SecondSays;
    isUp?: () => Promise<boolean>;
    share?: string | null;
    on?: boolean;
    model?: string;
    talkRisk?: TalkRisk;
    first?: { assess(text: string): Promise<Understanding> };
  } = {}): ReadingProcess {
    const heads = createHeads(world);
    const tried: ReadOutcome[] = [];
    const asked: string[] = [];
    const searched: boolean[] = [];
    const talking = { ...talk(), understand: async ({ text }: { readonly text: string }) => await first.assess(text) };
    const risk = talkRisk === undefined ? {} : { talkRisk };
    const reading = { ...(on && { rank: rankOf }), ...risk };
    const deps: InboxDeps = { ...world, clock, heads, talk: talking, log: silentLog, ...reading };
    const readings = createReadings({
      ...world,
      clock,
      heads,
      log: silentLog,
      after: time.after,
      share,
      first,
      ...risk,
      second: {
        model: async () => model,
        workers: 1,
        isReady: true,
        isIdle: true,
        isUp,
        assess(ask) {
          asked.push(ask.text);
          searched.push(ask.reasons === 'searched');
          return second(ask);
        },
        close: async () => undefined,
      },
      onTried: (outcome) => void tried.push(outcome),
    });
    return { inbox: createInbox(deps), readings, tried, asked, searched };
  }

  let updates = 0;
  return {
    ...world,
    clock,
    time,
    start,
    /** Says it, and gives the turn that came of it. */
    async says(process: ReadingProcess, text: string) {
      updates += 1;
      const done = await process.inbox.submit(world.says(text, `u${updates}`), PATIENCE_MS);
      if (done.kind !== 'done') throw new Error(`The message was ${done.kind}.`);
      return done;
    },
    /** A conversation's turns with what lies in them, oldest first. */
    async turns(conversationId: string) {
      const turns = await world.store.log.turns(conversationId, { limit: 100 });
      return await Promise.all(turns.toReversed().map(async (turn) => ({ turn, body: await openTurn(turn, world) })));
    },
  };
}
