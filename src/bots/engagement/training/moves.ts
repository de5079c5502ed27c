// What a simulated subject hears in an officer's message: the same signs that judge the draft, and a few words of its own.

import { foldWords } from '../../../domain/fold.js';
import { indexOfPhrase } from '../../../domain/phrases.js';
import type { ContentSign, TextSigns } from '../../../domain/text-signs.js';
import type { Move, MoveWords } from '../../../domain/training.js';

const HEARD_IN: Readonly<Partial<Record<ContentSign, Move>>> = {
  pay_offer: 'offers',
  initiative: 'offers',
  pressure: 'presses',
  threat: 'presses',
  romance: 'presses',
  compassion: 'presses',
  advice_committing: 'advises',
  advice_evading: 'advises',
  interest: 'interest',
};

/** Every move in a message. `language`: that of the talk, whose words of empathy and goodbye are looked for. */
export function movesIn(text: string, signs: TextSigns, words: MoveWords, language: string): ReadonlySet<Move> {
  const moves = new Set<Move>(['any']);
  if (signs.question) moves.add('asks');
  for (const { topic, value } of signs.mentions) {
    if (signs.question) moves.add(`asks_${topic}`);
    if (topic === 'route' && value !== null) moves.add('names_place');
  }
  for (const sign of signs.content) {
    const move = HEARD_IN[sign];
    if (move !== undefined) moves.add(move);
  }
  const folded = foldWords(text);
  for (const move of ['empathy', 'ends'] as const) {
    if (words[language]?.[move].some((phrase) => indexOfPhrase(folded, foldWords(phrase)) >= 0)) moves.add(move);
  }
  if (signs.refusal) moves.add('ends');
  return moves;
}
