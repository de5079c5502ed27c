// Asks the person one question and waits for the answer.

import type { Language } from '../../../domain/content.js';
import type { AskStep } from '../../../domain/flow-steps.js';
import { foldWords } from '../../../domain/fold.js';
import { ENGINE_KEYS } from '../../../domain/needed-content.js';
import type { Session } from '../../../domain/session.js';
import { readAnswer, shownLabels } from '../answers.js';
import type { HeardMessage, World } from '../heard.js';
import { readLanguage, speaks } from '../languages.js';
import { readCountry } from '../places.js';
import type { At, Effect, StepResult, StepType } from './step-type.js';

/** Times the person may give an answer the step cannot read before a human is offered. */
export const MAX_REASKS = 2;

/** Answers kept in the session are choices, never words: this stands for "told in their own words". */
export const TOLD = 'told';

/**
 * Commands that hold everywhere (panic, danger, person, delete, exit, language, help) were handled before any step sees
 * the message, so a step only ever reads answers.
 */
export const ask: StepType<AskStep> = {
  enter({ flow, step }, session, world) {
    // Answered in the meantime: danger was said while this very question stood open.
    if (step.reads === 'country' && step.to && session.country?.how === 'said') return go(step.to, session);
    const leads: Effect[] = (step.lead ?? []).map((key) => ({ type: 'say', key }));
    return {
      kind: 'wait',
      session: { ...session, at: { flow, step: step.id }, reasks: 0 },
      effects: [...leads, question(step, world, session.language)],
    };
  },

  resume(at, session, heard, world) {
    const { step } = at;
    if (skips(step, heard, world, session.language)) return go(step.skipTo, note(session, at, null));

    const answer = readAnswer(step, heard, world, session.language);
    if (answer?.option) {
      const { choice, of = step.id, to } = answer.option;
      return go(to, noteOf(session, at.flow, of, choice));
    }

    return (
      readWords(at, session, answer ? { ...heard, text: answer.label } : heard, world) ??
      askAgain(at, session, heard, world)
    );
  },
};

/** True when the message is an answer to the question, whatever the answer. */
export function answers(step: AskStep, heard: HeardMessage, world: World, language: Language): boolean {
  return skips(step, heard, world, language) || readAnswer(step, heard, world, language) !== null;
}

/** In any words, or by the number of the last button. */
function skips(step: AskStep, heard: HeardMessage, world: World, language: Language): boolean {
  // "No" is no country: whoever says it does not want to name one.
  if (heard.intent === 'skip' || (heard.intent === 'no' && step.reads === 'country')) return true;
  const shown = shownLabels(step, world, language).length;
  return step.showSkip !== false && foldWords(heard.text) === String(shown);
}

function readWords(at: At<AskStep>, session: Session, heard: HeardMessage, world: World): StepResult | null {
  const { step } = at;
  if (!step.reads || !step.to) return null;
  switch (step.reads) {
    case 'country': {
      const code = readCountry(world.content, heard.text);
      return code ? go(step.to, { ...session, country: { code, how: 'said' } }) : null;
    }
    case 'language': {
      const language = readLanguage(world.content, heard.text);
      if (!language || !speaks(language, world)) return null;
      const said = { ...session, language, languageHow: 'said' as const };
      return { ...go(step.to, said), effects: [{ type: 'event', name: 'language_changed' }] };
    }
    case 'free':
      // A number to call or a date is an answer too; a lone digit is a button that is not there.
      return /\p{L}|\p{N}.*\p{N}/su.test(heard.text) ? go(step.to, note(session, at, TOLD)) : null;
  }
}

function askAgain({ step }: At<AskStep>, session: Session, heard: HeardMessage, world: World): StepResult {
  const again = question(step, world, session.language);
  // Somebody who tells of their need is not told that they were not understood.
  const { understanding } = heard;
  if (understanding.kind === 'assessed' && understanding.assessment.needsPerson) {
    return { kind: 'wait', session, effects: [again] };
  }
  if (session.reasks >= MAX_REASKS) {
    // A person is owed already: to ask for one again would only lead back to this question.
    if (step.reads === 'country' && session.help !== null) return go(step.skipTo, session);
    return { kind: 'handOff', session, effects: [] };
  }
  return {
    kind: 'wait',
    session: { ...session, reasks: session.reasks + 1 },
    effects: [{ type: 'say', key: ENGINE_KEYS.reask }, again],
  };
}

function go(to: string, session: Session): StepResult & { kind: 'go' } {
  return { kind: 'go', to, session, effects: [] };
}

function note(session: Session, { flow, step }: At<AskStep>, answer: string | null): Session {
  return noteOf(session, flow, step.id, answer);
}

function noteOf(session: Session, flow: string, step: string, answer: string | null): Session {
  return { ...session, answers: { ...session.answers, [`${flow}/${step}`]: answer } };
}

function question(step: AskStep, world: World, language: Language): Effect {
  return { type: 'say', key: step.text, options: shownLabels(step, world, language) };
}
