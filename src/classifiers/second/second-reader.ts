// The second reader: the sentence encoder with its tuned layers and head, and how its word joins the first reader's.

import { type Assessment, LABELS, type Label, SPEAKERS, type Speaker } from '../../domain/assessment.js';
import { AppError } from '../../domain/errors.js';
import { normalise } from '../../nlp/normalise.js';
import { readText } from '../../nlp/read.js';
import { type Encoder, loadEncoder } from '../encoder/encoder.js';
import { readTuned, type TensorFiles } from '../encoder/weights.js';
import type { FirstReader } from '../ensemble.js';
import type { FirstModel } from '../linear/fingerprint.js';
import { type CallsFrom, explainedByFirst } from '../reasons/reasons.js';
import { explained, FULL_BUDGET, namesPassages, passagesOf, type ReasonBudget } from './explain.js';
import { type Head, readHead, vectorsWithout } from './head.js';
import { type IntentHead, mayBeCommand, readIntentHead } from './intent-head.js';
import { joinReadings, reasonsThatHold, type SecondOpinion } from './join.js';
import { type JoinModel, readJoin, whyNotJoined } from './join-model.js';
import { isSure } from './sure.js';

/** Where the second reader's folders are. */
export interface SecondReaderDirs {
  /** models/encoder. */
  readonly encoder: string;
  /** models/second: tuned layers, head, `model.json`. */
  readonly second: string;
}

/** An opinion, and a guess what it would be without some of the parts that were named. */
export interface PartedOpinion extends SecondOpinion {
  without(parts: readonly number[]): SecondOpinion;
}

/** The encoder's answer, without the first reader's. */
export interface SecondOpinions {
  /**
   * What the text shows, on this thread: some tens of milliseconds, for a long text up to a second. `parts`: stretches of the text in
   * order, of which one may ask what the opinion would be without them; a guess that asks the encoder nothing.
   */
  read(text: string, parts?: readonly string[]): Promise<PartedOpinion>;
  /** The command of a text by the opinion on it; absent where the reader has not learned commands. */
  readonly intentOf?: IntentHead['intentOf'];
  dispose(): void;
}

/** Both readers' word on a text that the first has read. */
export interface SecondReader {
  readonly version: string;
  /**
   * Never rejects: when the engine fails the first reader's assessment stands, with `second` among its `failed`. `budget`: what the
   * search for reasons may cost, `FULL_BUDGET` when not given; a reader without `reread` never searches.
   */
  assess(text: string, first: Assessment, budget?: ReasonBudget): Promise<Assessment>;
  dispose(): void;
}

/**
 * Loads the encoder and its head: about half a second and 350 MB. `version`: that of the tuned layers, to hear commands too; null: not.
 * Throws AppError `bad_content` naming the file.
 */
export async function loadOpinions(
  { encoder, second }: SecondReaderDirs,
  version: string | null = null,
): Promise<SecondOpinions> {
  const tuned = readTuned(second);
  const loaded = await loadEncoder(encoder, { tuned });
  const head = headOf(tuned, loaded);
  const commands = version === null ? null : readIntentHead(second, version, loaded.width);
  return {
    ...(commands !== null && { intentOf: commands.intentOf }),
    read: async (text, parts) => {
      const encoding = await loaded.encode(text, parts);
      return {
        ...opinionOf(head(encoding)),
        ...(commands !== null && { intents: commands.odds(encoding) }),
        without: (cut) => opinionOf(head(vectorsWithout(encoding, cut))),
      };
    },
    dispose: () => loaded.dispose(),
  };
}

function opinionOf(odds: Float64Array): SecondOpinion {
  return {
    labels: Object.fromEntries(LABELS.map((label, i) => [label, odds[i] ?? 0])) as Record<Label, number>,
    speakers: Object.fromEntries(SPEAKERS.map((speaker, i) => [speaker, odds[LABELS.length + i] ?? 0])) as Record<
      Speaker,
      number
    >,
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

/** Opinions on whole texts; `parts` as in `SecondOpinions`, which a cache may leave unheard. */
export interface PlainOpinions {
  read(text: string, parts?: readonly string[]): Promise<SecondOpinion | PartedOpinion>;
}

/** The same from something that is to be put away. */
export interface HeldOpinions extends PlainOpinions {
  dispose(): void;
}

/** How to load the second reader. */
export interface SecondReaderOptions {
  /**
   * The first reader, to read again what is left of a text without some of its passages: then reasons carry their labels. Without it
   * they are the lexicon's signs, and nothing is read twice.
   */
  readonly reread?: FirstReader;
  /** The first reader's `needsPerson`, by which it alone calls a person. */
  readonly callsFrom?: CallsFrom;
  /** What is put before the encoder, such as a cache. */
  readonly through?: (opinions: HeldOpinions, version: string) => HeldOpinions;
}

/** Loads the second reader whole. Throws as above, also when it was joined with another first reader than `firstModel`. */
export async function loadSecondReader(
  dirs: SecondReaderDirs,
  firstModel: FirstModel,
  { reread, callsFrom = {}, through = (opinions) => opinions }: SecondReaderOptions = {},
): Promise<SecondReader> {
  const model = readJoin(dirs.second);
  const stranger = whyNotJoined(model, firstModel);
  if (stranger !== null) {
    throw new AppError(
      'bad_content',
      `${dirs.second} ${stranger}: run \`safe-passage calibrate\`, or set SECOND_READER=off`,
    );
  }
  const loaded = await loadOpinions(dirs, model.version);
  const opinions = through(loaded, model.version);
  const { intentOf } = loaded;
  const said =
    reread === undefined ? plainly(model, opinions, intentOf) : withReasons(model, { loaded, opinions }, reread);
  const alone = reread === undefined ? signsOfFirst : explainedAlone(reread, callsFrom);
  return {
    version: model.version,
    assess: assessing(model, said, alone, intentOf !== undefined),
    dispose: () => opinions.dispose(),
  };
}

/** Both readers' word where the second's opinions come from elsewhere, such as a file; reasons are the lexicon's signs. */
export function assessFrom(model: JoinModel, opinions: PlainOpinions): SecondReader['assess'] {
  return assessing(model, plainly(model, opinions), signsOfFirst);
}

/** `hearsCommands`: what may be a command that nobody has understood yet is read, however sure the first reader is of its labels. */
function assessing(model: JoinModel, read: Read, byFirstAlone: Read, hearsCommands = false): SecondReader['assess'] {
  return async (text, first, budget = FULL_BUDGET) => {
    const isOpen = hearsCommands && first.intent === null && mayBeCommand(text);
    if (!isOpen && isSure(model.sure, text, first)) return await byFirstAlone(text, first, budget);
    try {
      const joined = await read(text, first, budget);
      return isOneWord(text) ? { ...joined, flagged: false } : joined;
    } catch {
      // What it threw may quote the text.
      return { ...first, reasons: reasonsThatHold(first.reasons, first.labels), failed: [...first.failed, 'second'] };
    }
  };
}

type Read = (text: string, first: Assessment, budget: ReasonBudget) => Promise<Assessment>;

const signsOfFirst: Read = async (_text, first) => ({
  ...first,
  reasons: reasonsThatHold(first.reasons, first.labels),
});

/** Where the first has no doubt: its own thresholds said whether a person is called. It reads so fast that no budget is asked. */
function explainedAlone(reread: FirstReader, callsFrom: CallsFrom): Read {
  return async (text, first) => explainedByFirst(reread, text, first, callsFrom);
}

function plainly(model: JoinModel, opinions: PlainOpinions, intentOf?: IntentHead['intentOf']): Read {
  return async (text, first) => {
    const opinion = await opinions.read(plainText(text, first));
    return withIntent(joinReadings(model, first, opinion), text, opinion, intentOf);
  };
}

/** What the first reader took for no command may be one, as the encoder understands it. */
function withIntent(
  joined: Assessment,
  text: string,
  { intents }: SecondOpinion,
  intentOf: IntentHead['intentOf'] | undefined,
): Assessment {
  if (joined.intent !== null || intents === undefined || intentOf === undefined) return joined;
  return { ...joined, intent: intentOf(text, intents) };
}

/** `opinions` may be a cache over `loaded`, which alone tells what parts add. */
function withReasons(
  model: JoinModel,
  { loaded, opinions }: { readonly loaded: SecondOpinions; readonly opinions: PlainOpinions },
  reread: FirstReader,
): Read {
  const second = (text: string, first: Assessment) => opinions.read(plainText(text, first));
  return async (text, first, budget) => {
    const plain = plainText(text, first);
    const passages = namesPassages(budget) ? passagesOf(text) : [];
    const parts = passages.map(({ start, end }) => plainText(text.slice(start, end), first));
    const opinion = await opinions.read(plain, parts);
    const joined = withIntent(joinReadings(model, first, opinion), text, opinion, loaded.intentOf);
    const parted = async () => {
      if ('without' in opinion) return opinion.without;
      return budget.most === 0 ? null : (await loaded.read(plain, parts)).without;
    };
    return await explained({ model, first: reread, second }, { text, passages, first, joined, budget, parted });
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
