// The second reader while somebody waits for a reply: whether short words are a command, and what is odd in an offer. Never for long.

import { isLabel } from '../../bots/conversation/answers.js';
import { wordTask } from '../../bots/conversation/code-word.js';
import { raisedAssessment } from '../../bots/conversation/raise.js';
import { stepAt } from '../../bots/conversation/turn.js';
import type { Assessment, Intent, Understanding } from '../../domain/assessment.js';
import type { Content } from '../../domain/content.js';
import type { Session } from '../../domain/session.js';
import { MAX_COMMAND_LENGTH } from '../../nlp/intents.js';
import type { After } from '../outbound/timers.js';
import { type BothReaders, readBoth } from '../understanding/read-both.js';
import type { SecondReading } from '../understanding/second-client.js';
import { within } from '../understanding/within.js';

/** Milliseconds that a reply waits to learn whether its message is a command: less than anybody notices. */
export const COMMAND_WAIT_MS = 300;
/** Milliseconds that the check of an offer waits (architecture.md, 9). */
export const OFFER_WAIT_MS = 1_000;

export interface SecondLookDeps extends Pick<BothReaders, 'first'> {
  readonly second: Pick<SecondReading, 'assess' | 'isReady' | 'isIdle'>;
  readonly after: After;
}

/** A message that is about to be answered. */
export interface Looked {
  readonly text: string;
  readonly hint: string | undefined;
  /** What the lists and letters took it for. */
  readonly intent: Intent | null;
  readonly first: Understanding;
}

/** What the second reader adds; empty where it adds nothing, is not loaded, has other work, or did not answer in time. */
export interface SecondWord {
  readonly intent?: Intent | null;
  /** Both readers' word on an offer. */
  readonly understanding?: Understanding;
}

/** Looks at a message of a talk. Never rejects. */
export type SecondLook = (
  session: Session | null,
  message: Looked,
  talk: { readonly content: Content; readonly flow: string },
) => Promise<SecondWord>;

/** Makes it. */
export function createSecondLook(deps: SecondLookDeps): SecondLook {
  return async (session, message, talk) => {
    const { first } = message;
    if (first.kind !== 'assessed' || !deps.second.isReady) return {};
    // Words under a code word are nobody's business, and the harmless chat must not answer more slowly than another.
    if (wordTask(session, talk.content) !== null) return {};
    if (isOffer(session, talk.content)) return await lookAtOffer(message, first.assessment, deps);
    return deps.second.isIdle && mayBeCommand(session, message, talk) ? await lookForCommand(message, deps) : {};
  };
}

function isOffer(session: Session | null, content: Content): boolean {
  return stepOf(session, content)?.type === 'assess';
}

/** The words of a button are that answer and nothing else. */
function mayBeCommand(
  session: Session | null,
  { text, intent }: Looked,
  talk: { readonly content: Content; readonly flow: string },
): boolean {
  if (intent !== null || text.length > MAX_COMMAND_LENGTH || !/\p{L}.*\p{L}/su.test(text)) return false;
  const step = stepOf(session, talk.content);
  return session === null || step?.type !== 'ask' || !isLabel(step, text, talk, session.language);
}

function stepOf(session: Session | null, content: Content) {
  return session?.at ? stepAt({ content }, session.at) : undefined;
}

async function lookForCommand(message: Looked, deps: SecondLookDeps): Promise<SecondWord> {
  const intent = (await both(message, COMMAND_WAIT_MS, deps))?.intent ?? null;
  return intent === null ? {} : { intent };
}

async function lookAtOffer(message: Looked, first: Assessment, deps: SecondLookDeps): Promise<SecondWord> {
  const later = await both(message, OFFER_WAIT_MS, deps);
  return later === null ? {} : { understanding: { kind: 'assessed', assessment: raisedAssessment(first, later) } };
}

async function both({ text, hint }: Looked, ms: number, deps: SecondLookDeps): Promise<Assessment | null> {
  return await within(ms, deps.after, () => readBoth({ text, hint, reasons: 'signs' }, deps));
}
