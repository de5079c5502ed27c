// Joins understanding, commands, content and the pure engine into what the message path calls.

import { wordTask } from '../../bots/conversation/code-word.js';
import { step } from '../../bots/conversation/engine.js';
import type { Heard, HeardMessage, World } from '../../bots/conversation/heard.js';
import { codeToFind } from '../../bots/conversation/report-back.js';
import { setAside } from '../../bots/conversation/set-aside.js';
import type { Understanding } from '../../domain/assessment.js';
import type { Clock, Ids } from '../../domain/clock.js';
import type { Content } from '../../domain/content.js';
import type { EntryBody } from '../../domain/log.js';
import type { Session } from '../../domain/session.js';
import { matchIntent } from '../../nlp/intents.js';
import type { Store } from '../../store/contract.js';
import { hashWord, isPanicWord } from '../code-word.js';
import type { Duty } from '../duty.js';
import type { FindReports } from '../find-report.js';
import type { Understander } from '../ports.js';
import type { Talk, TurnFacts } from './talk.js';

/** Flow that a new talk starts with. */
export const FIRST_FLOW = 'help';

export interface TalkDeps {
  /** Where reports are found by their code. Missing: none is. */
  readonly reports?: FindReports;
  /** Where it is noted what could not be taken back. Missing: the person is told of nothing. */
  readonly deliveries?: Pick<Store['deliveries'], 'leftStanding'>;
  readonly content: () => Content;
  readonly understander: Understander;
  readonly duty: () => Duty;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly profile: World['profile'];
  readonly defaultLanguage: string;
}

/** The world as a turn may see it, frozen for that turn. */
export function worldOf(deps: Omit<TalkDeps, 'understander' | 'reports' | 'deliveries'>, messenger = false): World {
  return {
    content: deps.content(),
    now: deps.clock.now(),
    profile: deps.profile,
    duty: deps.duty(),
    defaultLanguage: deps.defaultLanguage,
    flow: FIRST_FLOW,
    freshId: deps.ids.random(),
    messenger,
  };
}

/** Makes the talk. */
export function createTalk(deps: TalkDeps): Talk {
  return {
    understand: async ({ text, languageHint, attachment }) =>
      attachment !== undefined && text.trim() === ''
        ? { kind: 'unassessed', why: 'not_text' }
        : deps.understander.assess(text, languageHint),
    async beside(session, { text }, contactId) {
      const task = wordTask(session, deps.content());
      const code = codeToFind(session, text, deps.content());
      const own = session?.panicWord;
      const [word, panic, report] = await Promise.all([
        task === null ? undefined : hashWord(task, text, deps.ids.random()),
        own === undefined ? false : isPanicWord(own, text),
        code === null ? undefined : deps.reports?.find(code),
      ]);
      const left = isRight(word) ? await deps.deliveries?.leftStanding(contactId, session?.leftTold ?? -1) : null;
      return {
        ...(word && { word }),
        ...(panic && { panic }),
        ...(typeof left === 'number' && { left }),
        ...(report && { report }),
      };
    },
    reportLookup: ({ report }) => (report === undefined ? undefined : deps.reports?.lookup(report.code)),
    step(session, body, understanding, facts) {
      const world = worldOf(deps, facts.messenger);
      return step(session, heardOf(session, body, understanding, facts, world), world);
    },
    setAside: (session) => setAside(session, worldOf(deps)),
  };
}

/** Whoever gives the code word is the person. */
function isRight(word: HeardMessage['word']): boolean {
  return word?.kind === 'checked' && word.right;
}

function heardOf(
  session: Session | null,
  body: EntryBody,
  understanding: Understanding | null,
  { late, beside }: TurnFacts,
  world: World,
): Heard {
  if (body.kind === 'system') return body;
  if (body.kind === 'staff') return body;
  const languages = [session?.language, body.languageHint, world.defaultLanguage].filter(
    (language) => language !== undefined,
  );
  return {
    kind: 'message',
    text: body.text,
    intent: matchIntent(body.text, world.content.commands, languages),
    understanding: understanding ?? { kind: 'unassessed', why: 'failed' },
    ...(body.languageHint === undefined ? {} : { languageHint: body.languageHint }),
    ...(body.attachment === undefined ? {} : { attachment: body.attachment.kind }),
    ...(body.how === undefined ? {} : { how: body.how }),
    late,
    ...beside,
  };
}
