// The engagements' screens are a piece of their own, fetched when somebody who takes part opens one.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { Failed, Loading } from '../../parts/small.js';

type Screens = ComponentType<{ readonly where: string }>;

let loaded: Screens | undefined;

async function load(): Promise<Screens> {
  const [{ EngagementPages }, { startEngagementWords }] = await Promise.all([
    import('./pages.js'),
    import('../../i18n/engagement-words.js'),
  ]);
  await startEngagementWords();
  loaded = EngagementPages;
  return EngagementPages;
}

/** The screen at `where`, the address behind `/desk/engagements/`. */
export function EngagementScreens({ where = '' }: { where?: string }) {
  const [found, setFound] = useState<{ readonly Pages: Screens } | 'failed' | null>(
    loaded === undefined ? null : { Pages: loaded },
  );
  const look = (): void => {
    setFound(null);
    load().then(
      (Pages) => setFound({ Pages }),
      () => setFound('failed'),
    );
  };
  useEffect(() => {
    if (loaded === undefined) look();
  }, []);
  if (found === 'failed') {
    return <Failed title={t('engagements.failed')} problem={{ status: 0, code: 'offline' }} again={look} />;
  }
  if (found === null) return <Loading what={t('loading.engagements')} />;
  return <found.Pages where={where} />;
}
