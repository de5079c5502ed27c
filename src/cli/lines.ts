// JSON Lines from a stream, line by line, never more than one line in memory.

/** Longest line read, in bytes: a text of 1 MB may be six times as long when every character is escaped. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;

/** One line: its number from 1, and its text, or null when it was longer than `MAX_LINE_BYTES`. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

const NEWLINE = 10;

/**
 * Lines end at `\n` only; a `\r` before it is dropped, a byte-order mark at the start is skipped, blank lines are counted
 * and skipped, invalid UTF-8 is read with replacement characters.
 */
export async function* readLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let bytes = 0;
  let number = 0;
  const finish = (): Line | null => {
    number += 1;
    const line = bytes > MAX_LINE_BYTES ? { number, text: null } : toLine(parts, number);
    parts = [];
    bytes = 0;
    return line;
  };
  for await (const chunk of input) {
    const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let from = 0;
    for (let to = buffer.indexOf(NEWLINE); to >= 0; to = buffer.indexOf(NEWLINE, from)) {
      parts.push(buffer.subarray(from, to));
      bytes += to - from;
      const line = finish();
      if (line !== null) yield line;
      from = to + 1;
    }
    bytes += buffer.length - from;
    if (bytes > MAX_LINE_BYTES) parts = [];
    else if (from < buffer.length) parts.push(buffer.subarray(from));
  }
  if (bytes > 0) {
    const line = finish();
    if (line !== null) yield line;
  }
}

function toLine(parts: readonly Buffer[], number: number): Line | null {
  let text = Buffer.concat(parts).toString('utf8');
  if (number === 1 && text.startsWith('\uFEFF')) text = text.slice(1);
  if (text.endsWith('\r')) text = text.slice(0, -1);
  return /^[ \t\r]*$/.test(text) ? null : { number, text };
}
