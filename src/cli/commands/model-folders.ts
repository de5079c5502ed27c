// Where the models of a reader lie, as the commands `model promote`, `rollback` and `list` find them.

import { FIRST_MODEL, type ModelKind, SECOND_MODEL } from '../../classifiers/promoted.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../domain/errors.js';
import type { OptionValues } from './options.js';

/** One reader's models. `promoted`: null when a setting names the model and nothing else counts. */
export interface ReaderModels {
  readonly kind: ModelKind;
  readonly promoted: string | null;
  readonly shipped: string;
  /** The setting that names a model. */
  readonly setting: string;
}

/** Option of the commands that speak of either reader's models. */
export const SECOND_OPTION = { second: { type: 'boolean' } } as const;

/** Models of the second reader with `--second`, else of the first. Throws AppError `bad_usage` when the second reader is off. */
export function modelsOf(config: Config, { second }: OptionValues): ReaderModels {
  if (second !== true)
    return { kind: FIRST_MODEL, promoted: config.modelsDir, shipped: config.modelDir, setting: 'MODEL_DIR' };
  if (config.secondReader === null)
    throw new AppError('bad_usage', 'SECOND_READER is off: it has no model that is live');
  const { promotedDir: promoted, secondDir: shipped } = config.secondReader;
  return {
    kind: SECOND_MODEL,
    promoted,
    shipped,
    setting: config.modelsDir === null ? 'MODEL_DIR' : 'SECOND_MODEL_DIR',
  };
}

/** The same, to be changed. Throws AppError `bad_usage` when a setting names the model. */
export function changeableModels(config: Config, options: OptionValues): ReaderModels & { readonly promoted: string } {
  const { promoted, ...models } = modelsOf(config, options);
  if (promoted !== null) return { ...models, promoted };
  const { setting } = models;
  throw new AppError(
    'bad_usage',
    `${setting} names the model, and no promoted one counts: take ${setting} out of the settings`,
  );
}
