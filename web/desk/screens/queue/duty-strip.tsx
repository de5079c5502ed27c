// Who is on duty now, and in which language somebody waits that nobody on duty speaks.

import { useState } from 'preact/hooks';
import type { Duty } from '../../api/types.js';
import { clock, languageName, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { Who } from '../../parts/small.js';
import { may, myId } from '../../state/may.js';
import { roster } from '../../state/roster.js';
import { DutyDialog } from '../roster/duty-dialog.js';

function OnDuty({ duty }: { duty: Duty }) {
  return (
    <Who name={duty.name} me={duty.staffId === myId()}>
      {' '}
      <span class="muted">
        {list(duty.languages.map(languageName), 'unit')}
        {duty.until === null ? null : ` ${t('duty.until', { time: clock(Date.parse(duty.until)) })}`}
      </span>
    </Who>
  );
}

function Gap() {
  const gaps = roster.value?.gaps ?? [];
  const waiting = gaps.reduce((sum, gap) => sum + gap.waiting, 0);
  if (waiting === 0) return null;
  return (
    <span class="duty__gap">
      <Icon name="warn" />
      <span>
        <b>{t('duty.gap', { n: waiting })}</b> {list(gaps.map((gap) => languageName(gap.language)))}
      </span>
    </span>
  );
}

/** The strip over the queue. */
export function DutyStrip() {
  const [open, setOpen] = useState(false);
  const known = roster.value;
  if (known === null) return null;
  const on = known.items.filter((duty) => duty.onDuty);
  return (
    <section class="duty" aria-label={t('screen.roster')}>
      {on.length === 0 ? (
        <span class="duty__gap">
          <Icon name="warn" />
          <b>{t('duty.nobody')}</b>
        </span>
      ) : (
        <>
          <b class="wide-only">{t('duty.title')}</b>
          <span class="narrow-only">{t('duty.count', { n: on.length })}</span>
          <div class="duty__list wide-only">
            {on.map((duty) => (
              <OnDuty key={duty.staffId} duty={duty} />
            ))}
          </div>
        </>
      )}
      <Gap />
      {may('roster.put') ? (
        <button class="btn btn--quiet btn--sm end" type="button" onClick={() => setOpen(true)}>
          {t('duty.mine')}
        </button>
      ) : null}
      {open ? <DutyDialog onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
