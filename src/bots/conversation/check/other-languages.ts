// Proves in further languages what was proved in one: each kind of turn once, with the real engine and the words of the language.

import type { Language } from '../../../domain/content.js';
import { shownAnswers } from '../answers.js';
import type { Outcome, World } from '../heard.js';
import { stepAt } from '../turn.js';
import { type Input, NONSENSE, type Place, type Played, playOne } from './explore.js';
import type { Findings } from './findings.js';
import { commandProblems, turnProblems } from './talk-rules.js';
import type { MatchIntent } from './text-rules.js';

/** Kinds of turns of all talks, each with the first that was played, and the places where a talk waits. */
export class Samples {
  readonly #turns = new Map<string, { readonly played: Played; readonly world: World }>();
  readonly #places = new Map<string, { readonly place: Place; readonly world: World }>();

  /** Takes a turn in, unless one of its kind is there: the same place, words and answer, read by the same eyes. */
  take(played: Played, world: World): void {
    const { from, input, outcome } = played;
    const at = from.session?.at;
    const said = outcome.replies.map((reply) => reply.text).join('\n');
    const safe = outcome.session.phone === 'safe';
    const key = `${at?.flow}/${at?.step}\t${input.kind}\t${input.text}\t${safe}\t${outcome.session.status}\t${said}`;
    if (!this.#turns.has(key)) this.#turns.set(key, { played, world });
    const { to } = played;
    if (to.session?.status !== 'open' || to.session.reasks > 0) return;
    const place = `${to.session.at?.flow}/${to.session.at?.step}`;
    if (!this.#places.has(place)) this.#places.set(place, { place: to, world });
  }

  /** Plays all of them in another language. False when the talks go other ways there, so that they must be played by themselves. */
  proveIn(language: Language, findings: Findings, match: MatchIntent): boolean {
    let agrees = true;
    for (const { played, world } of this.#turns.values()) {
      const here = { ...world, defaultLanguage: language };
      const turn = inLanguage(played, language, here, match);
      findings.addTurn(turnProblems(turn, here), turn, here, language, match);
      agrees &&= isSameWay(played, turn, language, match);
    }
    for (const { place, world } of this.#places.values()) {
      provePlace(spoken(place, language), { ...world, defaultLanguage: language }, language, findings, match);
    }
    return agrees;
  }
}

/** Commands at a place, and the answers that are the language's own: its countries, and the names of languages. */
function provePlace(place: Place, world: World, language: Language, findings: Findings, match: MatchIntent): void {
  for (const { problem, played } of commandProblems(place, world, language, match)) {
    findings.addTurn([problem], played, world, language, match);
  }
  const at = place.session?.at;
  const step = at ? stepAt(world, at) : undefined;
  if (step?.type !== 'ask') return;
  for (const { label, option } of shownAnswers(step, world, language)) {
    if (option !== null) continue;
    const input: Input = { kind: 'answer', text: label, in: () => label };
    const outcome = playOne(place.session, input, language, world, match);
    const played = { from: place, input, outcome, to: place };
    findings.addTurn(turnProblems(played, world), played, world, language, match);
  }
}

function inLanguage(played: Played, language: Language, world: World, match: MatchIntent): Played {
  const from = spoken(played.from, language);
  const input = { ...played.input, text: played.input.in(language) };
  const outcome = playOne(from.session, input, language, world, match);
  return { from, input, outcome, to: { ...played.to, session: outcome.session, outcome } };
}

function spoken(place: Place, language: Language): Place {
  return place.session === null ? place : { ...place, session: { ...place.session, language } };
}

/** A word that is a command in one language and an answer in the other leads another way, which the commands prove. */
function isSameWay(there: Played, here: Played, language: Language, match: MatchIntent): boolean {
  if (here.outcome.session.language !== language || there.input.text === NONSENSE)
    return samePlace(there.outcome, here.outcome);
  const before = match(there.input.text, [there.outcome.session.language]);
  const after = match(here.input.text, [language]);
  return before !== after || samePlace(there.outcome, here.outcome);
}

function samePlace(a: Outcome, b: Outcome): boolean {
  const { session: one } = a;
  const { session: two } = b;
  return (
    one.status === two.status &&
    one.at?.flow === two.at?.flow &&
    one.at?.step === two.at?.step &&
    one.stack.length === two.stack.length &&
    one.phone === two.phone &&
    one.reasks === two.reasks &&
    (one.help === null) === (two.help === null)
  );
}
