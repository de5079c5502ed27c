// Content that people edit: what is sound is loaded and frozen, what is broken is named by file, line and reason.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowJsonSchema } from '../../../src/content/flow-schema.js';
import { holdContent } from '../../../src/content/holder.js';
import { loadContent } from '../../../src/content/load.js';
import { AppError } from '../../../src/domain/errors.js';

let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'content-')), 'content');
  cpSync('content', dir, { recursive: true });
});

afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const path = join(dir, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  writeFileSync(path, after);
}

async function problem(): Promise<unknown> {
  try {
    await loadContent(dir);
    return 'loaded';
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad_content') throw error;
    return error.message;
  }
}

const replace = (what: string | RegExp, by: string) => (text: string) => text.replace(what, by);

describe('the shipped content', () => {
  it('loads, is frozen, and has one version for the same bytes', async () => {
    const [once, again] = await Promise.all([loadContent(dir), loadContent(dir)]);
    expect(once.version).toBe(again.version);
    expect(Object.isFrozen(once.flows.help?.steps)).toBe(true);
    edit('locales/en.json', replace('Hello. This', 'Hi. This'));
    expect((await loadContent(dir)).version).not.toBe(once.version);
  });

  it('has the whole seed, and not one entry that says it was checked', async () => {
    const { helplines, countries } = await loadContent(dir);
    expect(helplines).toHaveLength(304);
    expect(Object.keys(countries)).toHaveLength(52);
    expect(helplines.filter((one) => one.state !== 'unverified' || one.verifiedOn !== null)).toEqual([]);
    expect(new Set(helplines.map((one) => one.id)).size).toBe(304);
    expect(readFileSync(join(dir, 'helplines/SOURCE.txt'), 'utf8')).toContain('NOTHING WAS CALLED');
  });

  it('publishes the JSON Schema that it is checked with', () => {
    expect(readFileSync(join(dir, 'flows/flow.schema.json'), 'utf8')).toBe(flowJsonSchema());
    expect(readFileSync(join(dir, 'flows/help.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\/flow\.schema\.json/,
    );
  });
});

describe('a broken file is named', () => {
  it.each([
    [
      'YAML syntax',
      'flows/help.yaml',
      replace('    texts: [help.hello]', '    texts: [help.hello'),
      /^content\/flows\/help\.yaml:(9|10|11): /,
    ],
    [
      'an unknown field',
      'flows/help.yaml',
      replace('    showSkip: false', '    showSkipp: false'),
      /^content\/flows\/help\.yaml:\d+: steps\.phone: Unrecognized key: "showSkipp"/,
    ],
    [
      'a wrong value',
      'flows/help.yaml',
      replace('value: safe', 'value: saef'),
      /^content\/flows\/help\.yaml:\d+: steps\.safe\.value: is no value/,
    ],
    [
      'a step that leads nowhere',
      'flows/help.yaml',
      replace('to: phone', 'to: fone'),
      /^content\/flows\/help\.yaml:9: step "hello": leads to "fone"/,
    ],
    [
      'a flow in the wrong file',
      'flows/plan.yaml',
      replace('id: plan', 'id: plans'),
      /^content\/flows\/plan\.yaml:3: the file of flow plans must be plans\.yaml/,
    ],
    [
      'a key twice in YAML',
      'flows/help.yaml',
      replace('version: 2', 'version: 1\nversion: 2'),
      /^content\/flows\/help\.yaml:5: /,
    ],
    [
      'JSON syntax',
      'locales/fr.json',
      replace('"chat.title": ', '"chat.title" '),
      /^content\/locales\/fr\.json:2: expected ":"$/,
    ],
    [
      'a value that is no text',
      'locales/fr.json',
      replace(/"chat\.title": "[^"]*"/, '"chat.title": 7'),
      /^content\/locales\/fr\.json:2: expected a text/,
    ],
    [
      'a key twice in JSON',
      'locales/fr.json',
      replace('"chat.title"', '"chat.leave": "x",\n  "chat.title"'),
      /^content\/locales\/fr\.json:4: chat\.leave stands here twice$/,
    ],
    ['something after the end', 'locales/fr.json', (text: string) => `${text}}`, /expected the end of the file$/],
    [
      'ICU syntax',
      'locales/fr.json',
      replace(/"help\.told": "[^"]*"/, '"help.told": "Merci {"'),
      /^content\/locales\/fr\.json:\d+: help\.told: no ICU message/,
    ],
    [
      'a lost placeholder',
      'locales/fr.json',
      replace('{panic}', ''),
      /^content\/locales\/fr\.json:\d+: .*has \{.*\} where en has/,
    ],
    [
      'a missing text',
      'locales/es.json',
      replace(/\n {2}"engine\.panic": [^\n]*/, ''),
      /"engine\.panic" is missing in es$/,
    ],
    [
      'a verified entry without a name',
      'helplines/my.yaml',
      replace('state: unverified', 'state: verified'),
      /^content\/helplines\/my\.yaml:\d+: contacts\.0\.state: a verified entry needs/,
    ],
    [
      'an id twice',
      'helplines/my.yaml',
      replace('my-trafficking-1', 'my-emergency-1'),
      /my-emergency-1 stands here twice$/,
    ],
    [
      'an address that is none',
      'helplines/us.yaml',
      replace(/url: https[^\n]*/, 'url: javascript:alert(1)'),
      /^content\/helplines\/us\.yaml:\d+: contacts\.\d+\.url: /,
    ],
    [
      'a country in the wrong file',
      'countries/my.yaml',
      replace('code: MY', 'code: SG'),
      /^content\/countries\/my\.yaml:2: holds SG, not my$/,
    ],
    [
      'a command without phrases',
      'commands/en.yaml',
      replace(/panic:\n(?: {2}- [^\n]*\n)+/, 'panic: []\n'),
      /^content\/commands\/en\.yaml:\d+: panic: /,
    ],
    [
      'a language without commands',
      'languages.yaml',
      (text: string) => `${text}- code: km\n  name: Khmer\n  words: []\n  countries: []\n  signedOff: null\n`,
      /the language km of languages\.yaml has no file here$/,
    ],
  ])('%s in %s', async (_, file, change, message) => {
    edit(file, change);
    expect(await problem()).toMatch(message);
  });

  it('a folder or file that is missing', async () => {
    rmSync(join(dir, 'flows'), { recursive: true });
    expect(await problem()).toBe('content/flows:1: the folder is missing');
  });
});

describe('a running server', () => {
  it('takes a changed content, keeps the last good one when it is broken, and says why', async () => {
    const holder = await holdContent(() => loadContent(dir));
    const first = holder.current();
    expect(await holder.reload()).toEqual({ kind: 'unchanged', version: first.version });
    edit('locales/en.json', replace('Hello. This', 'Hi. This'));
    expect(await holder.reload()).toMatchObject({ kind: 'changed' });
    const good = holder.current();
    expect(good.locales.en?.['help.hello']).toMatch(/^Hi\./);
    edit('flows/help.yaml', replace('to: phone', 'to: fone'));
    const kept = await holder.reload();
    expect(kept).toMatchObject({
      kind: 'kept',
      version: good.version,
      reason: expect.stringContaining('help.yaml:9'),
    });
    expect(holder.current()).toBe(good);
  });

  it('does not start with a broken one', async () => {
    edit('flows/help.yaml', replace('to: phone', 'to: fone'));
    await expect(holdContent(() => loadContent(dir))).rejects.toThrow('help.yaml:9');
  });
});
