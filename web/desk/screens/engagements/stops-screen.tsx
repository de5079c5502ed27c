// Stops: who stopped what and why, and two people to lift each.

import { useState } from 'preact/hooks';
import { liftStop } from '../../api/engagement-routes.js';
import type { Stop } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { clock, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Empty, State } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { knownStops } from '../../state/engagements.js';
import { may, myId } from '../../state/may.js';
import { tell } from '../../state/toast.js';
import { EngagementFrame } from './frame.js';
import { ReasonDialog } from './reason-dialog.js';
import { authorisationHref, authorisationName, refusalWords, threadHref, threadName } from './say.js';

async function lift(id: string, reason: string): Promise<boolean> {
  const answer = await liftStop(id, reason);
  if (answer.ok) knownStops.value = answer.value.items;
  const after = answer.ok ? answer.value.items.find((one) => one.id === id) : undefined;
  tell(
    answer.ok ? w(after?.holds === false ? 'did.lifted' : 'did.liftVoted') : refusalWords(answer.problem),
    answer.ok,
  );
  return answer.ok;
}

function About({ scope, target }: Stop) {
  if (scope === 'all' || target === null) return <b>{w('stop.scope.all')}</b>;
  if (scope === 'thread') return <a href={threadHref(target)}>{threadName(target)}</a>;
  return <a href={authorisationHref(target)}>{authorisationName(target)}</a>;
}

function Row({ one, onLift }: { one: Stop; onLift: () => void }) {
  const names = list(one.liftedBy.map(({ name }) => name));
  const mine = one.liftedBy.some(({ id }) => id === myId());
  return (
    <tr>
      <th scope="row">
        <About {...one} />
      </th>
      <td class="nowrap">{clock(Date.parse(one.at))}</td>
      <td>{one.by.name}</td>
      <td dir="auto">{one.reason}</td>
      <td>
        <State icon={one.holds ? 'stop' : 'check'} tone={one.holds ? 'danger' : 'ok'}>
          {one.holds ? w('stop.holds') : w('stop.lifted', { names })}
        </State>
        {one.holds && one.liftedBy.length > 0 ? <p class="small second">{w('stop.oneOfTwo', { names })}</p> : null}
      </td>
      {may('engagement.stop.lift') ? (
        <td>
          {one.holds && !mine ? (
            <button class="btn btn--sm" type="button" aria-haspopup="dialog" onClick={onLift}>
              {w('lift.act')}…
            </button>
          ) : null}
        </td>
      ) : null}
    </tr>
  );
}

/** The screen. */
export function StopsScreen() {
  const [lifting, setLifting] = useState<string | null>(null);
  const all = knownStops.value;
  const columns = [w('col.what'), t('col.when'), t('col.who'), t('col.reason'), w('col.state')];
  return (
    <EngagementFrame title={t('screen.stops')}>
      <div class="body">
        {all.length === 0 ? (
          <Empty icon="check" title={w('stops.empty')}>
            <p>{w('stops.empty.text')}</p>
          </Empty>
        ) : (
          <Table
            caption={w('stops.caption')}
            columns={may('engagement.stop.lift') ? [...columns, w('col.act')] : columns}
          >
            {all.map((one) => (
              <Row key={one.id} one={one} onLift={() => setLifting(one.id)} />
            ))}
          </Table>
        )}
      </div>
      {lifting === null ? null : (
        <ReasonDialog
          title={w('lift.title')}
          act={w('lift.act')}
          onDo={(reason) => lift(lifting, reason)}
          onClose={() => setLifting(null)}
        >
          <p>{w('lift.text')}</p>
        </ReasonDialog>
      )}
    </EngagementFrame>
  );
}
