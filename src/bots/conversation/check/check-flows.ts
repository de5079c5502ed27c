// Proves the flows: every path of every talk, in every language, with the real engine.

import type { Instant } from '../../../domain/clock.js';
import type { Content, Flow, Language, Step } from '../../../domain/content.js';
import type { Finding } from '../../../domain/finding.js';
import { COMMAND_FLOWS } from '../../../domain/needed-content.js';
import { isOffered, missingKeys } from '../../../domain/offered.js';
import { targetsOf, textKeysOf } from '../../../domain/steps.js';
import type { World } from '../heard.js';
import { isLive } from '../helplines.js';
import { explore, type Place, type Played } from './explore.js';
import { commandFindings, located, turnFindings } from './talk-rules.js';
import { type MatchIntent, textRuleFindings } from './text-rules.js';

export interface CheckOptions {
  readonly profile: World['profile'];
  readonly now: Instant;
  readonly matchIntent: MatchIntent;
}

/** Who may be on duty while a talk is played, and where it is held: the words differ, and so may the ways. */
const SETTINGS: readonly Pick<World, 'duty' | 'messenger'>[] = [
  { duty: { anybody: true, languages: [] }, messenger: false },
  { duty: { anybody: false, languages: [] }, messenger: false },
  { duty: { anybody: false, languages: [] }, messenger: true },
];

/**
 * All findings, each once, with the shortest talk that shows it. The content must be sound (`structureFindings`): a talk
 * that breaks off proves nothing.
 */
export function checkFlows(content: Content, given: CheckOptions): Finding[] {
  const options = { ...given, matchIntent: remembering(given.matchIntent) };
  const findings = standingFindings(content, options);
  for (const flow of firstFlows(content)) {
    const played = withEntriesApart(content, flow);
    for (const language of Object.keys(content.languages)) {
      if (!isOffered(content, flow, language)) continue;
      for (const setting of SETTINGS) {
        const { profile, now } = options;
        const world: World = {
          content: played,
          now,
          profile,
          ...setting,
          defaultLanguage: language,
          flow,
          freshId: 'x',
        };
        findings.push(...playAll(world, language, options.matchIntent));
      }
    }
  }
  return once(findings);
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

function playAll(world: World, language: Language, match: MatchIntent): Finding[] {
  const findings: Finding[] = [];
  const turns: Played[] = [];
  const { places, complete } = explore(world, language, match, (played) => {
    turns.push(played);
    findings.push(...turnFindings(played, world, language));
  });
  for (const place of onePerSituation(places)) findings.push(...commandFindings(place, world, language, match));
  findings.push(...noWayOut(places, turns, world, language));
  if (!complete) {
    const file = world.content.flows[world.flow]?.file ?? 'content/flows';
    findings.push({ file, line: 1, rule: 'too-many-ways', why: `${language}: more talks than can be played` });
  }
  return findings;
}

/** What a command does depends on where the talk stands and on what is known, not on the answers that led there. */
function onePerSituation(places: readonly Place[]): Iterable<Place> {
  const found = new Map<string, Place>();
  for (const place of places) {
    const { session } = place;
    if (!session) continue;
    const { status, at, stack, phone, country, help } = session;
    const key = JSON.stringify([status, at, stack.length, phone, country?.code, help !== null]);
    if (!found.has(key)) found.set(key, place);
  }
  return found.values();
}

/** Every path must come to a person, a contact or an exit without the help of a command. */
function noWayOut(places: readonly Place[], turns: readonly Played[], world: World, language: Language): Finding[] {
  const before = new Map<Place, Place[]>();
  for (const place of places) {
    for (const next of place.next) before.set(next, [...(before.get(next) ?? []), place]);
  }
  const saved = new Set<Place>();
  const queue = places.filter((place) => isGoal(place, language));
  for (let place = queue.pop(); place; place = queue.pop()) {
    if (saved.has(place)) continue;
    saved.add(place);
    queue.push(...(before.get(place) ?? []));
  }
  return turns
    .filter(({ to, input }) => !saved.has(to) && input.kind !== 'command' && to.session?.reasks === 0)
    .map((played) =>
      located(
        { rule: 'no-way-out', why: 'no answer leads to a person, a contact or an exit' },
        played,
        world,
        language,
      ),
    );
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

function once(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule, finding.file, finding.line, finding.why]);
    if (!first.has(key)) first.set(key, finding);
  }
  return [...first.values()].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.rule.localeCompare(b.rule),
  );
}
