// The threads as rows: what each waits for and for how long; short beside an open thread, as a page of its own else.

import type { ThreadRow } from '../../api/engagement-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { span } from '../../i18n/names.js';
import { Kbd } from '../../parts/kbd.js';
import { State } from '../../parts/small.js';
import { myId } from '../../state/may.js';
import { now } from '../../state/now.js';
import { stateOf } from './row-state.js';
import { threadHref, threadName } from './say.js';
import type { Threads } from './use-threads.js';

function RowWords({ row }: { row: ThreadRow }) {
  const { icon, tone, words, since } = stateOf(row);
  return (
    <>
      <State icon={icon} {...(tone === undefined ? {} : { tone })}>
        {words}
      </State>
      <span class="muted">
        {since === null ? '' : w('row.for', { span: span((now.value - Date.parse(since)) / 1_000) })}
      </span>
    </>
  );
}

function Row({ row, here }: { row: ThreadRow; here: boolean }) {
  const who = row.operator.id === myId() ? '' : ` · ${row.operator.name}`;
  return (
    <li>
      <a
        class="thr"
        href={threadHref(row.id)}
        data-thread={row.id}
        {...(here ? { 'aria-current': 'true' as const } : {})}
      >
        <b>{threadName(row.id)}</b>
        <span class="thr__who">
          {w('row.who', { subject: row.subject, platform: wOr(`platform.${row.platform}`, row.platform) })}
          {who}
        </span>
        <RowWords row={row} />
      </a>
    </li>
  );
}

/** Moves the focus among the rows; Enter opens, as with any link. */
export function moveRow(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-thread]')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const from = at >= 0 ? at : links.findIndex((one) => one.getAttribute('aria-current') === 'true');
  const next = links[from < 0 ? 0 : Math.min(links.length - 1, Math.max(0, from + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The line behind which changes of the order wait. */
export function MovedBar({ threads }: { threads: Threads }) {
  return (
    <div class="newplace" role="status">
      {threads.moved === 0 ? null : (
        <p class="newbar">
          {w('list.moved', { n: threads.moved })}
          <button class="btn btn--sm" type="button" onClick={threads.tidy}>
            {w('list.tidy')} <Kbd k="n" />
          </button>
        </p>
      )}
    </div>
  );
}

/** The rows in two groups: what waits for somebody, and the rest. `here`: id of the open thread. */
export function ThreadRows({ threads, here }: { threads: Threads; here: string | null }) {
  const rows = threads.rows ?? [];
  const waiting = rows.filter(({ id }) => threads.waiting.has(id));
  const quiet = rows.filter(({ id }) => !threads.waiting.has(id));
  const group = (some: readonly ThreadRow[], words: string) =>
    some.length === 0 ? null : (
      <>
        <h2 class="eng__h">{words}</h2>
        <ul class="thrs">
          {some.map((row) => (
            <Row key={row.id} row={row} here={row.id === here} />
          ))}
        </ul>
      </>
    );
  return (
    <>
      {group(waiting, w('list.waiting', { n: waiting.length, all: rows.length }))}
      {group(quiet, w('list.quiet', { n: quiet.length }))}
    </>
  );
}
