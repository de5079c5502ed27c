// The port of the engagement rules: what the readers, the entities and the signed words find in one text.

import type { WordFinder, WordHit } from '../../classifiers/engagement-words/find-words.js';
import type { FirstReader } from '../../classifiers/ensemble.js';
import { type Assessment, type Entity, LABEL_HOLDS, type Label } from '../../domain/assessment.js';
import { OFFENCES, type OffenceId } from '../../domain/offence.js';
import {
  CONTENT_SIGNS,
  type Mention,
  NO_SIGNS,
  PROTECTED_CALLINGS,
  type ReadSigns,
  type TextSigns,
  TOPICS,
  type Topic,
} from '../../domain/text-signs.js';
import { isUnspaced } from '../../nlp/characters.js';
import { findBareAmounts } from '../../nlp/entities/bare-amounts.js';
import { identifyLanguage } from '../../nlp/language.js';
import { originalRange } from '../../nlp/normalise.js';
import { readText, type TextReading } from '../../nlp/read.js';

const ADULT = 18;
const TWINS = ['ms', 'id'];
/** Letters of a script without spaces that make a phrase: a word of two Han signs is one word. Editorial. */
const LEAST_DENSE = 3;
const QUESTION_MARKS = /[?？؟]/;

/** Offence of which a label is the sign, when its writer offers it. Coercion is told apart by its indicators. */
const LABEL_OFFENCES: Readonly<Partial<Record<Label, OffenceId>>> = {
  document_fraud: 'document_fraud',
  illicit_payment: 'illicit_payment',
  smuggling_offer: 'smuggling',
  recruitment: 'trafficking',
  debt_bondage: 'exploitation',
  exploitation_advert: 'exploitation',
  coercion: 'exploitation',
  minor_risk: 'child_trafficking',
};
/** Indicators that show a graver one, whatever their label. */
const INDICATOR_OFFENCES: Readonly<Record<string, OffenceId>> = {
  'ransom-demand': 'kidnapping',
  'confined-or-guarded': 'kidnapping',
  'threat-of-violence': 'kidnapping',
  'minor-sought-by-recruiter': 'child_trafficking',
  'child-offered-for-work': 'child_trafficking',
  'child-handed-over-for-money': 'child_trafficking',
};

/** Builds the port from the signed words and the first reader. What throws inside comes back as unread, which blocks. */
export function signsReader(finder: WordFinder, assess: FirstReader): ReadSigns {
  return (text, hint) => {
    try {
      const reading = readText(text, hint);
      const signs = signsOf(reading, finder.find(reading, hint), assess(text, hint));
      return isTold(reading, hint) ? signs : { ...signs, lang: 'und' };
    } catch {
      return NO_SIGNS;
    }
  };
}

/**
 * Whether the text itself tells its language. A hint only chooses between languages: it makes none of a text that is in no language for
 * sure. Malay and Indonesian share so many words that few texts tell which of the two they are.
 */
function isTold({ text, tokens, lang }: TextReading, hint: string | undefined): boolean {
  if (hint === undefined || lang === 'und' || TWINS.includes(lang)) return true;
  return identifyLanguage(text, tokens).lang !== 'und';
}

function signsOf(reading: TextReading, hits: readonly WordHit[], assessment: Assessment): TextSigns {
  const has = (sign: WordHit['sign']): boolean => hits.some((hit) => hit.sign === sign);
  const ages = reading.entities.flatMap(({ entity }) =>
    entity.type === 'age' ? [Number.parseInt(entity.value, 10)] : [],
  );
  const young = ages.some((age) => age < ADULT) || reading.entities.some(({ entity }) => entity.type === 'grade');
  return {
    read: assessment.failed.length === 0,
    lang: reading.lang,
    languages: reading.languages.map(({ lang }) => lang),
    script: reading.script,
    obfuscated: reading.obfuscated,
    mentions: mentionsOf(reading, hits),
    content: CONTENT_SIGNS.filter(has),
    question: QUESTION_MARKS.test(reading.text.original) || has('question'),
    refusal: has('refusal'),
    goodbye: isAllGoodbye(reading.text.folded, hits),
    minor: young || has('minor') || assessment.labels.minor_risk >= LABEL_HOLDS,
    victim: assessment.needsPerson || assessment.labels.distress >= LABEL_HOLDS,
    offences: offencesOf(assessment),
    callings: PROTECTED_CALLINGS.filter(has),
    ages,
    contacts: reading.entities.flatMap(({ entity }) => (isContact(entity) ? [entity.value] : [])),
  };
}

/** Every letter, digit and picture lies in words of parting. */
function isAllGoodbye(folded: string, hits: readonly WordHit[]): boolean {
  const parting = hits.filter(({ sign }) => sign === 'goodbye');
  const letters = [...folded.matchAll(/[\p{L}\p{N}\p{M}\p{S}]/gu)].map(({ index }) => index);
  return letters.length > 0 && letters.every((at) => parting.some(({ start, end }) => start <= at && at < end));
}

function isContact({ type }: Entity): boolean {
  return type === 'phone' || type === 'url' || type === 'email';
}

/** An offence counts where its label holds and its writer does not tell of what happened to them or others. */
function offencesOf({ labels, reasons, speaker }: Assessment): readonly OffenceId[] {
  const found = new Set<OffenceId>();
  const offers = speaker === 'offeror' || speaker === 'unknown';
  for (const [label, offence] of Object.entries(LABEL_OFFENCES)) {
    if (offers && labels[label as Label] >= LABEL_HOLDS) found.add(offence);
  }
  for (const { indicator } of reasons) {
    const offence = INDICATOR_OFFENCES[indicator];
    if (offence !== undefined) found.add(offence);
  }
  return OFFENCES.filter((offence) => found.has(offence));
}

function mentionsOf(reading: TextReading, hits: readonly WordHit[]): readonly Mention[] {
  const { text } = reading;
  const found: Mention[] = [];
  for (const { sign, start, end, denied } of hits) {
    const topic = TOPICS.find((one) => one === sign);
    if (topic === undefined) continue;
    found.push({
      topic,
      value: null,
      sure: !denied && isPhrase(text.folded, start, end),
      ...originalRange(text, start, end),
    });
  }
  for (const { entity } of reading.entities) found.push(...mentionsOfEntity(entity));
  const taken = reading.entities.filter(({ entity }) => entity.type !== 'money');
  for (const { value, from, to } of findBareAmounts(text)) {
    if (taken.some((one) => one.from < to && from < one.to)) continue;
    found.push({ topic: 'price', value: String(value), sure: false, ...originalRange(text, from, to) });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** One word alone may mean anything ("work", "road"): what they say opens a topic by several words, or by a long one without spaces. */
function isPhrase(folded: string, start: number, end: number): boolean {
  const written = folded.slice(start, end).trim();
  return written.includes(' ') || (isUnspaced(written.charCodeAt(0)) && written.length >= LEAST_DENSE);
}

/** A fact as the ledger keeps it: the same in all languages, a sum without its currency, which people leave out. */
function mentionsOfEntity({ type, value, start, end }: Entity): readonly Mention[] {
  const mention = (topic: Topic, fact: string, sure: boolean): Mention => ({ topic, value: fact, sure, start, end });
  if (type === 'money') return [mention('price', value.split(' ')[0] ?? value, true)];
  if (type === 'document') return [mention('document', value, true)];
  if (type === 'place') return [mention('route', value, false)];
  if (type === 'route')
    return [mention('route', value, true), ...value.split('>').map((place) => mention('route', place, true))];
  if (type === 'time' || type === 'date') return [mention('meeting', value, false)];
  return [];
}
