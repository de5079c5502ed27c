// A new model goes live only when it is not worse than the live one and the shipped one on the frozen rows.

import {
  liveModelDir,
  type ModelFolders,
  type ModelKind,
  makeLive,
  modelHash,
  storeCandidate,
} from '../../classifiers/promoted.js';
import { type Comparison, compare, type RegressionFigures } from '../../classifiers/regression.js';
import type { Clock } from '../../domain/clock.js';
import { AppError } from '../../domain/errors.js';
import type { Audit } from '../audit.js';

export interface PromoteDeps {
  readonly folders: ModelFolders & { readonly promoted: string };
  /** Which reader's models these are. */
  readonly kind: ModelKind;
  /** What the service would say of the frozen rows with the model of this folder: `firstFigures` or `secondFigures`. */
  readonly figuresOf: (dir: string) => RegressionFigures | Promise<RegressionFigures>;
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
  const { kind } = deps;
  const sha256 = modelHash(dir, kind);
  const figures = await judge(dir, deps);
  const promoted = figures.every(({ ok }) => ok);
  const model = modelName(kind.version(dir), sha256);
  // What was judged is what is stored: a folder that somebody writes into meanwhile is refused.
  const folder = promoted ? storeCandidate(deps.folders.promoted, dir, sha256, kind) : null;
  // First on the record, then live.
  const outcome = promoted ? 'ok' : 'refused';
  await deps.audit.record({ actor, act: 'model.promote', object: model, outcome, reason });
  if (folder !== null) makeLive(deps.folders, folder, { at: deps.clock.now(), by: actor }, kind);
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
async function judge(dir: string, { folders, kind, figuresOf }: PromoteDeps): Promise<readonly PromotionLine[]> {
  const live = liveModelDir(folders, kind);
  if (modelHash(live, kind) === modelHash(dir, kind))
    throw new AppError('bad_usage', `${dir}: this model is live already`);
  const candidate = await figuresOf(dir);
  const against = async (name: PromotionLine['against'], folder: string): Promise<readonly PromotionLine[]> =>
    compare(await figuresOf(folder), candidate).map((line) => ({ ...line, against: name }));
  const lines = await against('live', live);
  return live === folders.shipped ? lines : [...lines, ...(await against('shipped', folders.shipped))];
}
