// The queue: people who ask for help first, then texts to review. Live, and nothing moves under the hand.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { QueueRow } from '../../api/types.js';
import { t } from '../../i18n/words.js';
import { Kbd } from '../../parts/kbd.js';
import { Empty, Failed, Loading } from '../../parts/small.js';
import { HOME } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { useKeys } from '../../state/keys.js';
import { mayClaim } from '../../state/may.js';
import { roster, watchRoster } from '../../state/roster.js';
import { DutyStrip } from './duty-strip.js';
import { Filters, queueHref } from './filters.js';
import { Section } from './section.js';
import { FILTERS, type Filter, Queue } from './store.js';

function filterOf(query: Readonly<Record<string, string>>): Filter {
  return Object.fromEntries(FILTERS.filter((name) => query[name]).map((name) => [name, query[name]]));
}

function useQueue(filter: Filter): Queue {
  const key = JSON.stringify(filter);
  const queue = useMemo(() => new Queue(JSON.parse(key) as Filter), [key]);
  useEffect(() => {
    void queue.load();
    return queue.watch();
  }, [queue]);
  return queue;
}

/** New rows and ended ones wait behind this line until somebody asks for them. */
function NewBar({ queue, onShow }: { queue: Queue; onShow: () => void }) {
  const fresh = queue.fresh.value.length;
  const gone = queue.gone.value.size;
  const words = fresh > 0 ? t('queue.new', { n: fresh }) : t('queue.goneCount', { n: gone });
  return (
    <div class="newplace" role="status">
      {fresh + gone === 0 ? null : (
        <p class="newbar">
          {words}
          <button class="btn btn--sm" type="button" onClick={onShow}>
            {fresh > 0 ? t('act.show') : t('act.tidy')} <Kbd k="n" />
          </button>
        </p>
      )}
    </div>
  );
}

function Keys() {
  const key = (keys: string[], words: string) => (
    <span>
      {keys.map((one) => (
        <kbd key={one}>{one}</kbd>
      ))}{' '}
      {words}
    </span>
  );
  return (
    <div class="keys" role="note" aria-label={t('keys.title')}>
      {key(['j', 'k'], t('keys.move'))}
      {key(['Enter'], t('keys.open'))}
      {key(['c'], t('keys.claim'))}
      {key(['m'], t('keys.mine'))}
      {key(['/'], t('keys.filter'))}
      {key(['?'], t('keys.all'))}
      <span class="end muted">{t('queue.order')}</span>
    </div>
  );
}

function useCursor(rows: readonly QueueRow[]): { id: string; set: (id: string) => void; move: (by: number) => void } {
  const [id, set] = useState('');
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === id),
  );
  const move = (by: number): void => {
    const next = rows[id === '' ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    set(next.id);
    const link = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.id)}"]`);
    link?.focus();
    link?.closest('li')?.scrollIntoView({ block: 'nearest' });
  };
  return { id: rows[at]?.id ?? '', set, move };
}

function Rows({ queue, filter }: { queue: Queue; filter: Filter }) {
  const rows = queue.rows.value ?? [];
  const cursor = useCursor(rows);
  const { route } = useLocation();
  const list = useRef<HTMLDivElement>(null);
  const show = async (): Promise<void> => {
    await queue.load();
    list.current?.focus();
  };
  useKeys({
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    c: () => {
      const row = rows.find((one) => one.id === cursor.id);
      if (row !== undefined && mayClaim(row)) void queue.claim(row);
    },
    n: () => void show(),
    m: () => route(queueHref({ ...filter, mine: filter.mine === 'true' ? '' : 'true' })),
    '/': () => document.getElementById('filter-kind')?.focus(),
  });
  const gaps = new Set((roster.value?.gaps ?? []).map((gap) => gap.language));
  const shared = { gaps, gone: queue.gone.value, cursor: cursor.id, onCursor: cursor.set, onClaim: queue.claim };
  return (
    <div ref={list} tabIndex={-1}>
      <NewBar queue={queue} onShow={show} />
      <Section
        title={t('queue.help')}
        rows={rows.filter((row) => row.kind === 'help')}
        more={queue.cursor.value !== undefined}
        {...shared}
      />
      <Section
        title={t('queue.review')}
        rows={rows.filter((row) => row.kind === 'review')}
        more={queue.cursor.value !== undefined}
        {...shared}
      />
      {queue.cursor.value === undefined ? null : (
        <p class="more">
          <button class="btn" type="button" onClick={() => void queue.more()}>
            {t('act.more')}
          </button>
        </p>
      )}
    </div>
  );
}

function Content({ queue, filter }: { queue: Queue; filter: Filter }) {
  const rows = queue.rows.value;
  if (queue.problem.value !== null && rows === null) {
    return <Failed title={t('queue.failed')} problem={queue.problem.value} again={() => void queue.load()} />;
  }
  if (rows === null) return <Loading what={t('loading.queue')} again={() => void queue.load()} />;
  if (rows.length > 0) return <Rows queue={queue} filter={filter} />;
  const filtered = Object.keys(filter).length > 0;
  return (
    <Empty
      icon={filtered ? 'filter' : 'check'}
      title={filtered ? t('queue.emptyFiltered.title') : t('queue.empty.title')}
    >
      <p>{filtered ? t('queue.emptyFiltered.text') : t('queue.empty.text')}</p>
      {filtered ? (
        <a class="btn btn--sm" href={`${HOME}queue`}>
          {t('filter.clear')}
        </a>
      ) : null}
    </Empty>
  );
}

/** The queue's screen; the filter stands in the address. */
export function QueueScreen() {
  const { query } = useLocation();
  const filter = filterOf(query);
  const queue = useQueue(filter);
  useEffect(watchRoster, []);
  return (
    <Page title={t('screen.queue')}>
      <DutyStrip />
      <Filters filter={filter} />
      <Content queue={queue} filter={filter} />
      <Keys />
    </Page>
  );
}
