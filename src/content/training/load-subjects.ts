// Loads the simulated subjects of the training range, and checks that each can be played in every language it has.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { MoveWords, Subject } from '../../domain/training.js';
import { contentProblem } from '../problem.js';
import { type ReadYaml, readYaml } from '../read-yaml.js';
import { moveWordsSchema, subjectSchema } from './subject-schema.js';

const FOLDER = 'training';
type Written = z.infer<typeof subjectSchema>;

/** Subjects by id, in the order of their ids, and the words that the range hears. */
export interface LoadedTraining {
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly moves: MoveWords;
}

/**
 * Reads `<contentDir>/training/subjects/*.yaml` and `moves.yaml`. Throws AppError `bad_content` naming file, line and reason: a broken
 * shape, a state, line, fact or slot that is not there, or a language that only some lines have.
 */
export async function loadTraining(contentDir: string): Promise<LoadedTraining> {
  const dir = join(contentDir, FOLDER);
  const subjects = new Map<string, Subject>();
  for (const name of await namesIn(join(dir, 'subjects'))) {
    const file = `content/${FOLDER}/subjects/${name}`;
    const read = readYaml(file, await readFile(join(dir, 'subjects', name), 'utf8'), subjectSchema);
    if (`${read.value.id}.yaml` !== name)
      throw contentProblem(file, read.lineOf(['id']), 'the id is not the name of the file');
    check(file, read);
    subjects.set(read.value.id, subjectOf(read.value));
  }
  const moves = readYaml(`content/${FOLDER}/moves.yaml`, await textOf(join(dir, 'moves.yaml')), moveWordsSchema).value;
  return { subjects, moves };
}

/** Languages in which a subject can be played: those of its first line, which all others have too. */
export function languagesOf({ lines }: Subject): readonly string[] {
  const [first] = Object.values(lines);
  return Object.keys(first?.texts ?? {});
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  } catch {
    throw contentProblem(`content/${FOLDER}/subjects`, 1, 'the folder is missing');
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw contentProblem(`content/${FOLDER}/moves.yaml`, 1, 'the file is missing or cannot be read');
  }
}

function subjectOf({ lines, ...rest }: Written): Subject {
  return { ...rest, lines: Object.fromEntries(Object.entries(lines).map(([id, line]) => [id, { id, ...line }])) };
}

/** Everything that is named must be there. */
function check(file: string, read: ReadYaml<Written>): void {
  const { value } = read;
  const fail = (path: readonly PropertyKey[], why: string): never => {
    throw contentProblem(file, read.lineOf(path), why);
  };
  const [least, most] = value.answersAfter;
  if (most < least) fail(['answersAfter'], 'the most is less than the least');
  const knownState = (id: string): boolean => Object.hasOwn(value.states, id);
  const knownLine = (id: string): boolean => Object.hasOwn(value.lines, id);
  if (!knownState(value.start)) fail(['start'], `there is no state "${value.start}"`);
  for (const id of value.opens) if (!knownLine(id)) fail(['opens'], `there is no line "${id}"`);
  for (const [state, reactions] of Object.entries(value.states)) {
    for (const [i, { says, goes, hears, again }] of reactions.entries()) {
      const path = ['states', state, i];
      for (const id of says) if (!knownLine(id)) fail(path, `there is no line "${id}"`);
      if (goes !== null && !knownState(goes)) fail(path, `there is no state "${goes}"`);
      if (again && hears.includes('silence')) fail(path, 'silence is heard once in a state');
    }
  }
  checkLines(value, fail);
}

function checkLines(value: Written, fail: (path: readonly PropertyKey[], why: string) => never): void {
  const languages = Object.keys(Object.values(value.lines)[0]?.texts ?? {}).sort();
  for (const [id, { texts, offers, tells }] of Object.entries(value.lines)) {
    const path = ['lines', id];
    for (const fact of [...offers, ...tells])
      if (!Object.hasOwn(value.facts, fact)) fail(path, `there is no fact "${fact}"`);
    if (Object.keys(texts).sort().join() !== languages.join())
      fail(path, `is not in the same languages as the first line: ${languages.join(', ')}`);
    for (const [language, wordings] of Object.entries(texts)) {
      for (const [, slot = ''] of wordings.join(' ').matchAll(/\{(\w+)\}/g)) {
        if (value.slots[slot]?.[language] === undefined) fail([...path, language], `there is no slot "${slot}"`);
      }
    }
  }
}
