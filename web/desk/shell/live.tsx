// Whether the page is live, in a word and a shape.

import { lostAt } from '../api/client.js';
import { line } from '../api/events.js';
import { clock } from '../i18n/names.js';
import { t } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';

/** "Live", or since when it is not. `speaks`: changes are read out. */
export function Live({ speaks }: { speaks?: boolean }) {
  const live = line.value === 'live';
  const since = lostAt.value;
  return (
    <span class="live" {...(speaks ? { role: 'status' } : {})}>
      {live ? <span class="dot" /> : <Icon name="refresh" />}
      {live ? t('live.live') : since === null ? t('live.connecting') : t('live.asOf', { time: clock(since) })}
    </span>
  );
}
