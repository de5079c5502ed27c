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

/** A label holds from this calibrated probability on (interfaces.md). */
export const LABEL_HOLDS = 0.5;

/** Every label but distress, which is a need and no suspicion. */
export const SUSPICIONS: readonly Label[] = LABELS.filter((label) => label !== 'distress');

/** The highest probability of a suspicion. */
export function strongestSuspicion(labels: Readonly<Record<Label, number>>): number {
  return Math.max(...SUSPICIONS.map((label) => labels[label]));
}

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

/** In the place of an indicator: words that carry the label, though the lexicon has no name for what they are. */
export const PASSAGE = 'passage';

/** A passage that speaks for a label. Offsets are UTF-16 code units into the original text, end exclusive. */
export interface Reason {
  readonly label: Label;
  /** Id of the indicator in the lexicon, or `PASSAGE`. */
  readonly indicator: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Kinds of what can be linked or read as a fact; `value` of each is normalised as written behind it. */
export const ENTITY_TYPES = [
  /** E.164, or the digits where the country is not known. */
  'phone',
  /** In lower case. */
  'email',
  /** With its scheme, the host in lower case. */
  'url',
  /** `@name`. */
  'handle',
  /** `<amount> <ISO 4217 or USDT>`; `XXX`: no currency named. */
  'money',
  /** `<chain>:<address>` of a valid checksum. */
  'wallet',
  /** Without spaces, in capitals, of a valid checksum. */
  'iban',
  /** The last four digits only, `****1234`; the number itself is in no output. */
  'card',
  /** ISO 8601 where the year is known, else `--MM-DD`; `YYYY-MM` without a day. */
  'date',
  /** `THH:MM`. */
  'time',
  /** Years of age, or `15-17`. */
  'age',
  /** Years of schooling: `grade 9`. */
  'grade',
  /** The place's name in English. */
  'place',
  /** `A>B`, names in English. */
  'route',
  /** Kind of document, in English: `work_permit`. */
  'document',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Something found in a text. `value` is normalised (see `ENTITY_TYPES`). Offsets as in `Reason`. */
export interface Entity {
  readonly type: EntityType;
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
  /** Labels hold, but there was no time to search for the passages that carry them: the reasons are signs of the lexicon alone. */
  readonly signsOnly?: true;
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
