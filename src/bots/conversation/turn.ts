// One turn while it is computed: runs steps until one waits or the talk ends, and collects what comes of them.

import type { Flow } from '../../domain/content.js';
import type { Step } from '../../domain/flow-steps.js';
import type { Reply } from '../../domain/message.js';
import { COMMAND_FLOWS, ENGINE_KEYS } from '../../domain/needed-content.js';
import { isOffered } from '../../domain/offered.js';
import { HELP_REASONS, type HelpReason, isShut, type Session, type SessionEvent } from '../../domain/session.js';
import type { HeardMessage, Outcome, World } from './heard.js';
import { typeOf } from './steps/registry.js';
import type { Effect, StepResult } from './steps/step-type.js';
import { render } from './texts.js';

/** Steps that one message may run through; more can only be a loop that no check was run on. */
export const MAX_TRANSITIONS = 60;

/** Sub-flows that may be open at once. Deeper ones forget the oldest way back. */
export const MAX_STACK = 8;

/** Where a session stands that could not be read: nowhere, and a person is to look. */
export const LOST_PLACE = { flow: '', step: '' } as const;

/** What a turn has come to so far. Lives inside one call of `step` only. */
export interface Turn {
  session: Session;
  readonly replies: Reply[];
  readonly events: SessionEvent[];
  help: HelpReason | null;
  ourWords: boolean;
}

/** A turn that has not done anything yet. */
export function beginTurn(session: Session): Turn {
  return { session, replies: [], events: [], help: null, ourWords: false };
}

/** The turn as the engine's answer. */
export function outcomeOf(turn: Turn): Outcome {
  const { session, replies, events, help, ourWords } = turn;
  return { session, replies, events, help, ...(ourWords && { ourWords }) };
}

/** Makes effects happen, in the language that the session has now. */
export function apply(turn: Turn, world: World, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === 'say') turn.replies.push(replyOf(turn.session, world, effect));
    else if (effect.type === 'event') turn.events.push(effect.name);
    else openHelp(turn, world, effect.reason);
  }
}

/** Says one text, in the language that the session has now. */
export function say(turn: Turn, world: World, key: string): void {
  apply(turn, world, [{ type: 'say', key }]);
}

/** Opens a help request, or raises the open one to a more urgent reason. A less urgent one changes nothing. */
export function openHelp(turn: Turn, world: Pick<World, 'now'>, reason: HelpReason): void {
  const open = turn.session.help;
  if (open && HELP_REASONS.indexOf(open.reason) <= HELP_REASONS.indexOf(reason)) return;
  turn.session = { ...turn.session, help: { since: open?.since ?? world.now, reason } };
  turn.help = reason;
  if (!turn.events.includes('help_request')) turn.events.push('help_request');
}

/** Starts a flow; `returnTo` is where the talk goes on when it ends, null for nowhere. */
export function runFlow(turn: Turn, world: World, flow: string, returnTo: Session['at']): void {
  const start = world.content.flows[flow]?.start;
  if (start === undefined) {
    giveUp(turn, world);
    return;
  }
  if (returnTo) turn.session = { ...turn.session, stack: [...turn.session.stack, returnTo].slice(-MAX_STACK) };
  runStep(turn, world, flow, start);
}

/** Enters a step and all that follow until one waits. */
export function runStep(turn: Turn, world: World, flow: string, step: string): void {
  const found = stepAt(world, { flow, step });
  if (!found) {
    lostPlace(turn, world);
    return;
  }
  follow(turn, world, flow, typeOf(found).enter({ flow, step: found }, turn.session, world));
}

/** Lets the step that waits read a message. A place that does not wait (a way home) is entered. */
export function resume(turn: Turn, world: World, heard: HeardMessage): void {
  const { at } = turn.session;
  if (!at) {
    goHome(turn, world);
    return;
  }
  const found = stepAt(world, at);
  if (!found) {
    lostPlace(turn, world);
    return;
  }
  // The language was changed to one that does not have this flow yet.
  if (!isOffered(world.content, at.flow, turn.session.language)) {
    say(turn, world, ENGINE_KEYS.changed);
    goHome(turn, world);
    return;
  }
  if (isNumberOfAnotherList(found, turn.session, heard, world)) {
    runStep(turn, world, at.flow, at.step);
    return;
  }
  const type = typeOf(found);
  const here = { flow: at.flow, step: found };
  const result = type.resume?.(here, turn.session, heard, world) ?? type.enter(here, turn.session, world);
  follow(turn, world, at.flow, result);
}

/**
 * The content was changed since the question was asked: the number of an answer may stand for another one now. Words mean what they
 * say, but a number is asked once more.
 */
function isNumberOfAnotherList(step: Step, session: Session, heard: HeardMessage, world: World): boolean {
  return step.type === 'ask' && session.content !== world.content.version && /^\p{N}{1,2}$/u.test(heard.text.trim());
}

/** The place where a talk goes on when its own is gone or a counsellor handed it back. */
export function goHome(turn: Turn, world: World): void {
  const home = world.content.flows[world.flow]?.home;
  turn.session = { ...turn.session, stack: [], at: null };
  if (home === undefined) {
    giveUp(turn, world);
    return;
  }
  runStep(turn, world, world.flow, home);
}

/** The step of a place, undefined when the content has it no more. */
export function stepAt(
  world: Pick<World, 'content'>,
  at: { readonly flow: string; readonly step: string },
): Step | undefined {
  const flow: Flow | undefined = own(world.content.flows, at.flow);
  return flow && own(flow.steps, at.step);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function follow(turn: Turn, world: World, startFlow: string, first: StepResult): void {
  let flow = startFlow;
  let result = first;
  for (let n = 0; n < MAX_TRANSITIONS; n++) {
    turn.session = result.session;
    apply(turn, world, result.effects);
    const next = nextPlace(turn, world, flow, result);
    if (!next) return;
    const step = stepAt(world, next);
    if (!step) {
      lostPlace(turn, world);
      return;
    }
    flow = next.flow;
    result = typeOf(step).enter({ flow, step }, turn.session, world);
  }
  giveUp(turn, world);
}

/** Where a result leads, or null when the turn is over. */
function nextPlace(turn: Turn, world: World, flow: string, result: StepResult): NonNullable<Session['at']> | null {
  switch (result.kind) {
    case 'wait':
      return null;
    case 'go':
      return { flow, step: result.to };
    case 'call':
      return called(turn, world, result.flow, { flow, step: result.returnTo });
    case 'handOff':
      turn.events.push('not_understood');
      // Nobody may learn there that a person could come.
      if (isShut(turn.session)) return homePlace(turn, world);
      return called(turn, world, COMMAND_FLOWS.stuck, turn.session.at);
    case 'end':
      return returned(turn, world);
  }
}

function called(turn: Turn, world: World, flow: string, returnTo: Session['at']): NonNullable<Session['at']> {
  if (returnTo) turn.session = { ...turn.session, stack: [...turn.session.stack, returnTo].slice(-MAX_STACK) };
  return { flow, step: world.content.flows[flow]?.start ?? '' };
}

function returned(turn: Turn, world: World): Session['at'] {
  const { session } = turn;
  const back = session.stack.at(-1);
  if (back) {
    if (!isOffered(world.content, back.flow, session.language)) return homePlace(turn, world);
    turn.session = { ...session, stack: session.stack.slice(0, -1) };
    return back;
  }
  if (session.status === 'with_person') {
    turn.session = { ...session, at: null, reasks: 0 };
  } else if (session.help) {
    // Somebody is owed a person's answer: the talk stays open, so that the answer may still be sent.
    const home = world.content.flows[world.flow]?.home;
    turn.session = { ...session, at: home === undefined ? null : { flow: world.flow, step: home }, reasks: 0 };
  } else {
    turn.session = { ...session, status: 'closed', closedBy: 'end', at: null, reasks: 0 };
    turn.events.push('ended');
  }
  return null;
}

/** The language has no texts for where the talk came from: it goes on from home. */
function homePlace(turn: Turn, world: World): Session['at'] {
  turn.session = { ...turn.session, stack: [] };
  return { flow: world.flow, step: world.content.flows[world.flow]?.home ?? '' };
}

/** The place is not in this content any more: say so, and go on from home. */
function lostPlace(turn: Turn, world: World): void {
  if (turn.events.includes('flow_changed')) {
    giveUp(turn, world);
    return;
  }
  if (turn.session.at?.flow === LOST_PLACE.flow) {
    turn.events.push('hand_off');
    openHelp(turn, world, 'hand_off');
  }
  turn.events.push('flow_changed');
  apply(turn, world, [{ type: 'say', key: ENGINE_KEYS.changed }]);
  goHome(turn, world);
}

/** Nothing in the content leads on: a person does. */
function giveUp(turn: Turn, world: World): void {
  turn.session = { ...turn.session, at: null, stack: [], reasks: 0 };
  turn.events.push('hand_off');
  apply(turn, world, [
    { type: 'help', reason: 'hand_off' },
    { type: 'say', key: ENGINE_KEYS.handedOver },
  ]);
}

function replyOf(session: Session, world: World, effect: Effect & { type: 'say' }): Reply {
  const { language } = session;
  const text = render(world.content, language, effect.key, effect.values);
  const { contact, options, picture } = effect;
  if (picture) return { from: 'bot', text, picture: render(world.content, language, picture), language };
  if (contact) return { from: 'bot', text, contact, language };
  return options && options.length > 0 ? { from: 'bot', text, options, language } : { from: 'bot', text, language };
}
