// One reading of a text: everything that the classifiers look at, made once.

import { findEntities, type PlacedEntity } from './entities/entities.js';
import { identifyLanguage, type LanguageShare } from './language.js';
import { type Normalised, normalise } from './normalise.js';
import { isObfuscated } from './obfuscation.js';
import { type Token, tokenise } from './tokens.js';

export interface TextReading {
  readonly text: Normalised;
  readonly tokens: readonly Token[];
  /** BCP 47 primary subtag or `und`. */
  readonly lang: string;
  /** The languages written, the largest part first; several for mixed text, none when nothing is sure. */
  readonly languages: readonly LanguageShare[];
  /** ISO 15924. */
  readonly script: string;
  readonly obfuscated: boolean;
  readonly entities: readonly PlacedEntity[];
}

/** Reads a text. Never throws; time is linear in the length. `hint`: a language that only breaks ties. */
export function readText(original: string, hint?: string): TextReading {
  const text = normalise(original);
  const tokens = tokenise(text.folded);
  const { lang, script, languages } = identifyLanguage(text, tokens, hint);
  const obfuscated = isObfuscated(text);
  return { text, tokens, lang, languages, script, obfuscated, entities: findEntities(text) };
}
