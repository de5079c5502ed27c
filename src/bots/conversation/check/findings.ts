// Collects what the rules find, each once: the same problem shows in thousands of talks, and only the first is written down.

import type { Language } from '../../../domain/content.js';
import type { Finding } from '../../../domain/finding.js';
import type { World } from '../heard.js';
import { dialogue, type Played } from './explore.js';
import { located, type Problem } from './talk-rules.js';
import type { MatchIntent } from './text-rules.js';

/** Findings so far, by what they say. */
export class Findings {
  readonly #first = new Map<string, Finding>();

  /** Adds those that are not there yet. */
  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const key = keyOf(finding);
      if (!this.#first.has(key)) this.#first.set(key, finding);
    }
  }

  /** Adds problems of a turn, with the talk that led to it. */
  addTurn(problems: readonly Problem[], played: Played, world: World, language: Language, match: MatchIntent): void {
    for (const problem of problems) {
      const where = located(problem, played, world, language);
      const key = keyOf(where);
      if (!this.#first.has(key)) this.#first.set(key, { ...where, path: dialogue(played, language, world, match) });
    }
  }

  /** In the order in which they were found. */
  all(): Finding[] {
    return [...this.#first.values()];
  }

  /** By file and line. */
  inOrder(): Finding[] {
    return this.all().sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule));
  }
}

function keyOf({ rule, file, line, why }: Omit<Finding, 'path'>): string {
  return JSON.stringify([rule, file, line, why]);
}
