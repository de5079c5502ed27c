// What every step type is: how it is entered, and how it reads an answer when it waited for one.

import type { Step } from '../../../domain/flow-steps.js';
import type { ContactCard } from '../../../domain/message.js';
import type { HelpReason, Session, SessionEvent } from '../../../domain/session.js';
import type { HeardMessage, World } from '../heard.js';

/** What a step wants to happen. */
export type Effect =
  | {
      readonly type: 'say';
      readonly key: string;
      readonly values?: Readonly<Record<string, string>>;
      /** Words of the answers offered, in the person's language. */
      readonly options?: readonly string[];
      readonly contact?: ContactCard;
      /** Message key of words to be drawn. */
      readonly picture?: string;
    }
  | { readonly type: 'event'; readonly name: SessionEvent }
  | { readonly type: 'help'; readonly reason: HelpReason };

/** Where a step leaves the talk. Only `wait` stops the turn; `end` returns to the caller or closes the talk. */
export type StepResult =
  | { readonly kind: 'go'; readonly to: string; readonly session: Session; readonly effects: readonly Effect[] }
  | {
      readonly kind: 'call';
      readonly flow: string;
      readonly returnTo: string;
      readonly session: Session;
      readonly effects: readonly Effect[];
    }
  | { readonly kind: 'wait'; readonly session: Session; readonly effects: readonly Effect[] }
  | { readonly kind: 'end'; readonly session: Session; readonly effects: readonly Effect[] }
  | { readonly kind: 'handOff'; readonly session: Session; readonly effects: readonly Effect[] };

/** A step where it stands. */
export interface At<S extends Step> {
  readonly flow: string;
  readonly step: S;
}

/** One step type. `resume` is there for those that wait. */
export interface StepType<S extends Step> {
  enter(at: At<S>, session: Session, world: World): StepResult;
  resume?(at: At<S>, session: Session, heard: HeardMessage, world: World): StepResult;
}
