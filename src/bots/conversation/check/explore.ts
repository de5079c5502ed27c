// Plays every talk that the flows allow, with the real engine, and keeps the shortest way to each place.

import { type Assessment, LABELS, type Label, type Reason, type Understanding } from '../../../domain/assessment.js';
import type { WordStep } from '../../../domain/code-steps.js';
import type { Content, Language } from '../../../domain/content.js';
import type { AskStep, AssessStep } from '../../../domain/flow-steps.js';
import { ENGINE_KEYS } from '../../../domain/needed-content.js';
import { REPORT_STATES } from '../../../domain/report-code.js';
import type { Session } from '../../../domain/session.js';
import { heardAnswers, shownAnswers } from '../answers.js';
import { BENIGN, QUIET } from '../benign.js';
import { step } from '../engine.js';
import type { HeardReport, HeardWord, Outcome, World } from '../heard.js';
import { speaks } from '../languages.js';
import { countryName } from '../places.js';
import { render } from '../texts.js';
import { stepAt } from '../turn.js';
import { countriesFor, countryClass } from './countries.js';
import type { MatchIntent } from './text-rules.js';

/** Talks longer than this many places are cut, with a finding: a content that needs more cannot be proved. */
export const MAX_PLACES = 20_000;

/** Words that are no answer to anything; every language's reader must fail on them. */
export const NONSENSE = 'xq zzgr wvx';

const ANSWER = 'answer:';

/** Answers that branches tell apart, by `flow/step`. */
type Facts = ReadonlyMap<string, ReadonlySet<string>>;

/** Long enough to be an offer; what is odd in it comes with the reading. */
const OFFER = 'xq zzgr wvx qqk zzgr';

/** How an input came to be: an answer the step offers, words of one's own, or a command that holds everywhere. */
export type InputKind = 'answer' | 'words' | 'skip' | 'command';

export interface Input {
  readonly kind: InputKind;
  readonly text: string;
  /** The same in another language. */
  readonly in: (language: Language) => string;
  /** Left out: it is read as harmless. */
  readonly understanding?: Understanding;
  /** What hashing would say of it where a code word is asked for. */
  readonly word?: HeardWord;
  /** What would be found where the code of a report is asked for. */
  readonly report?: HeardReport;
}

/** A place that a talk can wait at: session, how it was reached, and where it can go. */
export interface Place {
  readonly session: Session | null;
  readonly parent: Place | null;
  readonly said: Input | null;
  readonly outcome: Outcome | null;
  /** Who reads the talk was told on the way. */
  readonly told: boolean;
  /** Places that an answer, a skip or words that are read lead to. Commands are always there and prove nothing. */
  readonly next: Place[];
}

/** One turn of the exploration, for the rules. */
export interface Played {
  readonly from: Place;
  readonly input: Input;
  readonly outcome: Outcome;
  readonly to: Place;
}

/** One message of the exploration, heard by the engine. */
export function playOne(
  session: Session | null,
  { text, understanding = BENIGN, word, report }: Omit<Input, 'kind'>,
  language: Language,
  world: World,
  match: MatchIntent,
): Outcome {
  const heard = {
    kind: 'message' as const,
    text,
    intent: match(text, [session?.language ?? language]),
    understanding,
    languageHint: language,
    late: false,
    ...(word && { word }),
    ...(report && { report }),
  };
  return step(session, heard, world);
}

/** Plays from nothing. `visit` sees every turn once; returns all places, `complete` unless the limit was met. */
export function explore(
  world: World,
  language: Language,
  match: MatchIntent,
  visit: (played: Played) => void,
): { readonly places: readonly Place[]; readonly complete: boolean } {
  const facts = branchedAnswers(world.content);
  const countries = countriesFor(world, language);
  const tells = tellingTexts(world.content, language);
  const seen = new Map<string, Place>();
  const commandsFrom = new Set<string>();
  const start: Place = { session: null, parent: null, said: null, outcome: null, told: false, next: [] };
  const queue: Place[] = [start];
  for (const place of queue) {
    if (seen.size > MAX_PLACES) return { places: [...seen.values()], complete: false };
    for (const input of inputsAt(place, world, language, countries, commandsFrom)) {
      const outcome = playOne(place.session, input, language, world, match);
      const told = place.told || outcome.replies.some((reply) => tells.has(reply.text));
      const fresh: Place = { session: outcome.session, parent: place, said: input, outcome, told, next: [] };
      const key = keyOf(fresh, facts, world);
      const to = seen.get(key) ?? fresh;
      visit({ from: place, input, outcome, to });
      if (leadsOn(input, outcome)) place.next.push(to);
      if (to !== fresh) continue;
      seen.set(key, fresh);
      // In another language the same talk goes on, which is played by itself.
      if (fresh.session?.status === 'open' && fresh.session.language === language) queue.push(fresh);
    }
  }
  return { places: [start, ...seen.values()], complete: true };
}

/** To be misunderstood until a person comes is no way that a flow offers. */
function leadsOn(input: Input, { session, events }: Outcome): boolean {
  if (input.kind === 'command') return false;
  return input.kind !== 'words' || (session.reasks === 0 && !events.includes('not_understood'));
}

function inputsAt(
  place: Place,
  world: World,
  language: Language,
  countries: readonly string[],
  commandsFrom: Set<string>,
): Input[] {
  const nonsense: Input = { kind: 'words', text: NONSENSE, in: () => NONSENSE };
  if (!place.session) return [nonsense];
  // A question that was not understood takes the same answers as before: only what comes of insisting is new.
  if (place.session.reasks > 0) return [nonsense];
  const { content } = world;
  const { at, phone } = place.session;
  const waits = at ? stepAt(world, at) : undefined;
  const inputs: Input[] = [inputOf('skip', (one) => render(content, one, ENGINE_KEYS.skip), language)];
  if (waits?.type === 'ask') inputs.push(...answersTo(waits, world, language, countries));
  // From each step once per state of the phone: what these lead to does not depend on the way to it.
  const where = `${at?.flow}/${at?.step}/${phone}`;
  const isFirst = !commandsFrom.has(where);
  commandsFrom.add(where);
  if (waits?.type === 'assess') inputs.push(...offersFor(waits));
  if (waits?.type === 'code') inputs.push(...codes());
  if (waits?.type === 'word') inputs.push(...wordsFor(waits));
  if (isFirst || waits?.type !== 'ask' || waits.reads === 'free') inputs.push(nonsense);
  if (!isFirst) return inputs;
  const commands = (['person', 'danger', 'help', 'language'] as const).map((intent) =>
    inputOf('command', (one) => content.commands[one]?.[intent][0] ?? '', language),
  );
  return [...inputs, ...commands];
}

function inputOf(kind: InputKind, words: Input['in'], language: Language): Input {
  return { kind, text: words(language), in: words };
}

/** Answers that are offered; of countries one of each class, of languages the talk's own and one other. */
function answersTo(step: AskStep, world: World, language: Language, countries: readonly string[]): Input[] {
  const { content } = world;
  const answers = [...shownAnswers(step, world, language), ...heardAnswers(step, world, language)];
  const offered = answers.flatMap(({ option }) => option ?? []);
  const inputs = offered.map((option) => inputOf('answer', (one) => render(content, one, option.label), language));
  if (step.reads === 'country')
    inputs.push(...countries.map((code) => inputOf('answer', (one) => countryName(content, one, code), language)));
  if (step.reads === 'language') inputs.push(...languagesFor(world, language));
  return inputs;
}

function languagesFor(world: World, language: Language): Input[] {
  const { content } = world;
  const own = (one: Language) => content.languages[one]?.name ?? '';
  const other = (one: Language) =>
    Object.values(content.languages).find(({ code }) => code !== one && speaks(code, world))?.name;
  const inputs = [inputOf('answer', own, language)];
  if (other(language) !== undefined) inputs.push(inputOf('answer', (one) => other(one) ?? '', language));
  return inputs;
}

/** A code word as it may be heard: one that can be taken or is right, and another. */
function wordsFor({ act }: WordStep): Input[] {
  const heard: HeardWord[] =
    act === 'choose'
      ? [{ kind: 'made', word: { salt: '', hash: '' } }]
      : act === 'choose_panic'
        ? [{ kind: 'made_panic', word: { salt: '', hashes: [] }, taken: false }]
        : [{ kind: 'checked', right: true }];
  return heard.map((word): Input => ({ kind: 'answer', text: NONSENSE, in: () => NONSENSE, word }));
}

/** A code in each state of its report. */
function codes(): Input[] {
  return REPORT_STATES.map((state) => ({
    kind: 'answer',
    text: NONSENSE,
    in: () => NONSENSE,
    report: { kind: 'found', code: 'X', state },
  }));
}

/** Offers as the readers may find them: nothing odd, each label, each sign, and nothing that could be read. */
function offersFor({ labels, signs }: AssessStep): Input[] {
  const offer = (understanding: Understanding): Input => ({
    kind: 'words',
    text: OFFER,
    in: () => OFFER,
    understanding,
  });
  const odd = (found: Partial<Assessment>) => offer({ kind: 'assessed', assessment: { ...QUIET, ...found } });
  const held = (label: Label) => ({ ...QUIET.labels, [label]: 1 });
  const reasonFor = (indicator: string): Reason => ({ label: 'recruitment', indicator, start: 0, end: 1, text: 'x' });
  return [
    offer(BENIGN),
    offer({ kind: 'unassessed', why: 'failed' }),
    ...LABELS.filter((label) => labels[label]).map((label) => odd({ labels: held(label) })),
    ...Object.keys(signs).map((sign) => odd({ labels: held('recruitment'), reasons: [reasonFor(sign)] })),
  ];
}

/** Flows in which it matters whether somebody has a code word. */
const ABOUT_WORDS: ReadonlySet<string> = new Set(['code-word', 'panic-word', 'traces', 'private']);

function isAboutWords({ at, stack }: Session): boolean {
  return [...stack, ...(at ? [at] : [])].some(({ flow }) => ABOUT_WORDS.has(flow));
}

function keyOf(place: Place, facts: Facts, world: World): string {
  const { session, told } = place;
  if (!session) return '';
  const { status, at, stack, reasks, phone, help, language, report, codeWord, newWord, panicWord, newPanicWord } =
    session;
  const country = session.country ? countryClass(session.country.code, world) : '';
  let key = `${status} ${at?.flow}/${at?.step} ${reasks} ${phone} ${country} ${help !== null} ${told} ${language} ${report !== undefined}`;
  // A word of one's own changes only the flows that deal with it; told apart everywhere, it would double every talk. What is said to somebody
  // who comes to them again with a word is tested apart (tests/flows/code-word.test.ts).
  if (isAboutWords(session)) {
    const words = [codeWord ?? undefined, newWord, panicWord, newPanicWord];
    key += ` ${words.map((word) => Number(word !== undefined)).join('')}`;
  }
  for (const back of stack) key += ` <${back.flow}/${back.step}`;
  for (const [question, cases] of facts) {
    const answer = session.answers[question];
    if (answer === undefined) continue;
    const said = answer ?? 'skipped';
    // Answers that no branch tells apart lead to the same.
    key += ` ${question}=${cases.has(said) ? said : '*'}`;
  }
  return key;
}

/** Questions whose answers a branch looks at, and the answers that it tells apart. */
function branchedAnswers(content: Content): Facts {
  const facts = new Map<string, Set<string>>();
  for (const one of Object.values(content.flows).flatMap((flow) => Object.values(flow.steps))) {
    if (one.type !== 'branch' || !one.on.startsWith(ANSWER)) continue;
    const question = one.on.slice(ANSWER.length);
    facts.set(question, new Set([...(facts.get(question) ?? []), ...one.cases.map((each) => each.is)]));
  }
  return facts;
}

function tellingTexts(content: Content, language: Language): ReadonlySet<string> {
  const steps = Object.values(content.flows).flatMap((flow) => Object.values(flow.steps));
  const keys = steps.flatMap((one) => (one.type === 'say' && one.tells === 'who_reads' ? one.texts : []));
  return new Set(keys.map((key) => render(content, language, key)));
}

/** The talk to a place and one more turn, as a dialogue in a language: what is not in it yet is played again. */
export function dialogue(played: Played, language: Language, world: World, match: MatchIntent): string[] {
  const inputs = [played.input];
  for (let place: Place | null = played.from; place?.said; place = place.parent) inputs.unshift(place.said);
  let session: Session | null = null;
  return inputs.flatMap((input) => {
    const text = input.in(language);
    const outcome = playOne(session, { ...input, text }, language, world, match);
    session = outcome.session;
    return turnLines(text, outcome);
  });
}

function turnLines(said: string, outcome: Outcome): string[] {
  const bot = outcome.replies.map((reply) => {
    const answers = reply.options ? ` [${reply.options.join(' | ')}]` : '';
    return `Bot: ${reply.text}${answers}`;
  });
  return [`Person: ${said}`, ...bot];
}
