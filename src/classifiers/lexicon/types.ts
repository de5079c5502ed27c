// The lexicon as the program sees it once it was loaded and checked.

import type { Label } from '../../domain/assessment.js';

/** strong: raises its label once what it needs is there; medium: raises it together with that; weak: only adds. */
export type Weight = 'strong' | 'medium' | 'weak';

/** One indicator: what it speaks for and what must stand beside it. */
export interface Indicator {
  readonly id: string;
  readonly label: Label;
  readonly weight: Weight;
  /** Ids of indicators, `label:X` or `kind:X`; one of them must be present. Empty: nothing is needed. */
  readonly needs: readonly string[];
}

/** Where a phrase leads: to an indicator, to a kind of context that others need, or to a cue about who speaks. */
export type Target =
  | { readonly what: 'indicator'; readonly id: string }
  | { readonly what: 'kind'; readonly id: string }
  | { readonly what: 'cue'; readonly id: Cue };

/**
 * Cues about the writer. report: news, research, warnings that speak of others; ask: asks whether an offer is sound;
 * told: tells what happens to the writer or somebody close; offer: makes an offer or gives an order.
 */
export const CUES = ['report', 'ask', 'told', 'offer'] as const;
export type Cue = (typeof CUES)[number];

/** Kinds of context that indicators may need. */
export const KINDS = [
  'work-offer',
  'travel-abroad',
  'irregular-crossing',
  'person-transport',
  'price',
  'document',
  'other-person',
  'own-situation',
  'request-for-help',
] as const;

/**
 * One place of a phrase: any of these words, prefixes or token classes, at most `gap` words after the one before (in a
 * phrase of a script without spaces four letters for each).
 */
export interface Slot {
  readonly words: readonly string[];
  readonly prefixes: readonly string[];
  readonly classes: readonly TokenClass[];
  readonly gap: number;
}

/** Classes of tokens that a phrase may ask for as `<name>`. */
export const TOKEN_CLASSES = ['number', 'minor-age', 'money', 'contact'] as const;
export type TokenClass = (typeof TOKEN_CLASSES)[number];

/** One phrase, as it was written and as it is matched (several ways when it has options). */
export interface Phrase {
  readonly target: Target;
  readonly language: string;
  /** As the file has it; empty in a reader. */
  readonly written: string;
  readonly ways: readonly (readonly Slot[])[];
  /** Whether a negation right beside the phrase voids it. */
  readonly negatable: boolean;
  /** Whether a word of it is itself a negation: then one after it is its own. */
  readonly saysNegation: boolean;
}

/** Sentences that an entry must find, and honest ones that it must not. */
export interface Example {
  readonly language: string;
  readonly indicator: string;
  readonly text: string;
  readonly found: boolean;
}

/** Folded words that void a phrase of one language. */
export interface Negations {
  /** Right before it, or after it, in scripts with spaces. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  /** Endings of the phrase's last word. */
  readonly suffixes: readonly string[];
  /** Right before it, or after it, in scripts without spaces. */
  readonly denseBefore: readonly string[];
  readonly denseAfter: readonly string[];
}

export interface Lexicon {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly phrases: readonly Phrase[];
  /** By language: what voids its phrases. */
  readonly negations: ReadonlyMap<string, Negations>;
  /** By language: indicators that its file leaves out, with the reason. */
  readonly leftOut: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly examples: readonly Example[];
}
