// Loads everything that an NGO edits, checks it, and freezes it into one version.

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CommandPhrases, Content, Country, Flow, Helpline, SpokenLanguage, Wording } from '../domain/content.js';
import type { Step } from '../domain/flow-steps.js';
import { commandsSchema, countrySchema, helplinesSchema, languagesSchema, wordingSchema } from './data-schemas.js';
import { CONTENT_FOLDERS, type ContentFiles, LANGUAGES_FILE, readContentFiles } from './files.js';
import { flowSchema } from './flow-schema.js';
import { contentProblem } from './problem.js';
import { readLocale } from './read-locale.js';
import { readYaml } from './read-yaml.js';
import { structureFindings } from './structure.js';

interface SourceFile {
  /** As people are told of it: `content/flows/help.yaml`. */
  readonly file: string;
  /** Name without folder and ending. */
  readonly name: string;
  readonly text: string;
}

type Sources = readonly SourceFile[];

/**
 * Reads the content folder, each file by itself. Throws AppError `bad_content` naming file, line and reason at the first
 * thing that is wrong.
 */
export async function readContent(dir: string): Promise<Content> {
  return contentOfFiles(await readContentFiles(dir), basename(dir));
}

/** The content that files make. `shown` is what people call their folder. Throws as above. */
export function contentOfFiles(files: ContentFiles, shown = 'content'): Content {
  const [flows, locales, helplines, countries, commands, wording] = CONTENT_FOLDERS.map((folder) =>
    sourcesIn(files, folder, shown),
  ) as [Sources, Sources, Sources, Sources, Sources, Sources];
  const languages = spokenLanguages(sourceOf(files, LANGUAGES_FILE, shown));
  const codes = Object.keys(languages);
  const read = perLanguage(codes, locales, (one) => readLocale(one.file, one.name, one.text));
  const content: Content = {
    version: contentVersionOf(files),
    flows: byKey(flows.map(flowOf), (flow) => flow.id),
    locales: mapValues(read, (one) => one.messages),
    localeLines: mapValues(read, (one) => one.lines),
    languages,
    helplines: helplines.flatMap(helplinesOf),
    countries: byKey(countries.map(countryOf), (country) => country.code),
    commands: perLanguage<CommandPhrases>(codes, commands, (one) => readYaml(one.file, one.text, commandsSchema).value),
    wording: perLanguage<Wording>(codes, wording, (one) => readYaml(one.file, one.text, wordingSchema).value),
  };
  return deepFreeze(content);
}

/**
 * Loads content that may go into force: as `readContent`, and then nothing that the engine needs may be missing. Throws
 * AppError `bad_content` naming file, line and reason of the first thing that is wrong.
 */
export async function loadContent(dir: string): Promise<Content> {
  return whole(await readContent(dir));
}

/** The same of files that lie elsewhere. Throws as above. */
export function loadContentFiles(files: ContentFiles): Content {
  return whole(contentOfFiles(files));
}

function whole(content: Content): Content {
  const [first] = structureFindings(content);
  if (first) throw contentProblem(first.file, first.line, first.why);
  return content;
}

function sourcesIn(files: ContentFiles, folder: string, shown: string): Sources {
  const paths = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
  return paths.sort().map((path) => sourceOf(files, path, shown));
}

function sourceOf(files: ContentFiles, path: string, shown: string): SourceFile {
  const text = files[path];
  const file = `${shown}/${path}`;
  if (text === undefined) throw contentProblem(file, 1, 'the file is missing or cannot be read');
  return { file, name: basename(path).replace(/\.[a-z]+$/, ''), text };
}

/** Names files by what is in them: the same ones have the same version, wherever they lie. */
export function contentVersionOf(files: ContentFiles): string {
  const hash = createHash('sha256');
  for (const path of Object.keys(files).sort()) hash.update(JSON.stringify([path, files[path]]));
  return hash.digest('hex').slice(0, 16);
}

function flowOf({ file, name, text }: SourceFile): Flow {
  const { value, lineOf } = readYaml(file, text, flowSchema);
  if (value.id !== name)
    throw contentProblem(file, lineOf(['id']), `the file of flow ${value.id} must be ${value.id}.yaml`);
  const steps: Record<string, Step> = {};
  const lines: Record<string, number> = {};
  for (const [id, step] of Object.entries(value.steps)) {
    steps[id] = { id, ...step } as Step;
    lines[id] = lineOf(['steps', id, 'type']);
  }
  // zod's optional fields may be there as undefined, which YAML cannot write.
  return { ...value, steps, file, lines } as Flow;
}

function helplinesOf({ file, name, text }: SourceFile): Helpline[] {
  const { value, lineOf } = readYaml(file, text, helplinesSchema);
  const { country } = value;
  if (country.toLowerCase() !== name) throw contentProblem(file, lineOf(['country']), `holds ${country}, not ${name}`);
  const ids = new Set<string>();
  return value.contacts.map((contact, n) => {
    const line = lineOf(['contacts', n]);
    if (ids.has(contact.id)) throw contentProblem(file, line, `${contact.id} stands here twice`);
    if (!contact.id.startsWith(`${name}-`)) throw contentProblem(file, line, `${contact.id} must begin with ${name}-`);
    ids.add(contact.id);
    const { international: _abroad, readOn: _readOn, ...shown } = contact;
    return { ...shown, country, file, line };
  });
}

function countryOf({ file, name, text }: SourceFile): Country {
  const { value, lineOf } = readYaml(file, text, countrySchema);
  if (value.code.toLowerCase() !== name)
    throw contentProblem(file, lineOf(['code']), `holds ${value.code}, not ${name}`);
  const { code, emergency, names, words, timeZone } = value;
  return { code, name: value.name, emergency, names, words, timeZone };
}

function spokenLanguages({ file, text }: SourceFile): Readonly<Record<string, SpokenLanguage>> {
  return byKey(readYaml(file, text, languagesSchema).value, (language) => language.code);
}

/** One file a spoken language; one that is missing stops the start, one too many is not read. */
function perLanguage<T>(codes: readonly string[], files: readonly SourceFile[], read: (file: SourceFile) => T) {
  const values: Record<string, T> = {};
  for (const code of codes) {
    const file = files.find((one) => one.name === code);
    if (!file) {
      const folder = files[0]?.file.replace(/[^/]*$/, '') ?? '';
      throw contentProblem(`${folder}${code}`, 1, `the language ${code} of languages.yaml has no file here`);
    }
    values[code] = read(file);
  }
  return values;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function byKey<T>(values: readonly T[], key: (value: T) => string): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map((value) => [key(value), value]));
}

/** Freezes a value and all that it holds: content in force is never changed, only replaced. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
