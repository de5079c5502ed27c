// The commands for those who write flows, as they are called.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from '../../src/cli/command.js';
import { command as flowsCheck } from '../../src/cli/commands/flows-check.js';
import { command as helplinesCheck } from '../../src/cli/commands/helplines-check.js';
import { command as simulate } from '../../src/cli/commands/simulate.js';
import { translationsExport, translationsImport } from '../../src/cli/commands/translations.js';

async function run(command: Command, args: readonly string[], input = '') {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const out = Promise.all([text(stdout), text(stderr)]);
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout, stderr, env: {}, cwd: process.cwd() };
  const code = await command.run(args, io).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [output, errors] = await out;
  return { code, output, errors, lines: output.split('\n').filter((line) => line !== '') };
}

let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'content-')), 'mine');
  cpSync('content', dir, { recursive: true });
});

afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

describe('simulate', () => {
  it('plays a flow, one object a turn', async () => {
    const said = 'no\nNot now\n\nhide this now\n';
    const { code, lines } = await run(simulate, ['help', '--json'], said);
    expect(code).toBe(0);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        in: 'no',
        intent: 'no',
        replies: [
          { text: 'Thank you. If somebody comes, send the word “weather” and this chat closes.' },
          { text: 'Are you in danger right now?', options: ['Yes, now', 'Not now', 'I am not sure', 'Skip'] },
        ],
        state: 'help/danger',
        events: ['started'],
      },
      expect.objectContaining({ in: 'Not now', intent: null, state: 'start/menu', events: [] }),
      {
        in: 'hide this now',
        intent: 'panic',
        replies: [{ text: 'The shop opens at 9.' }],
        state: 'ended',
        events: ['panic'],
      },
    ]);
  });

  it('in another language, with nobody on duty, in words', async () => {
    const { output } = await run(simulate, ['--lang', 'fr', 'help', '--nobody'], '0\n');
    expect(output).toContain('Bot: Bonjour. Ceci est un robot');
    expect(output).toContain('Bot: Il n’y a personne ici en ce moment.');
    expect(output).toContain('(country/ask, started, help_request)');
  });

  it('does not know a flow or language that is not there', async () => {
    await expect(run(simulate, ['hlep'])).rejects.toThrow('"hlep" is no flow; there are about, check-an-offer');
    await expect(run(simulate, ['help', '--lang', 'xx'])).rejects.toThrow('"xx" is no language; there are en, fr, es');
    await expect(run(simulate, [])).rejects.toThrow('needs the name of a flow');
  });
});

describe('flows check', () => {
  it('says that all is well', async () => {
    const { code, lines } = await run(flowsCheck, []);
    expect(code).toBe(0);
    expect(lines[0]).toBe('33 flows in en, fr, es: every path reaches a person, a contact or an exit.');
  });

  it('says in a plain line what waits for its translation, and fails for nothing of it', async () => {
    const path = join(dir, 'locales/fr.json');
    const { 'worker.law': _lost, ...others } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(others));
    const { code, lines } = await run(flowsCheck, ['--content', dir]);
    expect(code).toBe(0);
    expect(lines).toContain('Not offered in fr yet: worker (1 of 34 texts missing).');
  });

  it('names file, line, rule and why of what is broken', async () => {
    const path = join(dir, 'flows/help.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('    to: phone', '    to: fone'));
    const { code, output, errors } = await run(flowsCheck, ['--content', dir]);
    expect({ code, errors }).toEqual({ code: 1, errors: '1 finding\n' });
    expect(output).toBe(
      `${dir}/flows/help.yaml:9: unknown-step: step "hello": leads to "fone", which is no step of this flow\n`,
    );
  });

  it('refuses a file that cannot be read, and a profile that does not exist', async () => {
    writeFileSync(join(dir, 'locales/en.json'), '{"a" 1}');
    await expect(run(flowsCheck, ['--content', dir])).rejects.toThrow('mine/locales/en.json:1: expected ":"');
    await expect(run(flowsCheck, ['--profile', 'police'])).rejects.toThrow('development, ngo or authority');
  });
});

describe('helplines check', () => {
  it('tells what is to be done in the registry', async () => {
    const path = join(dir, 'helplines/us.yaml');
    const checked = readFileSync(path, 'utf8').replace(
      /(id: us-trafficking-1[\s\S]*?)state: unverified\n {4}verifiedOn: null\n {4}verifiedBy: null\n {4}expiresOn: null/,
      '$1state: verified\n    verifiedOn: 2020-01-01\n    verifiedBy: A. Example\n    expiresOn: 2020-06-01',
    );
    writeFileSync(path, checked);
    const { code, lines } = await run(helplinesCheck, ['--content', dir]);
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(/us\.yaml:\d+: stale: us-trafficking-1: the check ran out on 2020-06-01$/),
    );
    expect(lines.at(-1)).toBe('304 contacts in 52 countries: 1 stale, 0 soon, 303 unverified; 52 countries uncovered.');
  });
});

describe('translations', () => {
  const row = (key: string, translation: string) => `${JSON.stringify({ key, translation })}\n`;

  it('go out with what must stay in them, and come back', async () => {
    const { lines } = await run(translationsExport, ['--lang', 'de', '--content', dir]);
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.find(({ key }) => key === 'help.close_word')).toMatchObject({
      translation: '',
      placeholders: ['panic'],
    });
    const back = rows.map((one) => row(one.key, `de ${one.source}`)).join('');
    const { code, output } = await run(translationsImport, ['--lang', 'de', '--content', dir], back);
    expect({ code, output }).toEqual({ code: 0, output: `${rows.length} texts taken in; 0 still to translate.\n` });
    expect(JSON.parse(readFileSync(join(dir, 'locales/de.json'), 'utf8'))['help.told']).toBe(
      'de Thank you for telling me.',
    );
  });

  it.each([
    ['a lost placeholder', row('help.close_word', 'Merci.'), 'stdin:1: help.close_word: {panic} is missing'],
    ['one too many', row('help.told', 'Merci {name}.'), 'stdin:1: help.told: {name} is not in the source'],
    ['a key that is none', row('help.tolled', 'Merci.'), 'stdin:1: help.tolled is no text of en'],
    ['broken syntax', row('help.told', 'Merci {'), 'stdin:1: help.told: no ICU message'],
    ['a line that is no object', `${row('help.told', 'Merci.')}nonsense\n`, 'stdin:2: must be an object'],
  ])('with %s are refused, and nothing is written', async (_, input, message) => {
    const before = readFileSync(join(dir, 'locales/fr.json'), 'utf8');
    await expect(run(translationsImport, ['--lang', 'fr', '--content', dir], input)).rejects.toThrow(message);
    expect(readFileSync(join(dir, 'locales/fr.json'), 'utf8')).toBe(before);
  });
});
