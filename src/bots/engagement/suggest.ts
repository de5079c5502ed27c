// Drafts to begin with: passive phrases of a library, chosen by state and language, slots filled from what they said.

import type { Thread } from '../../domain/engagement.js';
import type { EngagementTemplate, TemplateLibrary, TemplateState } from '../../domain/engagement-template.js';
import { TOPICS, type Topic } from '../../domain/text-signs.js';

/** A suggestion. It is a draft like any other: the same rules judge it, and a person approves it. */
export interface Suggestion {
  readonly text: string;
  /** `template:<id>` or `model:<name>`. */
  readonly author: string;
}

/**
 * A generator that a deployment runs itself. It gets no more than this; what it writes passes the same rules as everything else, and its
 * name, version and prompt stand in the draft's record.
 */
export interface DraftGenerator {
  readonly name: string;
  readonly version: string;
  readonly prompt: string;
  suggest(context: {
    readonly state: TemplateState;
    readonly language: string;
    readonly said: Readonly<Partial<Record<Topic, string>>>;
  }): Promise<readonly string[]>;
}

/** Suggestions at once. A longer list is not read. */
const MOST = 3;

/** Where a thread stands; null when nothing is to be suggested: frozen, ended, refused, graver, or it is not our turn. */
export function stateOf(thread: Thread): TemplateState | null {
  const quiet =
    thread.safety.state === 'frozen' || thread.ended !== null || thread.graver !== null || thread.refusedIn !== null;
  if (quiet || thread.heard === 0 || thread.unanswered > 0) return null;
  const newest = TOPICS.flatMap((topic) => thread.ledger.topics[topic] ?? [])
    .filter(({ first }) => first === 'theirs')
    .sort((a, b) => b.turn - a.turn)[0];
  return newest?.topic ?? 'opened';
}

/** Their own words for each topic they opened. */
export function saidBy(thread: Thread): Readonly<Partial<Record<Topic, string>>> {
  const said: Partial<Record<Topic, string>> = {};
  for (const topic of TOPICS) {
    const entry = thread.ledger.topics[topic];
    if (entry?.first === 'theirs' && entry.said !== null) said[topic] = entry.said;
  }
  return said;
}

/** The suggestions for a thread, best first, always the same for the same thread; none where none may be sent. */
export function suggest(thread: Thread, library: TemplateLibrary): readonly Suggestion[] {
  const state = stateOf(thread);
  const templates = thread.language === null ? undefined : library.get(thread.language);
  if (state === null || templates === undefined) return [];
  const said = saidBy(thread);
  const fitting = templates.filter((one) => one.state === state || one.state === 'any');
  const turned = fitting.slice(thread.turns % Math.max(1, fitting.length)).concat(fitting);
  const found = new Map<string, Suggestion>();
  for (const template of turned.sort((a, b) => rank(a, state) - rank(b, state))) {
    const text = fill(template, said);
    if (text !== null && found.size < MOST) found.set(template.id, { text, author: `template:${template.id}` });
  }
  return [...found.values()];
}

/** The same from a generator of the deployment's own: it is asked only where a template might be suggested. */
export async function suggestWith(thread: Thread, generator: DraftGenerator): Promise<readonly Suggestion[]> {
  const state = stateOf(thread);
  if (state === null || thread.language === null) return [];
  const texts = await generator.suggest({ state, language: thread.language, said: saidBy(thread) });
  return texts.slice(0, MOST).map((text) => ({ text, author: `model:${generator.name}` }));
}

function rank(template: EngagementTemplate, state: TemplateState): number {
  return template.state === state ? 0 : 1;
}

/** The text with their words in its slots; null when one is empty. */
function fill({ text }: EngagementTemplate, said: Readonly<Partial<Record<Topic, string>>>): string | null {
  let whole = true;
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = TOPICS.includes(name as Topic) ? said[name as Topic] : undefined;
    if (words === undefined) whole = false;
    return words ?? '';
  });
  return whole ? filled : null;
}
