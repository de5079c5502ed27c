// Reads a locale file: one flat JSON object of ICU messages, with the line of each key.

import IntlMessageFormat from 'intl-messageformat';
import { contentProblem } from './problem.js';

/** A locale file that was read. */
export interface ReadLocale {
  readonly messages: Readonly<Record<string, string>>;
  readonly lines: Readonly<Record<string, number>>;
}

const STRING = /"(?:[^"\\\n]|\\.)*"/y;
const SPACE = /[ \t\r\n]*/y;

/** Throws `bad_content` with file, line and reason: broken JSON, a key twice, a value that is no text, broken ICU syntax. */
export function readLocale(file: string, language: string, source: string): ReadLocale {
  const messages: Record<string, string> = {};
  const lines: Record<string, number> = {};
  const scan = scanner(file, source);
  scan.sign('{');
  if (!scan.maybe('}')) {
    do {
      const line = scan.line();
      const key = scan.string('a key in double quotes');
      scan.sign(':');
      const message = scan.string('a text in double quotes');
      if (Object.hasOwn(messages, key)) throw contentProblem(file, line, `${key} stands here twice`);
      checkIcu(file, line, language, key, message);
      messages[key] = message;
      lines[key] = line;
    } while (scan.maybe(','));
    scan.sign('}');
  }
  scan.end();
  return { messages, lines };
}

function checkIcu(file: string, line: number, language: string, key: string, message: string): void {
  // Without braces there is no syntax that could be broken.
  if (!/[{}]/.test(message)) return;
  try {
    new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'cannot be read';
    throw contentProblem(file, line, `${key}: no ICU message (${reason})`);
  }
}

function scanner(file: string, source: string) {
  let at = source.startsWith('\uFEFF') ? 1 : 0;
  const skip = () => {
    SPACE.lastIndex = at;
    at += SPACE.exec(source)?.[0].length ?? 0;
  };
  const line = () => {
    skip();
    return source.slice(0, at).split('\n').length;
  };
  const expected = (what: string) => contentProblem(file, line(), `expected ${what}`);
  return {
    line,
    maybe(sign: string): boolean {
      skip();
      if (source[at] !== sign) return false;
      at++;
      return true;
    },
    sign(sign: string): void {
      if (!this.maybe(sign)) throw expected(`"${sign}"`);
    },
    string(what: string): string {
      skip();
      STRING.lastIndex = at;
      const found = STRING.exec(source)?.[0];
      if (found === undefined) throw expected(what);
      try {
        const text: unknown = JSON.parse(found);
        at += found.length;
        return String(text);
      } catch {
        throw expected('a text without a broken escape');
      }
    },
    end(): void {
      skip();
      if (at < source.length) throw expected('the end of the file');
    },
  };
}
