// A new model goes live only when it is not worse than the live one and the shipped one on the frozen rows.

import { type Prediction, predict } from '../../classifiers/evaluation.js';
import type { Lexicon } from '../../classifiers/lexicon/types.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import { liveModelDir, type ModelFolders, makeLive, modelHash, storeCandidate } from '../../classifiers/promoted.js';
import {
  type Comparison,
  compare,
  type LanguageRows,
  type RegressionFigures,
  regressionFigures,
} from '../../classifiers/regression.js';
import type { LabelledRow } from '../../classifiers/training-rows.js';
import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Audit } from '../audit.js';

export interface PromoteDeps {
  readonly folders: ModelFolders & { readonly promoted: string };
  /** The frozen rows. */
  readonly parts: readonly LanguageRows[];
  readonly lexicon: Lexicon;
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Which model, who, and why. `dir`: the candidate's folder, absolute. */
export interface PromoteRequest {
  readonly dir: string;
  readonly actor: string;
  readonly reason: string | null;
}

/** One line of the table, and which model it was held against. */
export type PromotionLine = Comparison & { readonly against: 'live' | 'shipped' };

export interface Promotion {
  readonly promoted: boolean;
  /** `model:<version>-<beginning of its hash>`, as in the audit log. */
  readonly model: string;
  readonly figures: readonly PromotionLine[];
}

/**
 * Judges the candidate and, when no figure is worse by more than its tolerance, copies it and makes it live; both ends are on the record.
 * Throws AppError: `bad_content` when a model is broken or changed meanwhile, `bad_usage` when this one is live already.
 */
export async function promoteModel(request: PromoteRequest, deps: PromoteDeps): Promise<Promotion> {
  const { dir, actor, reason } = request;
  const sha256 = modelHash(dir);
  const figures = judge(dir, deps);
  const promoted = figures.every(({ ok }) => ok);
  const model = modelName(loadReaderModel(dir).file.version, sha256);
  // What was judged is what is stored: a folder that somebody writes into meanwhile is refused.
  const folder = promoted ? storeCandidate(deps.folders.promoted, dir, sha256) : null;
  // First on the record, then live.
  const outcome = promoted ? 'ok' : 'refused';
  await deps.audit.record({ actor, act: 'model.promote', object: model, outcome, reason });
  if (folder !== null) makeLive(deps.folders, folder, { at: deps.clock.now(), by: actor });
  return { promoted, model, figures };
}

/** A model as the audit log names it. */
export function modelName(version: string, sha256: string): string {
  return `model:${version}-${sha256.slice(0, 12)}`;
}

/**
 * Held against the shipped model too: else each promotion could lose a little, and after ten much would be lost. An upgrade that ships a
 * better model raises what a candidate must reach.
 */
function judge(dir: string, { folders, parts, lexicon }: PromoteDeps): readonly PromotionLine[] {
  const live = liveModelDir(folders);
  if (modelHash(live) === modelHash(dir)) throw new AppError('bad_usage', `${dir}: this model is live already`);
  const figuresOf = (folder: string): RegressionFigures => {
    const model = loadReaderModel(folder);
    const read = (rows: readonly LabelledRow[]): readonly Prediction[] => predict(model, lexicon, rows).predictions;
    return regressionFigures(parts, read);
  };
  const candidate = figuresOf(dir);
  const against = (name: PromotionLine['against'], folder: string): readonly PromotionLine[] =>
    compare(figuresOf(folder), candidate).map((line) => ({ ...line, against: name }));
  const lines = against('live', live);
  return live === folders.shipped ? lines : [...lines, ...against('shipped', folders.shipped)];
}
