// A YAML file of the lexicon that was checked against its shape, and that can say on which line something stands.

import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../../domain/errors.js';

/** One mistake in a file. Lines count from 1. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** A parsed file and the mistakes found in it so far; `value` is null when its shape is broken. */
export interface Source<T> {
  readonly value: T | null;
  readonly mistakes: Mistake[];
  /** Notes a mistake in what stands at `path`. */
  note(path: readonly PropertyKey[], reason: string): void;
}

/** Mistakes named in one message; a file in another format would make thousands. */
const MOST_NAMED = 40;

/** AppError `bad_content`: one line `file:line: reason` a mistake; the first one's parts are the details. */
export function mistakesError(mistakes: readonly Mistake[]): AppError {
  const lines = mistakes.slice(0, MOST_NAMED).map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
  if (mistakes.length > MOST_NAMED) lines.push(`and ${mistakes.length - MOST_NAMED} more`);
  const [first] = mistakes;
  return new AppError('bad_content', lines.join('\n'), first === undefined ? undefined : { ...first });
}

/**
 * Reads and checks one file; `written`: its text, where it was read already. Never throws: what is wrong stands in `mistakes`.
 */
export function readSource<T>(file: string, schema: z.ZodType<T>, written = readWritten(file)): Source<T> {
  const mistakes: Mistake[] = [];
  const lines = new LineCounter();
  const document = parseDocument(written ?? '', { lineCounter: lines });
  const note = (path: readonly PropertyKey[], reason: string): void => {
    mistakes.push({ file, line: lineOf(document, lines, path), reason });
  };
  const nothing = { value: null, mistakes, note };
  if (written === null) {
    note([], 'the file cannot be read');
    return nothing;
  }
  for (const error of document.errors) {
    mistakes.push({ file, line: error.linePos?.[0].line ?? 1, reason: error.message.split('\n')[0] ?? '' });
  }
  if (mistakes.length > 0) return nothing;
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, mistakes, note };
  for (const issue of checked.error.issues) note(issue.path, `${issue.path.join('.')}: ${issue.message}`);
  return nothing;
}

function readWritten(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Line of the deepest part of `path` that is there, counted from 1. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
