// What a model says of the frozen rows, as the service would: the first reader alone, or both where the second is judged.

import { predict, predictByBoth } from '../../classifiers/evaluation.js';
import type { Lexicon } from '../../classifiers/lexicon/types.js';
import { firstModelOf } from '../../classifiers/linear/fingerprint.js';
import type { StoredModel } from '../../classifiers/linear/store-model.js';
import { loadReaderModel } from '../../classifiers/load-first-reader.js';
import { type LanguageRows, type RegressionFigures, regressionFigures } from '../../classifiers/regression.js';
import { readJoin, whyNotJoined } from '../../classifiers/second/join-model.js';
import { loadSecondReader } from '../../classifiers/second/second-reader.js';

/** The frozen rows, and what reads them beside the model. */
export interface FiguresDeps {
  readonly parts: readonly LanguageRows[];
  readonly lexicon: Lexicon;
}

/** Figures of a first reader's folder: some seconds. */
export function firstFigures({ parts, lexicon }: FiguresDeps): (dir: string) => RegressionFigures {
  return (dir) => {
    const model = loadReaderModel(dir);
    return regressionFigures(parts, (rows) => predict(model, lexicon, rows).predictions);
  };
}

/**
 * Figures of both readers, with the second of a folder: minutes. One that was joined with another first reader is not asked, as in the
 * service. `onRead` is told how many rows are read.
 */
export function secondFigures(
  deps: FiguresDeps & {
    readonly first: StoredModel;
    /** models/encoder. */
    readonly encoderDir: string;
    readonly onRead?: (rows: number) => void;
  },
): (dir: string) => Promise<RegressionFigures> {
  const { parts, lexicon, first, encoderDir, onRead } = deps;
  const firstModel = firstModelOf(first);
  return async (dir) => {
    if (whyNotJoined(readJoin(dir), firstModel) !== null) {
      return regressionFigures(parts, (rows) => predict(first, lexicon, rows).predictions);
    }
    const second = await loadSecondReader({ encoder: encoderDir, second: dir }, firstModel);
    try {
      const rows = parts.flatMap((part) => part.rows);
      const counted = { assess: counting(second.assess, onRead) };
      const { predictions } = await predictByBoth(first, lexicon, counted, rows);
      return regressionFigures(parts, () => predictions);
    } finally {
      second.dispose();
    }
  };
}

function counting<A extends unknown[], R>(ask: (...args: A) => Promise<R>, onRead?: (rows: number) => void) {
  let rows = 0;
  return async (...args: A): Promise<R> => {
    const answer = await ask(...args);
    rows += 1;
    onRead?.(rows);
    return answer;
  };
}
