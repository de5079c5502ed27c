// What must hold in every turn that can be played, and at every place where a talk can wait.

import type { Intent } from '../../../domain/assessment.js';
import type { Content, Language } from '../../../domain/content.js';
import type { Finding } from '../../../domain/finding.js';
import { COMMAND_FLOWS, ENGINE_KEYS } from '../../../domain/needed-content.js';
import { HELP_REASONS, type Session } from '../../../domain/session.js';
import { asks, waits } from '../../../domain/steps.js';
import type { Outcome, World } from '../heard.js';
import { render } from '../texts.js';
import { stepAt } from '../turn.js';
import { type Input, type Place, type Played, playOne } from './explore.js';
import { type MatchIntent, questionsIn } from './text-rules.js';
import { tellingWord } from './wording.js';

/** What a rule found; the place in the flow is added by whoever runs the rules. */
export interface Problem {
  readonly rule: string;
  readonly why: string;
}

/** What is wrong with a turn. */
export function turnProblems(played: Played, world: World): Problem[] {
  const { outcome, input, from } = played;
  return [
    ...silence(outcome),
    ...loops(outcome),
    ...questions(outcome),
    ...(outcome.session.phone === 'safe' ? [] : telling(outcome, world.content)),
    ...(input.kind === 'skip' ? skipping(from, outcome, world) : []),
    ...(input.kind === 'answer' ? understanding(from, outcome) : []),
    ...whoReadsFirst(played, world),
  ];
}

function silence({ replies, session }: Outcome): Problem[] {
  if (session.status === 'with_person') return [];
  if (replies.length === 0) return [{ rule: 'no-answer', why: 'the person gets no answer' }];
  return replies.some((reply) => reply.text.trim() === '') ? [{ rule: 'missing-text', why: 'an answer is empty' }] : [];
}

function loops({ events }: Outcome): Problem[] {
  if (events.includes('flow_changed')) return [{ rule: 'unknown-step', why: 'the talk loses its place' }];
  return events.includes('hand_off')
    ? [{ rule: 'loop', why: 'the steps go round without waiting for the person' }]
    : [];
}

function questions({ replies }: Outcome): Problem[] {
  const asked = replies.filter((reply) => questionsIn(reply.text) > 0).length;
  return asked > 1 ? [{ rule: 'many-questions', why: `${asked} questions at once` }] : [];
}

function telling({ replies }: Outcome, content: Content): Problem[] {
  return replies.flatMap((reply) => {
    const shown = [reply.text, ...(reply.options ?? []), reply.contact?.service ?? '', reply.picture ?? ''];
    const word = tellingWord(content, shown.join(' | '));
    return word
      ? [{ rule: 'not-neutral', why: `"${word}" before the phone is said to be safe, in "${reply.text}"` }]
      : [];
  });
}

function skipping(from: Place, { session }: Outcome, world: World): Problem[] {
  const before = from.session?.at;
  const step = before && stepAt(world, before);
  if (!before || !step || !asks(step)) return [];
  if (session.at?.flow !== before.flow || session.at.step !== before.step) return [];
  // The same question may stand open twice, when it was asked again for danger: then the outer one comes back.
  if (session.stack.length < (from.session?.stack.length ?? 0)) return [];
  return [{ rule: 'cannot-skip', why: 'the question comes again when it is skipped' }];
}

function understanding(from: Place, { session }: Outcome): Problem[] {
  const before = from.session?.at;
  const again = before && session.at?.flow === before.flow && session.at.step === before.step && session.reasks > 0;
  return again ? [{ rule: 'answer-not-read', why: 'an answer that is offered is not understood' }] : [];
}

function whoReadsFirst({ to, outcome }: Played, world: World): Problem[] {
  const waited = outcome.session.at ? stepAt(world, outcome.session.at) : undefined;
  if (!waited || !asks(waited) || waited.type === 'word' || waited.type === 'code' || !waited.sensitive || to.told)
    return [];
  return [{ rule: 'who-reads-first', why: `"${waited.id}" is asked before the person knows who reads it` }];
}

/** A command that does not do what it promises at a place, with the turn that shows it. */
export interface CommandProblem {
  readonly problem: Problem;
  readonly played: Played;
}

/** The commands at one place: each must do what it promises wherever the talk stands. */
export function commandProblems(place: Place, world: World, language: Language, match: MatchIntent): CommandProblem[] {
  const { session } = place;
  if (session?.status !== 'open' || session.language !== language) return [];
  return COMMANDS.flatMap(({ intent, holds, why }) => {
    const words = (one: Language) => world.content.commands[one]?.[intent][0] ?? '';
    const input: Input = { kind: 'command', text: words(language), in: words };
    const outcome = playOne(session, input, language, world, match);
    if (holds(outcome, session, world, language)) return [];
    return [{ problem: { rule: `command-${intent}`, why }, played: { from: place, input, outcome, to: place } }];
  });
}

interface CommandRule {
  readonly intent: Intent;
  readonly why: string;
  holds(outcome: Outcome, before: Session, world: World, language: Language): boolean;
}

const COMMANDS: readonly CommandRule[] = [
  {
    intent: 'panic',
    why: 'the panic word must close the talk with one harmless line',
    holds: (outcome, before, world) => closes(outcome, before, world, 'panic', ENGINE_KEYS.panic),
  },
  {
    intent: 'delete',
    why: 'deletion must close the talk with its one constant line',
    holds: (outcome, before, world) => closes(outcome, before, world, 'delete', ENGINE_KEYS.delete),
  },
  {
    intent: 'exit',
    why: 'leaving must close the talk',
    holds: (outcome, before, world) => closes(outcome, before, world, 'exit', ENGINE_KEYS.exit),
  },
  {
    intent: 'person',
    why: 'asking for a person must open a help request and say who is there',
    holds: ({ session, replies }) =>
      session.help !== null &&
      HELP_REASONS.indexOf(session.help.reason) <= HELP_REASONS.indexOf('asked') &&
      replies.length > 0,
  },
  {
    intent: 'danger',
    why: 'danger must bring the emergency number first, or ask for the country first, and ask for a person',
    holds: numberFirst,
  },
  {
    intent: 'help',
    why: 'who reads this must be told at once, and the talk must go on where it was',
    holds: ({ replies, session }, before, world) => replies.length > 1 && goesOn(session, before, world),
  },
  {
    intent: 'language',
    why: 'the language must change, or be asked for',
    holds: ({ session }) => session.at?.flow === COMMAND_FLOWS.language,
  },
];

function closes(
  { session, replies }: Outcome,
  before: Session,
  world: World,
  by: Session['closedBy'],
  key: string,
): boolean {
  return (
    session.status === 'closed' &&
    session.closedBy === by &&
    session.epoch > before.epoch &&
    replies.length === 1 &&
    replies[0]?.text === render(world.content, session.language, key)
  );
}

function numberFirst({ session, replies }: Outcome, before: Session, world: World): boolean {
  // A question that takes words of danger as its answer leads to the same number; its answers are played anyway.
  const [first] = replies;
  if (!session.danger || session.help?.reason !== 'danger' || !first) return false;
  const known = before.country?.how === 'said' ? before.country.code : null;
  if (known && hasNumber(world, known)) return first.contact?.emergency === true;
  const waited = session.at ? stepAt(world, session.at) : undefined;
  return known !== null || (replies.length === 1 && waited?.type === 'ask' && waited.reads === 'country');
}

function hasNumber(world: World, country: string): boolean {
  return world.content.helplines.some(
    (one) => one.country === country && one.kind === 'emergency' && one.phone !== null,
  );
}

/** A place that does not wait (the way home) is gone through, any other is come back to. */
function goesOn(session: Session, before: Session, world: World): boolean {
  const waited = before.at ? stepAt(world, before.at) : undefined;
  if (!waited || !waits(waited)) return session.at !== null;
  return session.at?.flow === before.at?.flow && session.at?.step === before.at?.step;
}

/** Where a problem stands: the step that was waited at, else where the turn led, else the first flow. The talk is added by whoever asks. */
export function located(problem: Problem, played: Played, world: World, language: Language): Omit<Finding, 'path'> {
  const at = played.from.session?.at ?? played.outcome.session.at ?? played.outcome.session.stack[0];
  const flow = world.content.flows[at?.flow ?? world.flow];
  const line = (at && flow?.lines[at.step]) ?? 1;
  const where = at ? `step "${at.step}", ${language}: ` : `${language}: `;
  return { file: flow?.file ?? 'content/flows', line, rule: problem.rule, why: where + problem.why };
}
