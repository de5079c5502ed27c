// Proves the flows: every path of every talk, in every language, with the real engine.

import type { Instant } from '../../../domain/clock.js';
import type { Content, Flow, Language } from '../../../domain/content.js';
import type { Finding } from '../../../domain/finding.js';
import type { Step } from '../../../domain/flow-steps.js';
import { COMMAND_FLOWS } from '../../../domain/needed-content.js';
import { isOffered, missingKeys } from '../../../domain/offered.js';
import { targetsOf, textKeysOf } from '../../../domain/steps.js';
import type { World } from '../heard.js';
import { isLive } from '../helplines.js';
import { explore, type Place, type Played } from './explore.js';
import { Findings } from './findings.js';
import { Samples } from './other-languages.js';
import { commandProblems, type Problem, turnProblems } from './talk-rules.js';
import { type MatchIntent, textRuleFindings } from './text-rules.js';

export interface CheckOptions {
  readonly profile: World['profile'];
  readonly now: Instant;
  readonly matchIntent: MatchIntent;
  /** Only talks that begin with these; left out: all. */
  readonly flows?: readonly string[];
}

/** Who may be on duty while a talk is played, and where it is held: the words differ, and so may the ways. */
const SETTINGS: readonly Pick<World, 'duty' | 'messenger'>[] = [
  { duty: { anybody: true, languages: [] }, messenger: false },
  { duty: { anybody: false, languages: [] }, messenger: false },
  { duty: { anybody: false, languages: [] }, messenger: true },
];

/**
 * All findings, each once, with the shortest talk that shows it. The content must be sound (`structureFindings`): a talk
 * that breaks off proves nothing. Talks are played whole in one language of those that offer the same flows; in the others each kind of
 * turn is played once, and all of them where one goes another way.
 */
export function checkFlows(content: Content, options: CheckOptions): Finding[] {
  return inOrder([standingFindings(content, options), talkFindings(content, options)]);
}

/** Findings of several parts of the check, each once, by file and line. */
export function inOrder(parts: readonly (readonly Finding[])[]): Finding[] {
  const findings = new Findings();
  for (const part of parts) findings.add(part);
  return findings.inOrder();
}

/** What can be found by playing the talks that begin with `flows`. */
export function talkFindings(content: Content, given: CheckOptions): Finding[] {
  const options = { ...given, matchIntent: remembering(given.matchIntent) };
  const findings = new Findings();
  for (const [first = '', ...others] of languagesAlike(content)) {
    const samples = playFlows(content, first, options, findings);
    for (const language of others) {
      if (!samples.proveIn(language, findings, options.matchIntent)) playFlows(content, language, options, findings);
    }
  }
  return findings.all();
}

/** Languages by the flows that they offer. */
function languagesAlike(content: Content): Iterable<readonly Language[]> {
  const alike = new Map<string, Language[]>();
  for (const language of Object.keys(content.languages)) {
    const offered = Object.keys(content.flows).filter((flow) => isOffered(content, flow, language));
    const key = offered.join(' ');
    alike.set(key, [...(alike.get(key) ?? []), language]);
  }
  return alike.values();
}

function playFlows(content: Content, language: Language, options: CheckOptions, findings: Findings): Samples {
  const samples = new Samples();
  const { profile, now, matchIntent } = options;
  for (const flow of options.flows ?? firstFlows(content)) {
    if (!isOffered(content, flow, language)) continue;
    const played = withEntriesApart(content, flow);
    for (const setting of SETTINGS) {
      const fixed = { content: played, now, profile, defaultLanguage: language, flow, freshId: 'x' };
      playAll({ ...fixed, ...setting }, language, matchIntent, findings, samples);
    }
  }
  return samples;
}

/** A flow that a language does not offer yet, and how many of its texts are missing there (0: it waits for a flow that it needs). */
export interface NotOffered {
  readonly flow: string;
  readonly language: Language;
  readonly missing: number;
  readonly of: number;
}

/** Flows that wait for a translation. No fault: answers that lead to them are not shown. */
export function notOffered(content: Content): readonly NotOffered[] {
  return Object.keys(content.languages).flatMap((language) =>
    Object.values(content.flows)
      .filter((flow) => !isOffered(content, flow.id, language))
      .map((flow) => ({ flow: flow.id, language, ...missingOf(content, flow, language) })),
  );
}

function missingOf(
  content: Content,
  flow: Flow,
  language: Language,
): { readonly missing: number; readonly of: number } {
  const keys = new Set(Object.values(flow.steps).flatMap(textKeysOf));
  return { missing: new Set(missingKeys(content, flow, language)).size, of: keys.size };
}

/** What can be found without playing a talk. */
export function standingFindings(content: Content, options: CheckOptions): Finding[] {
  return [
    ...textRuleFindings(content, options.matchIntent),
    ...Object.values(content.flows).flatMap(unreachable),
    ...withoutContact(content, options),
  ];
}

/** The same few words are said in many talks. */
function remembering(matchIntent: MatchIntent): MatchIntent {
  const known = new Map<string, ReturnType<MatchIntent>>();
  return (text, languages) => {
    const key = `${languages}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const intent = matchIntent(text, languages);
    known.set(key, intent);
    return intent;
  };
}

/** Flows that a talk can begin with: those that say so, and those that no other calls and no command runs. */
export function firstFlows(content: Content): string[] {
  const called = new Set<string>(Object.values(COMMAND_FLOWS));
  for (const flow of Object.values(content.flows)) {
    for (const step of Object.values(flow.steps)) if (step.type === 'call') called.add(step.flow);
  }
  return Object.values(content.flows)
    .filter((flow) => flow.entry || !called.has(flow.id))
    .map((flow) => flow.id);
}

const APART = 'apart';

/** The content in which a call of another entry comes back at once: that flow is proved as a talk of its own. */
function withEntriesApart(content: Content, played: string): Content {
  const isApart = (flow: Flow) => flow.entry === true && flow.id !== played;
  const called = calledFrom(content, played);
  // The same content where nothing changes: much is remembered by it.
  if (!called.some((id) => isApart(content.flows[id] as Flow))) return content;
  const flows = Object.values(content.flows).map((flow): [string, Flow] => {
    if (!isApart(flow)) return [flow.id, flow];
    const end: Step = { type: 'end', id: APART, texts: [] };
    return [flow.id, { ...flow, start: APART, steps: { ...flow.steps, [APART]: end } }];
  });
  return { ...content, flows: Object.fromEntries(flows) };
}

/** Flows that a flow runs, and those that they run. */
function calledFrom(content: Content, flow: string): readonly string[] {
  const found = new Set([flow]);
  for (const id of found) {
    for (const step of Object.values(content.flows[id]?.steps ?? {})) if (step.type === 'call') found.add(step.flow);
  }
  return [...found].filter((id) => content.flows[id] !== undefined);
}

function playAll(world: World, language: Language, match: MatchIntent, findings: Findings, samples: Samples): void {
  const turns: Played[] = [];
  const { places, complete } = explore(world, language, match, (played) => {
    turns.push(played);
    samples.take(played, world);
    findings.addTurn(turnProblems(played, world), played, world, language, match);
  });
  for (const place of onePerSituation(places)) {
    for (const { problem, played } of commandProblems(place, world, language, match)) {
      findings.addTurn([problem], played, world, language, match);
    }
  }
  for (const played of noWayOut(places, turns, language))
    findings.addTurn([NO_WAY_OUT], played, world, language, match);
  if (complete) return;
  const file = world.content.flows[world.flow]?.file ?? 'content/flows';
  findings.add([{ file, line: 1, rule: 'too-many-ways', why: `${language}: more talks than can be played` }]);
}

const NO_WAY_OUT: Problem = { rule: 'no-way-out', why: 'no answer leads to a person, a contact or an exit' };

/** What a command does depends on where the talk stands and on what is known, not on the answers that led there. */
function onePerSituation(places: readonly Place[]): Iterable<Place> {
  const found = new Map<string, Place>();
  for (const place of places) {
    const { session } = place;
    if (!session) continue;
    const { status, at, stack, phone, country, help } = session;
    const key = `${status} ${at?.flow}/${at?.step} ${stack.length} ${phone} ${country?.code} ${help !== null}`;
    if (!found.has(key)) found.set(key, place);
  }
  return found.values();
}

/** Every path must come to a person, a contact or an exit without the help of a command. */
function noWayOut(places: readonly Place[], turns: readonly Played[], language: Language): readonly Played[] {
  const before = new Map<Place, Place[]>();
  for (const place of places) {
    for (const next of place.next) {
      const there = before.get(next);
      if (there) there.push(place);
      else before.set(next, [place]);
    }
  }
  const saved = new Set<Place>();
  const queue = places.filter((place) => isGoal(place, language));
  for (let place = queue.pop(); place; place = queue.pop()) {
    if (saved.has(place)) continue;
    saved.add(place);
    queue.push(...(before.get(place) ?? []));
  }
  return turns.filter(({ to, input }) => !saved.has(to) && input.kind !== 'command' && to.session?.reasks === 0);
}

function isGoal({ session, outcome }: Place, language: Language): boolean {
  if (!session) return false;
  if (session.language !== language) return true;
  return session.status === 'closed' || session.help !== null || (outcome?.events.includes('contact_shown') ?? false);
}

function unreachable(flow: Flow): Finding[] {
  const reached = new Set<string>();
  const queue = [flow.start, flow.home];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const step = flow.steps[id];
    if (!step || reached.has(id)) continue;
    reached.add(id);
    queue.push(...targetsOf(step));
  }
  return Object.keys(flow.steps)
    .filter((id) => !reached.has(id))
    .map((id) => ({
      file: flow.file,
      line: flow.lines[id] ?? 1,
      rule: 'unreachable',
      why: `nothing leads to step "${id}"`,
    }));
}

/** Countries that a talk offers must have a contact that may be shown in this profile. */
function withoutContact(content: Content, { profile, now }: CheckOptions): Finding[] {
  const live = new Set(content.helplines.filter((one) => isLive(one, profile, now)).map((one) => one.country));
  const offered = new Set(Object.values(content.languages).flatMap((language) => language.countries));
  return [...new Set([...offered, ...Object.keys(content.countries)])]
    .filter((code) => !live.has(code))
    .map((code) => ({
      file: content.countries[code] ? `content/countries/${code.toLowerCase()}.yaml` : 'content/languages.yaml',
      line: 1,
      rule: 'no-live-contact',
      why: `${code} is offered and has no contact that may be shown in the profile ${profile}`,
    }));
}
