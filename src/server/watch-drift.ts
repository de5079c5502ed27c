// Holds what the first reader says of live messages against the reference of its model, for /metrics.

import type { Processed } from '../app/inbox/process-entry.js';
import type { Log } from '../app/ports.js';
import { DriftWatch } from '../classifiers/drift.js';
import { liveModelDir } from '../classifiers/promoted.js';
import { findReference } from '../classifiers/reference-file.js';
import type { Config } from '../config/config.js';
import { strongestSuspicion } from '../domain/assessment.js';
import { isOutcome } from '../domain/log.js';
import type { Metrics } from './metrics.js';

/** What a watch needs. `model`: version of the loaded first reader. */
export interface DriftDeps {
  readonly config: Pick<Config, 'modelsDir' | 'modelDir'>;
  readonly model: string | null;
  readonly metrics: Pick<Metrics, 'drift' | 'driftMessages'>;
  readonly log: Log;
}

/** Gives what is to be told of every outcome. Without a reference for this model it does nothing: the figures stay away. */
export function watchDrift(deps: DriftDeps): (processed: Processed) => void {
  const watch = openWatch(deps);
  if (watch === null) return () => undefined;
  const { drift, driftMessages } = deps.metrics;
  return ({ turn, body: { understanding } }) => {
    if (!isOutcome(turn) || understanding?.kind !== 'assessed') return;
    const { lang, labels } = understanding.assessment;
    for (const { language, psi, messages } of watch.note({ lang, p: strongestSuspicion(labels) })) {
      driftMessages.set({ language }, messages);
      if (psi !== null) drift.set({ language }, psi);
    }
  };
}

/** A broken reference is named in the log and costs the figure, not the service. */
function openWatch({ config: { modelsDir, modelDir }, model, log }: DriftDeps): DriftWatch | null {
  if (model === null) return null;
  try {
    const dir = liveModelDir({ promoted: modelsDir, shipped: modelDir });
    const reference = findReference({ promoted: modelsDir, model: dir }, model);
    return reference === null ? null : new DriftWatch(reference);
  } catch (error) {
    log.warn('drift_not_watched', { error });
    return null;
  }
}
