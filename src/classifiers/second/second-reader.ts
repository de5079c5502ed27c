// The second reader: the sentence encoder with its tuned layers and head, and how its word joins the first reader's.

import { join } from 'node:path';
import { type Assessment, LABELS, type Label, SPEAKERS, type Speaker } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { normalise } from '../../nlp/normalise.js';
import { readText } from '../../nlp/read.js';
import { type Encoder, loadEncoder } from '../encoder/encoder.js';
import { readTuned, type TensorFiles } from '../encoder/weights.js';
import { readChecked } from '../read-checked.js';
import { type Head, readHead } from './head.js';
import { joinReadings, reasonsThatHold, type SecondOpinion } from './join.js';
import { type JoinModel, joinSchema } from './join-model.js';

/** Where the second reader's folders are. */
export interface SecondReaderDirs {
  /** models/encoder. */
  readonly encoder: string;
  /** models/second: tuned layers, head, `model.json`. */
  readonly second: string;
}

/** The encoder's answer, without the first reader's. */
export interface SecondOpinions {
  /** What the text shows, on this thread: some tens of milliseconds, for a long text up to a second. */
  read(text: string): Promise<SecondOpinion>;
  dispose(): void;
}

/** Both readers' word on a text that the first has read. */
export interface SecondReader {
  readonly version: string;
  /** Never rejects: when the engine fails the first reader's assessment stands, with `second` among its `failed`. */
  assess(text: string, first: Assessment): Promise<Assessment>;
  dispose(): void;
}

/** Loads the encoder and its head: about half a second and 350 MB. Throws AppError `bad_content` naming the file. */
export async function loadOpinions({ encoder, second }: SecondReaderDirs): Promise<SecondOpinions> {
  const tuned = readTuned(second);
  const loaded = await loadEncoder(encoder, { tuned });
  const head = headOf(tuned, loaded);
  return {
    read: async (text) => {
      const odds = head(await loaded.encode(text));
      return {
        labels: Object.fromEntries(LABELS.map((label, i) => [label, odds[i] ?? 0])) as Record<Label, number>,
        speakers: Object.fromEntries(SPEAKERS.map((speaker, i) => [speaker, odds[LABELS.length + i] ?? 0])) as Record<
          Speaker,
          number
        >,
      };
    },
    dispose: () => loaded.dispose(),
  };
}

/** An encoder whose head is not there is of no use, and is put away. */
function headOf(tuned: TensorFiles, encoder: Encoder): Head {
  try {
    return readHead(tuned, LABELS.length + SPEAKERS.length, encoder.width);
  } catch (error) {
    encoder.dispose();
    throw error;
  }
}

/**
 * Loads the second reader whole. Throws as above, also when it was joined with another first reader than `firstVersion`. The encoder is
 * asked `through` what the caller puts before it, such as a cache.
 */
export async function loadSecondReader(
  dirs: SecondReaderDirs,
  firstVersion: string,
  through: (opinions: SecondOpinions, version: string) => SecondOpinions = (opinions) => opinions,
): Promise<SecondReader> {
  const model = readJoin(dirs.second);
  if (model.first !== firstVersion) {
    const mend = 'run `safe-passage calibrate`, or set SECOND_READER=off';
    throw new AppError(
      'bad_content',
      `${dirs.second} was joined with first reader ${model.first}, not ${firstVersion}: ${mend}`,
    );
  }
  const opinions = through(await loadOpinions(dirs), model.version);
  return {
    version: model.version,
    assess: async (text, first) => {
      try {
        const joined = joinReadings(model, first, await opinions.read(plainText(text, first)));
        return isOneWord(text) ? { ...joined, flagged: false } : joined;
      } catch {
        // What it threw may quote the text.
        return { ...first, reasons: reasonsThatHold(first.reasons, first.labels), failed: [...first.failed, 'second'] };
      }
    },
    dispose: () => opinions.dispose(),
  };
}

/** Longer texts have more than one word. */
const ONE_WORD_UNITS = 24;

/** No single word or picture flags. */
function isOneWord(text: string): boolean {
  return text.length <= ONE_WORD_UNITS && readText(text).tokens.length <= 1;
}

/** What the encoder reads: the text as it is, or undisguised where it was disguised or in Zawgyi, which it does not know. */
export function plainText(text: string, { obfuscated, script }: Pick<Assessment, 'obfuscated' | 'script'>): string {
  return obfuscated || script === 'Mymr' ? normalise(text).text : text;
}

/** Reads `model.json` of the second reader's folder. Throws AppError `bad_content`. */
export function readJoin(dir: string): JoinModel {
  return readChecked(join(dir, 'model.json'), joinSchema, 'second reader');
}
