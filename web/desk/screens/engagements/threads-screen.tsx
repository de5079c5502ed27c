// All threads: what waits for approval, for whom and for how long; the officer's load; the way to a new one.

import { draftQueue } from '../../api/engagement-routes.js';
import type { QueuedDraft } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { span } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Empty, Failed, Loading } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { useKeys } from '../../state/keys.js';
import { may } from '../../state/may.js';
import { now } from '../../state/now.js';
import { EngagementFrame } from './frame.js';
import { LoadStrip } from './load-strip.js';
import { threadHref, threadName } from './say.js';
import { MovedBar, moveRow, ThreadRows } from './thread-list.js';
import { useOne } from './use-one.js';
import { type Threads, useThreads } from './use-threads.js';

/** Keys of the list, for the help and the line at its foot. */
const keys = () =>
  [
    [['j', 'k'], t('keys.move')],
    [['Enter'], t('keys.open')],
    [['n'], w('list.tidy')],
    [['?'], t('keys.all')],
  ] as const;

function KeyLine() {
  return (
    <div class="keys" role="note" aria-label={t('keys.title')}>
      {keys().map(([some, words]) => (
        <span key={words}>
          {some.map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}{' '}
          {words}
        </span>
      ))}
    </div>
  );
}

/** One line a thread: how many of its drafts wait, and since when the oldest does. */
function perThread(items: readonly QueuedDraft[]): readonly { readonly first: QueuedDraft; readonly n: number }[] {
  const found = new Map<string, { first: QueuedDraft; n: number }>();
  for (const item of items) {
    const known = found.get(item.threadId);
    if (known === undefined) found.set(item.threadId, { first: item, n: 1 });
    else known.n += 1;
  }
  return [...found.values()];
}

/** Where there are more threads than the list holds: all drafts that wait, the oldest first, whosesoever threads they are. */
function Waiting() {
  const { value, problem, again } = useOne('queue', () => draftQueue(true), ['thread']);
  if (value === null && problem !== null) return <Failed title={t('list.failed')} problem={problem} again={again} />;
  if (value === null) return null;
  const rows = perThread(value.items);
  if (rows.length === 0) return <p class="second">{w('queue.none')}</p>;
  return (
    <Table
      caption={w('queue.caption', { n: rows.length })}
      columns={[w('col.thread'), w('col.drafts'), w('col.operator'), w('col.waits')]}
    >
      {rows.map(({ first, n }) => (
        <tr key={first.threadId}>
          <th scope="row">
            <a href={threadHref(first.threadId)}>{threadName(first.threadId)}</a>
          </th>
          <td>{n}</td>
          <td>{first.operator.name}</td>
          <td>{span((now.value - Date.parse(first.at)) / 1_000)}</td>
        </tr>
      ))}
    </Table>
  );
}

function List({ threads }: { threads: Threads }) {
  const { rows, problem, tidy, cut } = threads;
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1), n: tidy });
  if (rows === null && problem !== null) return <Failed title={t('list.failed')} problem={problem} again={tidy} />;
  if (rows === null) return <Loading what={w('list.loading')} again={tidy} />;
  if (rows.length === 0) {
    return (
      <Empty icon="scale" title={w('list.empty')}>
        <p>{may('engagement.thread.open') ? w('list.empty.operator') : w('list.empty.text')}</p>
      </Empty>
    );
  }
  return (
    <>
      <MovedBar threads={threads} />
      <nav aria-label={w('list.label')}>
        <ThreadRows threads={threads} here={null} />
      </nav>
      {cut ? <p class="hint">{w('list.cut', { n: rows.length })}</p> : null}
    </>
  );
}

/** The screen. */
export function ThreadsScreen() {
  const threads = useThreads();
  return (
    <EngagementFrame title={t('screen.engagements')} keys={keys()}>
      <div class="body">
        <LoadStrip />
        {may('engagement.thread.open') ? (
          <p>
            <a class="btn" href={`${ENGAGEMENTS}/threads/new`}>
              {w('open.act')}
            </a>
          </p>
        ) : null}
        {threads.cut ? <Waiting /> : null}
        <List threads={threads} />
      </div>
      <KeyLine />
    </EngagementFrame>
  );
}
