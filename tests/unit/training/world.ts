// The range as it ships, an officer who does everything right, and talks told in short.

import { openRange } from '../../../src/app/training/open-range.js';
import { act, beginRange, isOver } from '../../../src/bots/engagement/training/range.js';
import type {
  OfficerAct,
  RangeEvent,
  RangeSession,
  RangeWorld,
} from '../../../src/bots/engagement/training/session.js';
import type { ReadSigns } from '../../../src/domain/text-signs.js';
import type { Subject } from '../../../src/domain/training.js';
import { shippedReaderData } from '../../helpers/shipped-reader.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
/** When every talk begins. */
export const BEGIN = Date.UTC(2026, 10, 24, 9);
export const OFFICER = 'trainee';
export const LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;

const opened = await openRange('content', 'policy', await shippedReaderData());
export const { subjects } = opened;
/** The shipped world; a text is read once. */
export const world: RangeWorld = { ...opened.world, readSigns: once(opened.world.readSigns) };

function once(read: ReadSigns): ReadSigns {
  const known = new Map<string, ReturnType<ReadSigns>>();
  return (text, hint) => {
    const key = `${hint ?? ''} ${text}`;
    const there = known.get(key) ?? read(text, hint);
    known.set(key, there);
    return there;
  };
}

export function subject(id: string): Subject {
  const found = subjects.get(id);
  if (found === undefined) throw new Error(`no subject ${id}`);
  return found;
}

export function begin(id: string, language = 'en', seed = 0): RangeSession {
  return beginRange({ subject: subject(id), language, seed }, OFFICER, BEGIN, world);
}

type Loose<T> = T extends unknown ? Omit<T, 'at'> : never;
/** An act without its time; `after`: milliseconds since the talk's latest moment, half a minute unless said. */
export type Step = Loose<OfficerAct> & { readonly after?: number };

export function play(session: RangeSession, steps: readonly Step[]): RangeSession {
  return steps.reduce(
    (now, { after, ...step }) => act(now, { ...step, at: now.now + (after ?? 30 * SECOND) } as OfficerAct, world),
    session,
  );
}

export const send = (text: string, after?: number): Step => ({ kind: 'send', text, ...(after && { after }) });

/** A passive question in each language. */
export const ASKS: Readonly<Record<string, string>> = {
  en: 'What is it exactly?',
  fr: 'De quoi s’agit-il exactement ?',
  es: '¿De qué se trata exactamente?',
  ar: 'ما هو الموضوع بالتحديد؟',
};

/** Asks passively, stops at the first sign of a child or a victim (also one that the readers missed), answers the alert, ends the talk. */
export function goodOfficer(id: string, language: string, seed: number): RangeSession {
  let session = begin(id, language, seed);
  for (let turn = 0; turn < 20 && !isOver(session); turn++) {
    const shown = session.log.some((one) => one.kind === 'theirs' && one.shows !== null);
    const frozen = session.thread.safety.state === 'frozen';
    if (frozen) session = play(session, [{ kind: 'acknowledge' }, { kind: 'close' }]);
    else if (shown) session = play(session, [{ kind: 'freeze' }]);
    else session = play(session, [send(ASKS[language] ?? '')]);
  }
  return session;
}

/** `1< text`, `2> text`, `3x text` for theirs, ours that was sent, ours that was not; other events by their kind. */
export function told({ log }: RangeSession): readonly string[] {
  return log.map((one: RangeEvent) => {
    if (one.kind === 'theirs') return `${one.n}< ${one.text}`;
    if (one.kind === 'ours') return `${one.n}${one.sentAt === null ? 'x' : '>'} ${one.text}`;
    return one.kind;
  });
}

/** Rules that refused the newest text of ours, with the reason. */
export function refusedLast({ log }: RangeSession): readonly string[] {
  const last = log.findLast((one) => one.kind === 'ours');
  if (last?.kind !== 'ours') return [];
  return last.verdicts.filter(({ ok }) => !ok).map(({ rule, why }) => `${rule}: ${why}`);
}
