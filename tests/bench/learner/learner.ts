// The learner on the nine public sets, on the shipped split and on others, beside natural's Bayes classifier and, where a python3 has
// it, scikit-learn in the same run; once alone and once with the frozen encoder's vectors beside it.
// Run: npm run bench -- learner [FOLDER OF THE SETS [MINUTES OF THE ENCODER]]

import { execFileSync } from 'node:child_process';
import { measure, predictBinary } from '../../../src/classifiers/evaluation.js';
import { averagePrecision, rates, rocArea } from '../../../src/classifiers/metrics.js';
import { naturalBayes } from '../../../src/classifiers/natural-bayes.js';
import { train } from '../../../src/classifiers/train.js';
import { type LabelledRow, shouldFlag } from '../../../src/classifiers/training-rows.js';
import { type BesideRow, sigmoid, trainBeside } from './beside.js';
import { SETS, type SetName, type Split, splitsOf } from './sets.js';
import { openVectors, type Vectors } from './vectors.js';

/** Where the sets lie unless the command says otherwise. */
const FOLDER = '../shared/data';
/** Splits drawn beside the shipped one. */
const DRAWS = 2;
/** The encoder's share of one run. What it has read stays on disk, so that the next run reads on from there. */
const ENCODER_MINUTES = 10;
const CACHE = 'tmp/eval';
/** The encoder knows the pieces of thirteen languages; of a Russian text nearly nothing is left. */
const NOT_FOR_THE_ENCODER: readonly SetName[] = ['ru_telegram'];

/** Figures of one who was asked. */
export interface Reached {
  readonly f1: number;
  readonly prAuc: number;
  readonly rocAuc: number | null;
}

/** One set by one split. */
export interface SplitFigures {
  readonly set: SetName;
  readonly split: string;
  readonly trained: number;
  readonly tested: number;
  readonly learner: Reached;
  /** With the encoder; `rows`: training rows that it read, of all. Null where it read too few. */
  readonly beside: (Reached & { readonly rows: number }) | null;
  readonly peers: Readonly<Record<string, Reached>>;
  readonly messagesPerSecond: number;
}

/** Measures all sets that are in the folder; says in words what was not done. `onSplit` hears what there is after each split. */
export async function measureLearner(
  onSplit: (figures: readonly SplitFigures[], notDone: readonly string[]) => void,
  folder: string = process.argv[3] ?? FOLDER,
  minutes: number = Number(process.argv[4] ?? ENCODER_MINUTES),
): Promise<{ readonly figures: readonly SplitFigures[]; readonly notDone: readonly string[] }> {
  const notDone: string[] = [];
  const found = SETS.flatMap((set) => {
    const splits = splitsOf(folder, set, DRAWS);
    if (splits === null) notDone.push(`${set}: not in ${folder}.`);
    return splits === null ? [] : [{ set, splits }];
  });
  const python = pythonWithScikit();
  if (python === null)
    notDone.push('scikit-learn: no python3 here has it, so its figures are those of the shipped splits alone.');
  const vectors = openVectors('models/encoder', CACHE);
  notDone.push(...(await readVectors(vectors, found, minutes)));
  const figures: SplitFigures[] = [];
  for (const { set, splits } of found) {
    for (const split of splits) {
      figures.push(await measureSplit(set, split, vectors, python));
      onSplit(figures, notDone);
    }
  }
  vectors.dispose();
  return { figures, notDone };
}

type Found = readonly { readonly set: SetName; readonly splits: readonly Split[] }[];

/** The test rows first: without all of them nothing can be said. Sets take what they need in their order while the time lasts. */
async function readVectors(vectors: Vectors, found: Found, minutes: number): Promise<readonly string[]> {
  const said: string[] = [];
  const deadline = performance.now() + 60_000 * minutes;
  for (const { set, splits } of found) {
    const shipped = splits[0];
    if (shipped === undefined) continue;
    if (NOT_FOR_THE_ENCODER.includes(set)) {
      said.push(`${set}: not read by the encoder, whose vocabulary was cut to thirteen languages without Russian.`);
      continue;
    }
    const texts = [...shipped.test, ...shipped.train].map(({ text }) => text);
    const done = await vectors.read(texts, deadline);
    process.stderr.write(`${set}: the encoder has read ${done} of ${texts.length} rows\n`);
    if (done < texts.length)
      said.push(`${set}: ${done} of ${texts.length} rows were read by the encoder in the time it had.`);
  }
  return said;
}

async function measureSplit(
  set: SetName,
  split: Split,
  vectors: Vectors,
  python: string | null,
): Promise<SplitFigures> {
  const { train: rows, test } = split;
  const trained = train({
    kind: 'binary',
    rows,
    seed: 1,
    version: set,
    trainedOn: `${rows.length} rows`,
    lexicon: null,
  });
  const said = predictBinary({ file: trained.file, parts: trained.parts }, test);
  const { f1, prAuc, rocAuc } = measure(test, said.predictions, 0);
  const bayes = await naturalBayes(rows, test);
  const result: SplitFigures = {
    set,
    split: split.name,
    trained: rows.length,
    tested: test.length,
    learner: { f1, prAuc, rocAuc },
    beside: besideFigures(
      split,
      trained.outOfFold[0] ?? new Float64Array(0),
      said.predictions.map(({ p }) => p),
      vectors,
    ),
    peers: {
      "natural's Bayes": { f1: bayes.f1, prAuc: bayes.prAuc, rocAuc: null },
      ...(python === null ? {} : askScikit(python, rows, test)),
    },
    messagesPerSecond: said.messagesPerSecond,
  };
  process.stderr.write(`${JSON.stringify(result)}\n`);
  return result;
}

function besideFigures(
  { train: rows, test }: Split,
  outOfFold: Float64Array,
  learner: readonly number[],
  vectors: Vectors,
): SplitFigures['beside'] {
  const known: BesideRow[] = rows.flatMap((row, i) => {
    const vector = vectors.of(row.text);
    return vector === null ? [] : [{ vector, learner: outOfFold[i] ?? 0.5, holds: shouldFlag(row) === 1 }];
  });
  const asked = test.flatMap((row, i) => {
    const vector = vectors.of(row.text);
    return vector === null ? [] : [{ vector, learner: learner[i] ?? 0.5 }];
  });
  // Fewer rows than that teach a head of 768 weights nothing.
  if (asked.length < test.length || known.length < 200) return null;
  const beside = trainBeside(known);
  const scores = asked.map((row) => sigmoid(beside.score(row)));
  const truth = test.map(shouldFlag);
  const decided = scores.map((score) => score >= beside.threshold);
  return {
    f1: rates(decided, truth).f1,
    prAuc: averagePrecision(scores, truth),
    rocAuc: rocArea(scores, truth),
    rows: known.length,
  };
}

/** The first python3 that has scikit-learn; `PYTHON` names another. */
function pythonWithScikit(): string | null {
  const python = process.env.PYTHON ?? 'python3';
  try {
    execFileSync(python, ['-c', 'import sklearn'], { stdio: 'ignore' });
    return python;
  } catch {
    return null;
  }
}

function askScikit(
  python: string,
  rows: readonly LabelledRow[],
  test: readonly LabelledRow[],
): Readonly<Record<string, Reached>> {
  const pairs = (part: readonly LabelledRow[]) => part.map((row) => [row.text, shouldFlag(row)]);
  const input = JSON.stringify({ train: pairs(rows), test: pairs(test) });
  const out = execFileSync(python, ['tools/peers/tfidf.py'], { input, maxBuffer: 2 ** 26, encoding: 'utf8' });
  return JSON.parse(out) as Readonly<Record<string, Reached>>;
}
