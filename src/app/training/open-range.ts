// Builds the training range from the shipped readers, words, templates and subjects. It is handed nothing that could write to anybody.

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RangeWorld } from '../../bots/engagement/training/session.js';
import { WordFinder } from '../../classifiers/engagement-words/find-words.js';
import { loadEngagementWords } from '../../classifiers/engagement-words/load-words.js';
import { buildFirstReader, type FirstReaderData } from '../../classifiers/first-reader.js';
import { loadEngagementTemplates } from '../../content/policy/load-templates.js';
import { loadTraining } from '../../content/training/load-subjects.js';
import type { ReadSigns } from '../../domain/text-signs.js';
import type { Subject } from '../../domain/training.js';
import { signsReader } from '../engagement/read-signs.js';

/** The range and who can be met there. */
export interface OpenRange {
  readonly world: RangeWorld;
  readonly subjects: ReadonlyMap<string, Subject>;
}

/** Where the range's files lie. `policyDir` holds `words/`. */
export interface RangeFolders {
  readonly contentDir: string;
  readonly policyDir: string;
}

/** With readers of its own. Throws AppError `bad_content` naming file, line and reason. */
export async function openRange(
  contentDir: string,
  policyDir: string,
  readerData: FirstReaderData,
): Promise<OpenRange> {
  const words = loadEngagementWords(join(policyDir, 'words'));
  const finder = new WordFinder(words, readerData.lexicon);
  return await rangeOver({ contentDir, policyDir }, signsReader(finder, buildFirstReader(readerData, null)));
}

/** With the readers that a service has already: they are functions of a text and nothing else. Throws as above. */
export async function rangeOver({ contentDir, policyDir }: RangeFolders, readSigns: ReadSigns): Promise<OpenRange> {
  const [{ subjects, moves }, { library, version }, languages] = await Promise.all([
    loadTraining(contentDir),
    loadEngagementTemplates(contentDir),
    wordVersions(join(policyDir, 'words')),
  ]);
  return { world: { readSigns, sha256, library, templatesVersion: version, languages, moves }, subjects };
}

/** Every word list by its language, signed by two people or not: on the range nobody is written to. */
async function wordVersions(dir: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')));
  return new Map(texts.map((text, at) => [(names[at] ?? '').replace(/\.yaml$/, ''), sha256(text)]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
