// Texts to translators and back, as PO files.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import type { Command } from '../../src/cli/command.js';
import { translationsExport, translationsImport } from '../../src/cli/commands/translations.js';
import { readContentFiles } from '../../src/content/files.js';
import { loadContent } from '../../src/content/load.js';
import { readPo, writePo } from '../../src/content/po.js';
import { type PlacedRow, translationRows } from '../../src/content/translations.js';

const LANGUAGES = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];
const FRENCH = { source: 'en', language: 'fr' };

/** Texts that there are. */
const count = Object.keys(JSON.parse(readFileSync('content/locales/en.json', 'utf8'))).length;

let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'content-')), 'mine');
  cpSync('content', dir, { recursive: true });
});

afterEach(() => rmSync(join(dir, '..'), { recursive: true }));

async function run(command: Command, args: readonly string[], input = '') {
  const stdout = new PassThrough();
  const out = text(stdout);
  const io = { stdin: Readable.from([Buffer.from(input)]), stdout, stderr: stdout, env: {}, cwd: dir };
  const code = await command.run([...args, '--content', dir], io).finally(() => stdout.end());
  return { code, output: await out };
}

const exported = async (lang: string) => (await run(translationsExport, ['--lang', lang, '--format', 'po'])).output;
const imported = (lang: string, po: string) => run(translationsImport, ['--lang', lang, '--format', 'po'], po);
const locale = (lang: string) => readFileSync(join(dir, `locales/${lang}.json`), 'utf8');
const marks = (lang: string) => readFileSync(join(dir, `translated/${lang}.json`), 'utf8');

/** The lines of one text, from its comments to its end. */
function blockOf(po: string, key: string): string {
  return po.split('\n\n').find((block) => block.includes(`msgctxt "${key}"`)) ?? '';
}

function change(path: string, before: string, after: string): void {
  const source = readFileSync(join(dir, path), 'utf8');
  expect(source).toContain(before);
  writeFileSync(join(dir, path), source.replace(before, after));
}

describe('a PO file', () => {
  const shipped = loadContent('content');

  it.each(LANGUAGES)('of %s comes back with the same bytes', async (language) => {
    const content = await shipped;
    const languages = { source: 'en', language };
    const texts = readPo(writePo(translationRows(content, 'en', language), languages), languages, 'it.po');
    const messages = Object.fromEntries(texts.map(({ key, translation }) => [key, translation]));
    expect(`${JSON.stringify({ ...content.locales[language], ...messages }, null, 2)}\n`).toBe(locale(language));
    expect(texts.map(({ source }) => source)).toEqual(Object.values(content.locales.en ?? {}));
    expect(texts.filter(({ fuzzy }) => fuzzy)).toEqual([]);
  });

  it('goes out and comes in by the commands, and nothing of the content changes', async () => {
    const before = await readContentFiles(dir);
    for (const language of ['en', 'my']) {
      const { code, output } = await imported(language, await exported(language));
      expect({ code, output }).toEqual({ code: 0, output: `${count} texts taken in; 0 still to translate.\n` });
    }
    expect(await readContentFiles(dir)).toEqual(before);
  });

  it('tells the translator where a text is shown, how long it may be, what stays in it, and who may read it', async () => {
    const po = await exported('fr');
    expect(blockOf(po, 'help.close_word')).toMatch(
      /^#: mine\/flows\/help\.yaml:\d+\n(?:#: .*\n)+#\. Note: said by the bot.*\n#\. Shown: help\/close_word, .*private\/close_word\.\n#\. At most 180 characters, 2 sentences, one question\.\n#\. Keep as it stands: \{panic\}\.\n#\. Lock screen: neutral\./,
    );
    expect(blockOf(po, 'stories.next.share')).toContain('#. Button: at most 40 characters.');
    expect(blockOf(po, 'stories.job.one')).not.toContain('Lock screen');
    expect(blockOf(po, 'private.later')).toContain('Lock screen');
    expect(blockOf(po, 'chat.title')).toContain('Lock screen');
  });

  it('begins a language that nobody has translated yet', async () => {
    const po = await exported('de');
    expect(blockOf(po, 'help.told')).toMatch(/msgid "Thank you for telling me."\nmsgstr ""$/);
    const filled = po.replace(
      'msgid "Thank you for telling me."\nmsgstr ""',
      'msgid "Thank you for telling me."\nmsgstr "Danke, dass Sie es sagen."',
    );
    expect((await imported('de', filled)).output).toMatch(/^1 texts taken in; \d+ still to translate\.\n$/);
    expect(JSON.parse(locale('de'))).toEqual({ 'help.told': 'Danke, dass Sie es sagen.' });
  });

  it('keeps every text as it is, whatever signs it holds', () => {
    const signs = fc.constantFrom(
      '"',
      "'",
      '\\',
      '\\n',
      '\n',
      '\r',
      '\r\n',
      '\t',
      '#',
      '#, fuzzy',
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200d',
      '%s',
      'ก',
      '中',
      '😀',
      ' ',
      'msgid "x"',
    );
    const odd = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(signs).map((parts) => parts.join('')),
    );
    const place = { steps: [], references: [], answer: false, neutral: false };
    fc.assert(
      fc.property(fc.array(fc.tuple(odd, odd), { maxLength: 8 }), (pairs) => {
        const rows = pairs.map(
          ([source, translation], n): PlacedRow => ({
            key: `key.${n}`,
            source: `s${source}`,
            translation,
            placeholders: [],
            note: '',
            place,
          }),
        );
        const back = readPo(writePo(rows, FRENCH), FRENCH, 'it.po');
        expect(back.map(({ key, source, translation }) => ({ key, source, translation }))).toEqual(
          rows.map(({ key, source, translation }) => ({ key, source, translation })),
        );
      }),
    );
  });
});

describe('a text whose source changed', () => {
  const before = '"help.told": "Thank you for telling me."';

  it('is marked fuzzy until somebody has looked at it', async () => {
    const french = locale('fr');
    change('locales/en.json', before, '"help.told": "Thank you for the words."');
    const po = await exported('fr');
    expect(blockOf(po, 'help.told')).toMatch(/#\. The source changed since this was translated.*\n#, fuzzy\n/);
    expect(po.match(/^#, fuzzy$/gm)).toHaveLength(1);
    expect((await imported('fr', po)).output).toBe(
      `${count - 1} texts taken in; 0 still to translate.\n1 marked fuzzy were left as they are.\n`,
    );
    expect(locale('fr')).toBe(french);
    await imported('fr', po.replace('#, fuzzy\n', ''));
    expect(await exported('fr')).not.toContain('#, fuzzy');
  });

  it('is taken, and marked, when it changed while the translator worked', async () => {
    const po = await exported('fr');
    change('locales/en.json', before, '"help.told": "Thank you for the words."');
    expect((await imported('fr', po)).output).toContain(
      '1 were made of an older source text: the next export marks them.',
    );
    expect(await exported('fr')).toContain('#, fuzzy');
    const json = (await run(translationsExport, ['--lang', 'fr'])).output;
    expect(json.split('\n').filter((line) => line.includes('"changed":true'))).toHaveLength(1);
  });

  it('is not known where nothing was noted, and that is no doubt', async () => {
    rmSync(join(dir, 'translated'), { recursive: true });
    change('locales/en.json', before, '"help.told": "Thank you for the words."');
    const po = await exported('fr');
    expect(po).not.toContain('#, fuzzy');
    await imported('fr', po);
    expect(JSON.parse(marks('fr'))['help.told']).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe('a PO file is refused, with file and line, and nothing is written,', () => {
  const block = (key: string, id: string, str: string) => `msgctxt "${key}"\nmsgid "${id}"\nmsgstr "${str}"\n`;
  const head = (language = 'fr', more = '') => `msgid ""\nmsgstr ""\n"Language: ${language}\\n"\n${more}\n`;
  const told = (str: string) => block('help.told', 'Thank you for telling me.', str);

  it.each([
    [
      'for a lost placeholder',
      head() + block('help.close_word', 'x', 'Merci.'),
      '5: help.close_word: {panic} is missing',
    ],
    ['for one too many', head() + told('Merci {name}.'), '5: help.told: {name} is not in the source'],
    ['for broken syntax in a text', head() + told('Merci {'), '5: help.told: no ICU message'],
    ['for a key that is none', head() + block('help.tolled', 'x', 'Merci.'), '5: help.tolled is no text of en'],
    ['for a key of every object', head() + block('__proto__', 'x', 'Merci.'), '5: __proto__ is no text of en'],
  ])('%s', async (_, po, message) => {
    writeFileSync(join(dir, 'it.po'), po);
    const before = [locale('fr'), marks('fr')];
    const args = ['--lang', 'fr', '--format', 'po', '--file', 'it.po'];
    await expect(run(translationsImport, args)).rejects.toThrow(`it.po:${message}`);
    expect([locale('fr'), marks('fr')]).toEqual(before);
  });

  it.each([
    ['for an empty msgid', head() + block('help.told', '', 'Merci.'), 'it.po:5: help.told: msgid is empty'],
    ['for a text without its key', `${head()}msgid "x"\nmsgstr "y"\n`, 'it.po:5: a text without msgctxt'],
    ['for a key that stands there twice', head() + told('Un.') + told('Deux.'), 'it.po:8: help.told stands here twice'],
    ['for another language', head('es'), 'it.po:3: is of "es", not of "fr"'],
    ['for no language', 'msgid ""\nmsgstr "Language: \\n"\n', 'it.po:1: does not say its language (fr is expected)'],
    ['for another source', head('fr', '"X-Source-Language: es\\n"\n'), 'it.po:4: is of "es", not of "en"'],
    [
      'for plural forms',
      `${head()}msgctxt "help.told"\nmsgid "x"\nmsgid_plural "xs"\nmsgstr[0] "y"\n`,
      'it.po:5: help.told: needs one msgstr',
    ],
    ['for a quotation mark too many', head() + told('Un "mot".'), 'is no PO file from here on'],
    ['for a line break in a text', head() + told('Un\nmot.'), 'is no PO file from here on'],
    [
      'for a text that does not end',
      `${head()}msgctxt "help.told"\nmsgid "x"\nmsgstr "y`,
      'is no PO file from here on',
    ],
  ])('%s, before any text is looked at', (_, po, message) => {
    expect(() => readPo(Buffer.from(po), FRENCH, 'it.po')).toThrow(message);
  });

  it('when it is not in UTF-8, is not there, or the format is none', async () => {
    writeFileSync(join(dir, 'it.po'), Buffer.from(head() + told('Voilà.'), 'latin1'));
    const args = ['--lang', 'fr', '--format', 'po', '--file'];
    await expect(run(translationsImport, [...args, 'it.po'])).rejects.toThrow('it.po:1: is not in UTF-8');
    await expect(run(translationsImport, [...args, 'no.po'])).rejects.toThrow('no.po:1: cannot be read');
    await expect(run(translationsExport, ['--lang', 'fr', '--format', 'xliff'])).rejects.toThrow('json or po');
    expect(existsSync(join(dir, 'no.po'))).toBe(false);
  });
});

it('a file as translators’ programs leave it is understood: other line ends, a region, obsolete texts, notes', async () => {
  const po = [
    '\uFEFF# Somebody, 2026',
    'msgid ""',
    'msgstr ""',
    '"Language: fr_FR\\n"',
    '',
    '# looked at',
    '#, c-format',
    'msgctxt ""',
    '"help.told"',
    'msgid "Thank you for telling me."',
    'msgstr ""',
    '"Merci "',
    '"beaucoup."',
    '',
    '#~ msgctxt "help.old"',
    '#~ msgid "Gone"',
    '#~ msgstr "Parti"',
    '',
  ];
  expect((await imported('fr', po.join('\r\n'))).output).toBe('1 texts taken in; 0 still to translate.\n');
  expect(JSON.parse(locale('fr'))['help.told']).toBe('Merci beaucoup.');
});
