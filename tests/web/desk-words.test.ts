// The desk's words: the same in every language, and the small formatter behind them.

import { readdirSync, readFileSync } from 'node:fs';
import { ENGAGEMENT_RULES } from '../../src/domain/engagement-rules.js';
import { format } from '../../web/desk/i18n/format.js';

type Catalogue = Readonly<Record<string, string>>;

/** The desk's words and those of the engagements' screens, which are loaded apart. */
function catalogue(language: string): Catalogue {
  const read = (file: string): Catalogue =>
    JSON.parse(readFileSync(new URL(`../../web/desk/i18n/${file}.json`, import.meta.url), 'utf8')) as Catalogue;
  const own = Object.entries(read(`engagements/${language}`)).map(([key, words]) => [`engagements ${key}`, words]);
  return { ...read(language), ...Object.fromEntries(own) };
}

/** Names of the values that a message takes; what stands in the branch of a count is not one. */
function values(message: string): string[] {
  const found = message.matchAll(/(?<!\b(?:one|other) )\{(\w+)\s*[,}]/g);
  return [...new Set([...found].map(([, name = '']) => name))].sort();
}

const english = catalogue('en');
/** Words that are the same in both languages. */
const SAME = new Set(['desk.name', 'act.by', 'live.live']);

describe('The desk’s words', () => {
  it.each(['fr', 'es'])('are complete in %s', (language) => {
    expect(Object.keys(catalogue(language)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(['fr', 'es'])('take the same values in %s', (language) => {
    const other = catalogue(language);
    const wrong = Object.entries(english).filter(
      ([key, message]) => values(message).join() !== values(other[key] ?? '').join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it.each(['fr', 'es'])('are translated and not left in English in %s', (language) => {
    const other = catalogue(language);
    const left = Object.entries(english).filter(
      ([key, message]) => other[key] === message && /[a-z]{4,} [a-z]{3,}/i.test(message) && !SAME.has(key),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });

  it('never call anybody a user, victim, case, suspect or target', () => {
    const wrong = Object.entries(english).filter(([, message]) =>
      /\b(users?|victims?|cases?|suspects?)\b/i.test(message),
    );
    expect(wrong).toEqual([]);
  });
});

describe('What rules of engagements say', () => {
  const rules = new URL('../../src/bots/engagement/', import.meta.url);
  const code = readdirSync(rules)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, rules), 'utf8'))
    .join('\n');
  /** Codes as rules give them: `refuses('rule', 'why')`, `[condition, 'why']`, `return 'why'`. */
  const codes = [
    ...code.matchAll(/refuses\('\w+', '(\w+)'\)/g),
    ...code.matchAll(/\[[^[\]]*(?:\[[^\]]*\][^[\]]*)*, '(\w+)',?\s*\],/g),
  ].map(([, why = '']) => why);

  it('stands in words for every rule', () => {
    const missing = Object.keys(ENGAGEMENT_RULES).filter((rule) => !(`engagements rule.${rule}` in english));
    expect(missing).toEqual([]);
  });

  it('stands in words for every reason to refuse', () => {
    expect(codes.length).toBeGreaterThan(80);
    const missing = new Set(codes.filter((why) => !(`engagements why.${why}` in english)));
    expect([...missing]).toEqual([]);
  });
});

describe('A message with values', () => {
  it('counts in the language it is written in', () => {
    const message = '{n, plural, one {# personne attend} other {# personnes attendent}}';
    expect([0, 1, 2, 1500].map((n) => format(message, { n }, 'fr').replace(/\s/g, ' '))).toEqual([
      '0 personne attend',
      '1 personne attend',
      '2 personnes attendent',
      '1 500 personnes attendent',
    ]);
  });

  it('may hold values inside the branches of a count', () => {
    const message = '{n, plural, one {turn {turns}} other {turns {turns}}}';
    expect(format(message, { n: 2, turns: '3 and 4' }, 'en')).toBe('turns 3 and 4');
  });

  it('shows the name of a value that is missing, so that somebody notices', () => {
    expect(format('Held by {name}', {}, 'en')).toBe('Held by {name}');
  });

  it('does not read braces inside a value', () => {
    expect(format('{reason}', { reason: '{n, plural, other {#}}' }, 'en')).toBe('{n, plural, other {#}}');
  });
});
