// Joins understanding, commands, content and the pure engine into what the message path calls.

import { wordTask } from '../../bots/conversation/code-word.js';
import { step } from '../../bots/conversation/engine.js';
import type { Heard, HeardMessage, World } from '../../bots/conversation/heard.js';
import { codeToFind } from '../../bots/conversation/report-back.js';
import { setAside } from '../../bots/conversation/set-aside.js';
import type { Intent, Understanding } from '../../domain/assessment.js';
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
import type { SecondLook, SecondWord } from './second-look.js';
import type { Talk, TurnFacts } from './talk.js';

type Written = EntryBody & { readonly kind: 'inbound' };

/** Flow that a new talk starts with. */
export const FIRST_FLOW = 'help';

export interface TalkDeps {
  /** The second reader, where a reply may wait for it. Missing: none does. */
  readonly secondLook?: SecondLook;
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
    async beside(session, body, { contactId, understanding }) {
      const { text } = body;
      const task = wordTask(session, deps.content());
      const code = codeToFind(session, text, deps.content());
      const own = session?.panicWord;
      const panic = own === undefined ? Promise.resolve(false) : isPanicWord(own, text);
      const [word, isPanic, report, second] = await Promise.all([
        task === null ? undefined : hashWord(task, text, deps.ids.random()),
        panic,
        code === null ? undefined : deps.reports?.find(code),
        // Whoever hides the talk waits for nothing.
        panic.then((hides) => (hides || code !== null ? {} : lookOf(session, body, understanding, deps))),
      ]);
      const left = isRight(word) ? await deps.deliveries?.leftStanding(contactId, session?.leftTold ?? -1) : null;
      return {
        ...(word && { word }),
        ...(isPanic && { panic: isPanic }),
        ...(typeof left === 'number' && { left }),
        ...(report && { report }),
        ...second,
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

/** Nothing where no second reader is asked; else the command too, so that its words are matched once. */
async function lookOf(
  session: Session | null,
  body: Written,
  understanding: Understanding | null,
  { secondLook, content, defaultLanguage }: TalkDeps,
): Promise<SecondWord> {
  if (secondLook === undefined || understanding === null) return {};
  const { text, languageHint: hint } = body;
  const intent = intentOf(session, body, { content: content(), defaultLanguage });
  const looked = { text, hint, intent, first: understanding };
  return { intent, ...(await secondLook(session, looked, { content: content(), flow: FIRST_FLOW })) };
}

/** The command of a message by its words, in the languages of its talk. */
function intentOf(
  session: Session | null,
  { text, languageHint }: Written,
  { content, defaultLanguage }: Pick<World, 'content' | 'defaultLanguage'>,
): Intent | null {
  const languages = [session?.language, languageHint, defaultLanguage].filter((language) => language !== undefined);
  return matchIntent(text, content.commands, languages);
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
  return {
    kind: 'message',
    text: body.text,
    intent: beside?.intent === undefined ? intentOf(session, body, world) : beside.intent,
    understanding: understanding ?? { kind: 'unassessed', why: 'failed' },
    ...(body.languageHint === undefined ? {} : { languageHint: body.languageHint }),
    ...(body.attachment === undefined ? {} : { attachment: body.attachment.kind }),
    ...(body.how === undefined ? {} : { how: body.how }),
    late,
    ...beside,
  };
}
