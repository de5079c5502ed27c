// Takes a published version into the running service, without a restart.

import type { ContentHolder } from '../../content/holder.js';
import type { Log } from '../ports.js';
import type { ContentSource } from './versions.js';

/** A published word reaches people within this time. */
const LOOK_EVERY_MS = 5_000;

export interface WatchContentDeps {
  readonly source: Pick<ContentSource, 'changed'>;
  readonly content: Pick<ContentHolder, 'reload'>;
  readonly log: Log;
}

/** One look. A version that cannot be used leaves the one that works, and is told. */
export async function lookAtContent({ source, content, log }: WatchContentDeps): Promise<void> {
  if (!(await source.changed())) return;
  const reloaded = await content.reload();
  if (reloaded.kind === 'kept') log.error('content_kept', { code: reloaded.reason });
  else log.info('content_changed', { code: reloaded.version });
}

/** Looks every five seconds; a look that fails comes again. Returns how to stop. */
export function watchContent(deps: WatchContentDeps): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    lookAtContent(deps)
      .catch((error: unknown) => deps.log.error('content_not_watched', { error }))
      .finally(() => {
        looking = false;
      });
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
