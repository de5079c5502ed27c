// What understanding says of one message. The vocabulary of ../shared/design/taxonomy.md, in code.

/** The eleven labels, multi-label. A label says what a text shows, not who is guilty. */
export const LABELS = [
  'recruitment',
  'smuggling_offer',
  'document_fraud',
  'illicit_payment',
  'debt_bondage',
  'coercion',
  'exploitation_advert',
  'logistics',
  'secrecy',
  'minor_risk',
  'distress',
] as const;
export type Label = (typeof LABELS)[number];

/** What a person may say at any point of any flow. */
export const INTENTS = [
  'person',
  'panic',
  'delete',
  'danger',
  'exit',
  'language',
  'yes',
  'no',
  'skip',
  'help',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Who speaks: writes the offer or threat; asks or is affected; tells of or quotes others; not known. */
export const SPEAKERS = ['offeror', 'seeker', 'reporter', 'unknown'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** A passage that speaks for a label. Offsets are UTF-16 code units into the original text, end exclusive. */
export interface Reason {
  readonly label: Label;
  /** Id of the indicator in the lexicon. */
  readonly indicator: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something that can be linked: `value` is normalised (a phone as E.164, an e-mail in lower case …). */
export interface Entity {
  readonly type: 'phone' | 'email' | 'url' | 'handle' | 'money';
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** One reading of one text by one or both readers. */
export interface Assessment {
  /** BCP 47 primary subtag, or `und`. */
  readonly lang: string;
  /** ISO 15924, or `Zyyy`. */
  readonly script: string;
  readonly intent: Intent | null;
  readonly obfuscated: boolean;
  readonly readers: readonly ('first' | 'second')[];
  readonly speaker: Speaker;
  /** Some label but distress is over its threshold, whoever speaks. */
  readonly flagged: boolean;
  /** Distress or minor_risk is over its threshold. */
  readonly needsPerson: boolean;
  /** Calibrated probabilities, 0..1, all eleven. A label holds at ≥ .5. */
  readonly labels: Readonly<Record<Label, number>>;
  readonly reasons: readonly Reason[];
  readonly entities: readonly Entity[];
  /** Version of the model, e.g. `2026.11-1`. */
  readonly model: string;
  /** Names of classifiers that failed on this text; the others' answers still count. Empty when all worked. */
  readonly failed: readonly string[];
}

/** What the message path knows of a text: a reading, or the plain fact that there is none. Never "low risk" by default. */
export type Understanding =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'unassessed'; readonly why: 'failed' | 'timed_out' | 'not_text' };
