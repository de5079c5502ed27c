// Reads the notation of a phrase into slots.
//
//   word            that word                     wor*        every word that begins so
//   (a|b c|d)       one of these                  (a|b)?      one of these, or nothing
//   $name           a set of words of this file   <money>     a token class
//   ..              up to three words between     ...         up to six words between
//
// In scripts without spaces a phrase's words are written apart, though a text joins them; there `..` is up to 12 letters
// between and `...` up to 24. A short word counts there only as a word of its own, `word*` as a beginning too.

import { tokenise } from '../../nlp/tokens.js';
import { isDense, isDenseWord, isWholePhrase } from './dense-script.js';
import { foldWritten } from './fold-written.js';
import { type Slot, TOKEN_CLASSES, type TokenClass } from './types.js';

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 6 };
/** Ways that one phrase may unfold into. */
const MAX_WAYS = 256;
/** Words of one way. */
const MAX_SLOTS = 12;

/** Words, prefixes and classes that may stand in one place. */
type Choice = readonly string[];

/** A part of a phrase before it is unfolded: alternatives, each a sequence of places. */
interface Part {
  readonly options: readonly (readonly Choice[])[];
  readonly optional: boolean;
  readonly gap: number;
}

/** Thrown for a phrase that cannot be read; `message` says why. */
export class PhraseError extends Error {}

/**
 * Every way in which a phrase may be said. `sets` are the file's named word sets. `single`: whether one word may stand
 * alone, as it may for a context or a cue, and never for a sign.
 */
export function readPhrase(
  written: string,
  sets: ReadonlyMap<string, readonly string[]>,
  single: boolean,
): readonly (readonly Slot[])[] {
  const parts = readParts(written, sets);
  let ways: Slot[][] = [[]];
  for (const part of parts) ways = unfold(ways, part);
  const kept = ways.filter((way) => way.length > 0);
  for (const way of kept) {
    if (way.length > MAX_SLOTS) throw new PhraseError(`longer than ${MAX_SLOTS} words`);
    const lone = single || way.length > 1 ? undefined : loneWord(way[0]);
    if (lone !== undefined) throw new PhraseError(`has a single word that is no sign alone, ${lone}`);
  }
  if (kept.length === 0) throw new PhraseError('is empty');
  return kept;
}

/** What of a slot is no sign alone: all but words of scripts without spaces that are whole phrases. */
function loneWord(slot: Slot | undefined): string | undefined {
  if (slot === undefined) return undefined;
  return slot.classes[0] ?? [...slot.words, ...slot.prefixes].find((word) => !isWholePhrase(word));
}

function readParts(written: string, sets: ReadonlyMap<string, readonly string[]>): readonly Part[] {
  if (/[()]/.test(written.replace(/\([^()]*\)/g, '')))
    throw new PhraseError('has brackets that do not match or stand inside others');
  const parts: Part[] = [];
  let gap = 0;
  for (const piece of written.match(/\([^()]*\)\??|\.{2,3}|[^\s()]+\??/g) ?? []) {
    const wide = GAPS[piece];
    if (wide !== undefined) {
      gap = wide;
      continue;
    }
    const optional = piece.endsWith('?');
    const bare = optional ? piece.slice(0, -1) : piece;
    const inner = bare.startsWith('(') ? bare.slice(1, -1).split('|') : [bare];
    parts.push({ options: gather(inner.flatMap((option) => sequencesOf(option.trim(), sets))), optional, gap });
    gap = 0;
  }
  return parts;
}

/** Sequences of one place become one choice, so that a long list of single words stays one way. */
function gather(options: readonly (readonly Choice[])[]): readonly (readonly Choice[])[] {
  const single = options.filter((option) => option.length === 1).flatMap((option) => option[0] ?? []);
  const longer = options.filter((option) => option.length > 1);
  return single.length === 0 ? longer : [[single], ...longer];
}

/** The sequences that one option stands for: one for all single words of a set, one for each longer member. */
function sequencesOf(option: string, sets: ReadonlyMap<string, readonly string[]>): readonly (readonly Choice[])[] {
  if (option === '') throw new PhraseError('has an empty alternative');
  let ways: (readonly Choice[])[] = [[]];
  for (const piece of option.split(/\s+/)) {
    const tails = gather(piece.startsWith('$') ? membersOf(piece, sets) : [placesOf(piece)]);
    ways = ways.flatMap((way) => tails.map((tail) => [...way, ...tail]));
  }
  return ways;
}

function membersOf(name: string, sets: ReadonlyMap<string, readonly string[]>): readonly (readonly Choice[])[] {
  const members = sets.get(name.slice(1));
  if (members === undefined) throw new PhraseError(`names an unknown word set ${name}`);
  return members.flatMap((member) => sequencesOf(member, sets));
}

function placesOf(piece: string): readonly Choice[] {
  if (piece.startsWith('<')) return [[piece]];
  const prefix = piece.endsWith('*');
  const folded = foldWritten(prefix ? piece.slice(0, -1) : piece);
  const words = wordsOf(folded);
  if (words.length === 0) throw new PhraseError(`has no word in "${piece}"`);
  return words.map((word, i) => [prefix && i === words.length - 1 ? `${word}*` : word]);
}

/** Words of a piece; letters of a script without spaces are one word, as the writer left them together. */
function wordsOf(folded: string): readonly string[] {
  const words: string[] = [];
  let from = 0;
  for (let i = 1; i <= folded.length; i += 1) {
    const dense = isDense(folded.charCodeAt(from));
    if (i < folded.length && isDense(folded.charCodeAt(i)) === dense) continue;
    const run = folded.slice(from, i);
    words.push(...(dense ? [run] : tokenise(run).map((token) => token.word)));
    from = i;
  }
  return words;
}

function unfold(ways: readonly Slot[][], part: Part): Slot[][] {
  const tails = part.options.map((option) => option.map((choice, i) => slotOf(choice, i === 0 ? part.gap : 0)));
  if (part.optional) tails.push([]);
  const out = ways.flatMap((way) => tails.map((tail) => [...way, ...tail]));
  if (out.length > MAX_WAYS) throw new PhraseError(`unfolds into more than ${MAX_WAYS} ways`);
  return out;
}

function slotOf(atoms: readonly string[], gap: number): Slot {
  const classes = atoms.filter((atom) => atom.startsWith('<')).map(classOf);
  const prefixes = atoms.filter((atom) => atom.endsWith('*')).map((atom) => atom.slice(0, -1));
  const words = atoms.filter((atom) => !atom.startsWith('<') && !atom.endsWith('*'));
  if (prefixes.some(isShortPrefix)) throw new PhraseError('has a prefix shorter than three letters (two syllables)');
  return { words, prefixes, classes, gap };
}

function classOf(atom: string): TokenClass {
  const name = TOKEN_CLASSES.find((known) => `<${known}>` === atom);
  if (name === undefined) throw new PhraseError(`names an unknown token class ${atom}`);
  return name;
}

/** In scripts whose letters are syllables two are enough; in scripts without spaces a syllable is. */
function isShortPrefix(prefix: string): boolean {
  if (isDenseWord(prefix)) return false;
  const first = prefix.charCodeAt(0);
  return prefix.length < (first >= 0x900 && first <= 0xdff ? 2 : 3);
}
