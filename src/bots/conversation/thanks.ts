// Thanks are no answer to a question and need none: a kind word, and the talk stays where it was.

import type { Content, Language } from '../../domain/content.js';
import { foldWords } from '../../domain/fold.js';
import { ENGINE_KEYS } from '../../domain/needed-content.js';
import { phrasesIn } from '../../domain/phrases.js';
import type { Session } from '../../domain/session.js';
import { isAnswerAt } from './commands.js';
import type { HeardMessage, Outcome, World } from './heard.js';
import { beginTurn, outcomeOf, say, stepAt, type Turn } from './turn.js';
import { askOnceMore } from './unread.js';

/** Words of thanks in a language, and all words that may stand around them: polite ones, and a yes. Folded. */
interface Words {
  readonly thanks: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

const caches = new WeakMap<Content, readonly Words[]>();

/**
 * Whether a message is thanks and nothing else, in any language: people thank in the language that they know the word in. "Thank you, but
 * who are you" is no such message, nor is what a command is.
 */
function isThanks({ text, intent }: Pick<HeardMessage, 'text' | 'intent'>, content: Content): boolean {
  if (intent !== null && intent !== 'yes') return false;
  const said = foldWords(text);
  return wordsOf(content).some(({ thanks, all }) =>
    phrasesIn(said, (part) => all.has(part))?.some((part) => thanks.has(part)),
  );
}

/** A kind word, and the question that waits once more, so that its answers stay at hand. False when the message is something else. */
export function hearThanks(turn: Turn, world: World, heard: HeardMessage): boolean {
  const { at } = turn.session;
  const step = at === null ? undefined : stepAt(world, at);
  // Where a word of one's own is asked for, any may be it.
  if (step === undefined || step.type === 'word' || !isPlain(heard) || !isThanks(heard, world.content)) return false;
  if (isAnswerAt(turn.session, heard, world)) return false;
  say(turn, world, ENGINE_KEYS.thanks);
  askOnceMore(turn, world);
  return true;
}

/**
 * Thanks for a talk that has come to its end are no new talk: who answers a goodbye is not greeted and asked about their phone. Null when the
 * message is something else. Not after panic, deletion or leaving, of which nothing may show, nor before a code word.
 */
export function thanksAfterEnd(session: Session | null, heard: HeardMessage, world: World): Outcome | null {
  if (session === null || session.status !== 'closed' || session.closedBy !== 'end') return null;
  if (session.codeWord !== null || !isPlain(heard) || !isThanks(heard, world.content)) return null;
  const turn = beginTurn({ ...session, lastInboundAt: world.now });
  turn.ourWords = true;
  say(turn, world, ENGINE_KEYS.thanks);
  return outcomeOf(turn);
}

function isPlain({ attachment, how, late }: HeardMessage): boolean {
  return attachment === undefined && how === undefined && !late;
}

function wordsOf(content: Content): readonly Words[] {
  let words = caches.get(content);
  if (!words) {
    words = Object.keys(content.commands).map((language) => wordsIn(content, language));
    caches.set(content, words);
  }
  return words;
}

function wordsIn({ commands }: Content, language: Language): Words {
  const { thanks = [], courtesies = [], yes = [] } = commands[language] ?? {};
  const folded = thanks.map(foldWords);
  return { thanks: new Set(folded), all: new Set([...folded, ...courtesies.map(foldWords), ...yes.map(foldWords)]) };
}
