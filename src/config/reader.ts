// Reads single settings, collecting what is wrong so that one start names every mistake.

import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { AppError } from '../domain/errors.js';

/** Looks settings up by name. Empty counts as not set. Wrong ones are collected and thrown together by `finish`. */
export class Reader {
  private readonly problems: string[] = [];
  private readonly env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv) {
    this.env = env;
  }

  /** The setting's words, or null. `NAME_FILE` names a file that holds them, which keeps a secret out of the environment. */
  text(name: string): string | null {
    const value = this.plain(name);
    const file = this.plain(`${name}_FILE`);
    if (file === null) return value;
    if (value !== null) this.problem(`${name} and ${name}_FILE are both set: keep one`);
    return this.fileText(`${name}_FILE`, file);
  }

  private plain(name: string): string | null {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  private fileText(name: string, path: string): string | null {
    if (!isAbsolute(path)) {
      this.problem(`${name} must be an absolute path`);
      return null;
    }
    try {
      const text = readFileSync(path, 'utf8').trim();
      if (text !== '') return text;
      this.problem(`${name} names an empty file`);
    } catch {
      this.problem(`${name} names a file that cannot be read: is it there, and may this user read it?`);
    }
    return null;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.text(name);
    if (value === null) return fallback;
    const found = allowed.find((one) => one === value);
    if (found === undefined) this.problem(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const value = this.text(name);
    if (value === null) return fallback;
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    this.problem(`${name} must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  /** An http(s) address without a slash at the end; outside development only https is taken. */
  url(name: string, httpAllowed: boolean): string | null {
    const value = this.text(name);
    if (value === null) return null;
    const url = URL.canParse(value) ? new URL(value) : null;
    if (url?.protocol === 'https:' || (httpAllowed && url?.protocol === 'http:')) return value.replace(/\/+$/, '');
    this.problem(
      `${name} must be an ${httpAllowed ? 'http or https' : 'https'} address (TLS ends at the proxy in front)`,
    );
    return null;
  }

  matching(name: string, pattern: RegExp, what: string): string | null {
    const value = this.text(name);
    if (value === null || pattern.test(value)) return value;
    this.problem(`${name} must be ${what}`);
    return null;
  }

  list(name: string, pattern: RegExp, what: string): readonly string[] | null {
    const value = this.text(name);
    if (value === null) return null;
    const items = value.split(',').map((item) => item.trim());
    if (items.every((item) => pattern.test(item))) return items;
    this.problem(`${name} must be ${what}`);
    return null;
  }

  /** Notes one more mistake: a sentence that names the setting and the mend, never its value (it may be a secret). */
  problem(sentence: string): void {
    this.problems.push(sentence);
  }

  /** Throws AppError('bad_config') when anything was wrong. */
  finish(): void {
    if (this.problems.length > 0)
      throw new AppError('bad_config', this.problems.join('\n'), { problems: this.problems });
  }
}
