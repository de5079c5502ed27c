// From turns to what is shown: texts with numbered signs, the same numbers in the list of reasons.

import type { Assessed, Entity, Message, Speaker, Turn, Unassessed, Weight } from '../../api/conversation-types.js';
import type { Label } from '../../api/types.js';

/** A sign with its number on this page. Several labels may rest on the same passage. */
export interface Sign {
  readonly n: number;
  readonly turn: number;
  readonly indicator: string;
  readonly labels: readonly Label[];
  readonly start: number;
  readonly end: number;
  readonly weight: Weight;
  readonly speaker: Speaker;
}

/** One message of the person with everything that is known of it. */
export interface Said {
  readonly turn: number;
  readonly entrySeq: number;
  readonly text: string;
  /** The newest reading; null while there is none, or the plain fact that there is none. */
  readonly reading: Assessed | Unassessed | null;
  readonly signs: readonly Sign[];
}

/** A piece of a text: plain when no sign lies on it. Overlapping signs share one piece. */
export interface Piece {
  readonly text: string;
  readonly signs: readonly Sign[];
}

type Unnumbered = Omit<Sign, 'n'>;

const key = (sign: Pick<Sign, 'indicator' | 'start' | 'end'>): string => `${sign.indicator}:${sign.start}:${sign.end}`;

function collect(turn: number, readings: readonly Assessed[]): Unnumbered[] {
  const found = new Map<string, Unnumbered>();
  for (const reading of readings) {
    for (const { label, indicator, start, end, weight } of reading.reasons) {
      const sign = { turn, indicator, labels: [label], start, end, weight, speaker: reading.speaker };
      const known = found.get(key(sign));
      if (known === undefined) found.set(key(sign), sign);
      else if (!known.labels.includes(label)) found.set(key(sign), { ...known, labels: [...known.labels, label] });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

function readingsByEntry(turns: readonly Turn[]): ReadonlyMap<number, readonly (Assessed | Unassessed)[]> {
  const found = new Map<number, (Assessed | Unassessed)[]>();
  for (const { entrySeq, understanding } of turns) {
    if (understanding === null) continue;
    const known = found.get(entrySeq);
    if (known === undefined) found.set(entrySeq, [understanding]);
    else known.push(understanding);
  }
  return found;
}

function inbound(message: Message | null): message is Extract<Message, { kind: 'inbound' }> {
  return message?.kind === 'inbound';
}

/** The person's messages with signs numbered through the page, oldest first. Later readings add signs and take none away. */
export function said(turns: readonly Turn[]): readonly Said[] {
  let n = 0;
  const byEntry = readingsByEntry(turns);
  return turns.flatMap((turn) => {
    if (!inbound(turn.message)) return [];
    const readings = byEntry.get(turn.entrySeq) ?? [];
    const assessed = readings.filter((reading) => reading.kind === 'assessed');
    const signs = collect(turn.turn, assessed).map((sign) => {
      n += 1;
      return { ...sign, n };
    });
    const reading = assessed.at(-1) ?? readings.at(-1) ?? null;
    return [{ turn: turn.turn, entrySeq: turn.entrySeq, text: turn.message.text, reading, signs }];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly signs: readonly Sign[];
}

/** Where signs lie, overlapping ones as one span. Offsets outside the text are drawn in to it. */
function spans(length: number, signs: readonly Sign[]): readonly Span[] {
  const out: Span[] = [];
  for (const sign of signs) {
    const start = Math.max(0, sign.start);
    const end = Math.min(length, sign.end);
    if (end <= start) continue;
    const last = out.at(-1);
    if (last === undefined || start >= last.end) out.push({ start, end, signs: [sign] });
    else out[out.length - 1] = { ...last, end: Math.max(last.end, end), signs: [...last.signs, sign] };
  }
  return out;
}

/** Cuts a text at its signs, which come in the order of their offsets. */
export function pieces(text: string, signs: readonly Sign[]): readonly Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const span of spans(text.length, signs)) {
    if (span.start > at) out.push({ text: text.slice(at, span.start), signs: [] });
    out.push({ text: text.slice(span.start, span.end), signs: span.signs });
    at = span.end;
  }
  if (at < text.length) out.push({ text: text.slice(at), signs: [] });
  return out;
}

/** Reasons of one kind of speaker, in the order of their numbers. */
export interface Group {
  readonly speaker: Speaker;
  readonly labels: readonly Label[];
  readonly turns: readonly number[];
  readonly signs: readonly Sign[];
}

const ORDER: readonly Speaker[] = ['seeker', 'reporter', 'offeror', 'unknown'];

/** Signs by who speaks, the person affected first: "told by" never looks like guilt. */
export function groups(messages: readonly Said[]): readonly Group[] {
  const all = messages.flatMap((message) => message.signs);
  return ORDER.flatMap((speaker) => {
    const signs = all.filter((sign) => sign.speaker === speaker);
    if (signs.length === 0) return [];
    const labels = [...new Set(signs.flatMap((sign) => sign.labels))];
    return [{ speaker, labels, turns: [...new Set(signs.map((sign) => sign.turn))], signs }];
  });
}

/** What was found in the texts, each once, with the turns it stands in. */
export function found(messages: readonly Said[]): readonly (Entity & { readonly turns: readonly number[] })[] {
  const all = new Map<string, Entity & { turns: number[] }>();
  for (const { reading, turn } of messages) {
    if (reading?.kind !== 'assessed') continue;
    for (const entity of reading.entities) {
      const id = `${entity.type}:${entity.value}`;
      const known = all.get(id);
      if (known === undefined) all.set(id, { ...entity, turns: [turn] });
      else if (!known.turns.includes(turn)) known.turns.push(turn);
    }
  }
  return [...all.values()];
}
