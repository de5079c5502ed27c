// Polite words: which messages say thanks and nothing else, and which are nothing but courtesies.

import type { Content, Language } from '../../domain/content.js';
import { foldWords } from '../../domain/fold.js';
import { phrasesIn } from '../../domain/phrases.js';
import type { HeardMessage } from './heard.js';

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
export function isThanks({ text, intent }: Pick<HeardMessage, 'text' | 'intent'>, content: Content): boolean {
  if (intent !== null && intent !== 'yes') return false;
  const said = foldWords(text);
  return wordsOf(content).some(({ thanks, all }) =>
    phrasesIn(said, (part) => all.has(part))?.some((part) => thanks.has(part)),
  );
}

/** Whether a text is nothing but polite words, thanks and yes, in any one language. */
export function isCourtesy(text: string, content: Content): boolean {
  const said = foldWords(text);
  return wordsOf(content).some(({ all }) => phrasesIn(said, (part) => all.has(part)) !== null);
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
