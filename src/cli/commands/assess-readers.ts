// The readers that `assess` asks: one or both, with passages that carry the labels or the lexicon's signs alone.

import { join, resolve } from 'node:path';
import { buildReader } from '../../app/understanding/reader.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import { loadFirstReaderData } from '../../classifiers/load-first-reader.js';
import { withReasons } from '../../classifiers/reasons/reasons.js';
import { namesPassages, type ReasonBudget } from '../../classifiers/second/explain.js';
import { readJoin, whyNotJoined } from '../../classifiers/second/join-model.js';
import { loadSecondReader, type SecondReader } from '../../classifiers/second/second-reader.js';
import { loadContent } from '../../content/load.js';
import type { Assessment } from '../../domain/assessment.js';
import type { Io } from '../command.js';
import { projectRoot } from '../project-root.js';
import type { OptionValues } from './options.js';

/** One reader's or both readers' word on a text. */
export type Read = (text: string, hint?: string) => Assessment | Promise<Assessment>;

/** Readers in use; `dispose` frees the second one's memory. */
export interface Readers {
  readonly read: Read;
  /** The models that read, as assessments name them. */
  readonly model: string;
  dispose(): void;
}

/** Opens the readers that the options `model`, `second`, `fast` name. `budget`: how both find reasons; the first alone always searches, or names signs. */
export async function openReaders(io: Io, options: OptionValues, budget: ReasonBudget): Promise<Readers> {
  const root = projectRoot();
  const modelDir = typeof options.model === 'string' ? resolve(io.cwd, options.model) : join(root, 'models/first');
  const data = loadFirstReaderData(modelDir, join(root, 'content/lexicon'));
  const { commands } = await loadContent(join(root, 'content'));
  const first = buildReader(data, commands);
  const named = namesPassages(budget);
  const callsFrom = data.model.file.thresholds.needsPerson;
  const opening = options.fast === true || io.env.SECOND_READER === 'off' ? null : secondDirs(io, options.second);
  const second =
    opening === null
      ? null
      : await openSecond(io, opening, firstModelOf(data.model), named ? { reread: first, callsFrom } : {});
  if (second !== null) {
    return {
      read: async (text, hint) => await second.assess(text, first(text, hint, 0), budget),
      model: `${data.model.file.version}+${second.version}`,
      dispose: () => second.dispose(),
    };
  }
  const read = named ? withReasons(first, callsFrom) : first;
  return { read, model: data.model.file.version, dispose: () => {} };
}

type Dirs = Parameters<typeof loadSecondReader>[0];

/** Folders of the second reader; `dir` names another than the shipped one. */
export function secondDirs(io: Io, dir: unknown): Dirs {
  const models = join(projectRoot(), 'models');
  return {
    encoder: join(models, 'encoder'),
    second: typeof dir === 'string' ? resolve(io.cwd, dir) : join(models, 'second'),
  };
}

/** Null when it was joined with another first reader than the one that is asked, which stderr is told. */
export async function openSecond(
  io: Io,
  dirs: Dirs,
  firstModel: Parameters<typeof loadSecondReader>[1],
  searching: Parameters<typeof loadSecondReader>[2],
): Promise<SecondReader | null> {
  const stranger = whyNotJoined(readJoin(dirs.second), firstModel);
  if (stranger !== null) {
    io.stderr.write(`The second reader ${stranger} (safe-passage calibrate): the first reads alone.\n`);
    return null;
  }
  return await loadSecondReader(dirs, firstModel, searching);
}
