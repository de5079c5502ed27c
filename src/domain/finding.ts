// Something that a check found wrong in a content file.

import type { Content, Language } from './content.js';

/** One finding, with everything that a person needs to mend it. */
export interface Finding {
  /** As people know it: `content/flows/help.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Name of the rule, e.g. `no-way-out`. */
  readonly rule: string;
  /** What is wrong, in words. */
  readonly why: string;
  /** The shortest talk that shows it, one line a message. */
  readonly path?: readonly string[];
}

/** A finding about one text. */
export function inLocale(content: Content, language: Language, key: string, rule: string, why: string): Finding {
  const line = content.localeLines[language]?.[key] ?? 1;
  return { file: `content/locales/${language}.json`, line, rule, why: `${key}: ${why}` };
}
