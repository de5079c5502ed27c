// A frozen thread: why, the alert's clock until somebody named acknowledges it, and two people to open it again.

import { useState } from 'preact/hooks';
import type { Thread } from '../../api/engagement-types.js';
import { safeguarding } from '../../api/register-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock, list } from '../../i18n/names.js';
import { Icon } from '../../parts/icon.js';
import { runningAlerts } from '../../state/engagements.js';
import { may, myId } from '../../state/may.js';
import { AlarmClock } from './alarms.js';
import { ReasonDialog } from './reason-dialog.js';
import { RefusedNotice } from './refused-notice.js';
import { alertWords } from './say.js';
import type { OpenThread } from './thread-store.js';
import { useOne } from './use-one.js';

interface SafetyProps {
  readonly open: OpenThread;
  readonly view: Thread;
}

function Acknowledge({ open, view }: SafetyProps) {
  const named = useOne('safeguarding', safeguarding, ['safeguarding']).value?.officers ?? [];
  const all = [...view.safety.alerted, ...named];
  if (!may('engagement.thread.acknowledge')) return null;
  if (!all.some(({ id }) => id === myId())) {
    const names = [...new Set(all.map(({ name }) => name))];
    return <p class="small">{names.length === 0 ? w('safety.nobody') : w('safety.only', { names: list(names) })}</p>;
  }
  return (
    <p>
      <button class="btn btn--danger" type="button" aria-busy={open.busy.value} onClick={() => void open.acknowledge()}>
        <Icon name="check" />
        {w('safety.acknowledge')}
      </button>
    </p>
  );
}

function Running({ open, view }: SafetyProps) {
  const running = runningAlerts.value.find(({ threadId }) => threadId === view.id);
  const since = running?.raisedMs ?? Date.parse(view.safety.raisedAt ?? '');
  return (
    <>
      <p class="line">
        <AlarmClock since={since} />
        <span>{alertWords(view.safety)}</span>
      </p>
      <Acknowledge open={open} view={view} />
    </>
  );
}

function Unfreeze({ open, view }: SafetyProps) {
  const [asking, setAsking] = useState(false);
  const { votes } = view.safety;
  const voted = votes.some(({ by }) => by.id === myId());
  return (
    <>
      <p class="small">{votes.length === 0 ? w('unfreeze.none') : w('unfreeze.one')}</p>
      <ul>
        {votes.map(({ by, reason }) => (
          <li key={by.id} class="small">
            <b>{by.name}</b>: <q dir="auto">{reason}</q>
          </li>
        ))}
      </ul>
      {!may('engagement.thread.unfreeze') ? null : voted ? (
        <p class="small">{w('unfreeze.voted')}</p>
      ) : (
        <p>
          <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {w('unfreeze.act')}…
          </button>
        </p>
      )}
      {asking ? (
        <ReasonDialog
          title={w('unfreeze.title')}
          act={w('unfreeze.act')}
          onDo={open.unfreeze}
          onClose={() => setAsking(false)}
        >
          <p>{w('unfreeze.text')}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** The panel; nothing while the thread is open. */
export function SafetyPanel({ open, view }: SafetyProps) {
  const { safety } = view;
  if (safety.state === 'open') return null;
  const refused = open.refused.value;
  const { acknowledged } = safety;
  return (
    <section class="panel panel--danger" id="safety" aria-labelledby="safety-title">
      <div class="panel__h">
        <h2 id="safety-title">{w('safety.title')}</h2>
      </div>
      <p>
        <b>{w(`frozen.${safety.reason ?? 'person'}`)}</b>
        {safety.turn === null ? null : (
          <>
            {' '}
            <a href={`#message-${safety.turn}`}>{w('ledger.message', { n: safety.turn })}</a>
          </>
        )}
      </p>
      <p class="small">{w('safety.means')}</p>
      {refused === null || refused.draftId !== null ? null : <RefusedNotice {...refused} />}
      {acknowledged === null ? (
        <Running open={open} view={view} />
      ) : (
        <>
          <p class="small">
            {w('safety.acknowledgedBy', { name: acknowledged.by.name, time: clock(Date.parse(acknowledged.at)) })}
          </p>
          <Unfreeze open={open} view={view} />
        </>
      )}
    </section>
  );
}
