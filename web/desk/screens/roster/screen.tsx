// Who is on duty, until when, in which languages; and where the gaps are.

import { useEffect, useState } from 'preact/hooks';
import type { Duty } from '../../api/types.js';
import { clock, languageName, list } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Loading, Notice, State, Who } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { Page } from '../../shell/page.js';
import { may, myId } from '../../state/may.js';
import { roster, watchRoster } from '../../state/roster.js';
import { DutyDialog } from './duty-dialog.js';

function Person({ duty }: { duty: Duty }) {
  return (
    <tr>
      <th scope="row">
        <Who name={duty.name} me={duty.staffId === myId()} />
      </th>
      <td>
        {list(
          duty.roles.map((role) => tOr(`role.${role}`, role)),
          'unit',
        )}
      </td>
      <td>
        {duty.onDuty ? (
          <State icon="check" tone="ok">
            {duty.until === null ? t('duty.on') : t('duty.onUntil', { time: clock(Date.parse(duty.until)) })}
          </State>
        ) : (
          <State icon="clock">{t('duty.off')}</State>
        )}
      </td>
      <td>{duty.languages.length === 0 ? t('duty.noLanguages') : list(duty.languages.map(languageName), 'unit')}</td>
    </tr>
  );
}

function Gaps() {
  const known = roster.value;
  if (known === null) return null;
  const nobody = known.items.every((duty) => !duty.onDuty);
  return (
    <>
      {nobody ? (
        <Notice tone="warn" icon="warn" title={t('duty.nobody')}>
          <p>{t('duty.nobody.text')}</p>
        </Notice>
      ) : null}
      {known.gaps.length === 0 ? null : (
        <Notice
          tone="warn"
          icon="warn"
          title={t('duty.gap', { n: known.gaps.reduce((sum, gap) => sum + gap.waiting, 0) })}
        >
          <p>{list(known.gaps.map((gap) => languageName(gap.language)))}</p>
        </Notice>
      )}
    </>
  );
}

/** The roster's screen. */
export function RosterScreen() {
  const [open, setOpen] = useState(false);
  useEffect(watchRoster, []);
  const known = roster.value;
  return (
    <Page title={t('screen.roster')}>
      {known === null ? (
        <Loading what={t('loading.roster')} />
      ) : (
        <div class="body">
          <Gaps />
          {may('roster.put') ? (
            <p>
              <button class="btn" type="button" onClick={() => setOpen(true)}>
                {t('duty.mine')}
              </button>
            </p>
          ) : null}
          <Table
            caption={t('duty.caption')}
            columns={[t('duty.col.name'), t('duty.col.roles'), t('duty.col.state'), t('duty.languages')]}
          >
            {known.items.map((duty) => (
              <Person key={duty.staffId} duty={duty} />
            ))}
          </Table>
        </div>
      )}
      {open ? <DutyDialog onClose={() => setOpen(false)} /> : null}
    </Page>
  );
}
