// What a known word can mean to the readers of entities, and what the scan hands to them.

/** What a word says. `value` and `n` are read by the grammar of that kind. */
export interface Sense {
  readonly kind: SenseKind;
  readonly value: string;
  readonly n?: number;
  /** The spelling with its accents that the text must have, where the folded one means something else. */
  readonly exact?: string;
  /** Only where the original writes a capital: the word in small letters means something else. */
  readonly capital?: boolean;
}

/**
 * `currency` ISO 4217 · `times` a multiplier, `value` the currency it implies · `number` a number word · `month` 1–12 ·
 * `daypart` am, pm or night · `clock` a word for the hour · `before-clock` the same before the number · `date-mark` a word for day, month or year · `age-unit` years of
 * age and nothing else · `year-unit` years, of age or not · `age-word` announces an age · `self` I, you, he · `child`
 * a person · `school` a word for grade, `grade` a whole grade · `document` · `phone-word`, `handle-word` · `price-word` ·
 * `counted` what is counted and no money · `span` days, weeks, months · `from`, `to` of a route · `place` · `iban-word`, `card-word`.
 */
export const SENSE_KINDS = [
  'currency',
  'times',
  'number',
  'month',
  'daypart',
  'clock',
  'before-clock',
  'date-mark',
  'age-unit',
  'year-unit',
  'age-word',
  'self',
  'child',
  'school',
  'grade',
  'document',
  'phone-word',
  'handle-word',
  'price-word',
  'counted',
  'span',
  'from',
  'to',
  'place',
] as const;
export type SenseKind = (typeof SENSE_KINDS)[number];

/** One bit for each kind, so that most questions to an item cost one look. */
export const KIND_BIT = Object.fromEntries(SENSE_KINDS.map((kind, i) => [kind, 1 << i])) as Readonly<
  Record<SenseKind, number>
>;

/** A number written in digits (`digits` as ASCII) or a known word. Places are those of the folded text. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** The digits as written, empty for a word. */
  readonly digits: string;
  readonly senses: readonly Sense[];
  /** `KIND_BIT` of each of its senses. */
  readonly kinds: number;
}

/** A line of a word table: what it means, and the words for it, apart by `|`. */
export type WordRow = readonly [sense: Sense, words: string];
