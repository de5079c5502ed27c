// Reads a YAML file against a schema; whatever is wrong is told with its line.

import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { contentProblem } from './problem.js';

type Path = readonly PropertyKey[];

/** A file that was read: its value, and the line of any place in it. */
export interface ReadYaml<T> {
  readonly value: T;
  /** Line (from 1) of the node at a path, or of the nearest one above it. */
  lineOf(path: Path): number;
}

/** Throws `bad_content` with file, line and reason. `file` is the name that people are told. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) throw contentProblem(file, lines.linePos(broken.pos[0]).line, firstLine(broken.message));
  const lineOf = (path: Path) => lineAt(document, lines, path);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  const where = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
  throw contentProblem(file, lineOf(path), `${where}${issue?.message ?? 'has the wrong shape'}`);
}

function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
