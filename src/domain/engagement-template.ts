// Phrases of the suggestion library.

import type { Topic } from './text-signs.js';

/** Where a talk stands: they wrote and named nothing yet; the topic that they opened last; `any` fits everywhere. */
export type TemplateState = 'opened' | Topic | 'any';

/** A passive phrase. `{price}` and the like stand for the words in which they named that topic. */
export interface EngagementTemplate {
  readonly id: string;
  readonly state: TemplateState;
  readonly text: string;
}

/** By language (BCP 47 primary subtag). */
export type TemplateLibrary = ReadonlyMap<string, readonly EngagementTemplate[]>;
