// The desk's signs by name: 16 px grid, 1.5 px line, in the colour of the words beside them.

import { Icon as Drawn } from '../../shared/icon.js';
import * as shared from '../../shared/icons.js';

const PATHS = {
  back: 'M10 4 6 8l4 4',
  book: 'M8 4.25c0-.8-.6-1.25-1.25-1.25H2.5v9.5h4.25c.65 0 1.25.4 1.25 1 0-.6.6-1 1.25-1h4.25V3H9.25C8.6 3 8 3.45 8 4.25Zm0 0v9.25',
  bot: shared.BOT,
  chat: 'M2.5 3.25h11v7.5h-6l-2.75 2.5v-2.5H2.5Z',
  check: shared.CHECK,
  clock: shared.CLOCK,
  clockFull: shared.CLOCK,
  close: shared.CLOSE,
  copy: 'M5.5 5.5h7.25v7.75H5.5ZM3.25 10.5V2.75h7',
  desk: 'M2 5.25h12M3.25 5.25v7.5m9.5-7.5v7.5M8.5 5.25v4.5h4.25',
  down: shared.DOWN,
  edit: 'm3 13 .7-3 6.9-6.9 2.3 2.3L6 12.3Z',
  eye: 'M1.75 8C3.2 5.2 5.4 3.75 8 3.75S12.8 5.2 14.25 8c-1.45 2.8-3.65 4.25-6.25 4.25S3.2 10.8 1.75 8ZM6.1 8a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0-3.8 0',
  filter: 'M2.5 4.5h11M4.5 8h7m-5 3.5h3',
  freeze: 'M8 2v12M2.8 5l10.4 6m0-6L2.8 11M6.5 2.8 8 4.2l1.5-1.4m-3 10.4L8 11.8l1.5 1.4',
  globe: shared.GLOBE,
  id: 'M3 3.5h10a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM4.4 7.25a1.35 1.35 0 1 0 2.7 0a1.35 1.35 0 1 0-2.7 0M3.75 10.6c.2-1 .9-1.5 2-1.5s1.8.5 2 1.5M9.75 6.75h2.5m-2.5 2.5h2.5',
  info: shared.INFO,
  list: 'M2.5 4h11m-11 4h11m-11 4h7',
  lock: 'M4.5 7h7a1 1 0 0 1 1 1v4.25a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM5.25 7V5.25a2.75 2.75 0 0 1 5.5 0V7',
  mail: 'M2.25 4h11.5v8.25H2.25ZM2.5 4.25 8 8.5l5.5-4.25',
  menu: 'M2.5 4.5h11M2.5 8h11m-11 3.5h11',
  offline: shared.OFFLINE,
  out: 'M6.5 2.75h-3.5v10.5h3.5M6 8h7.25M10.5 5.25 13.25 8l-2.75 2.75',
  person: shared.PERSON,
  phone: shared.PHONE,
  power: 'M8 2.25v5.5M4.6 4.4a5 5 0 1 0 6.8 0',
  print: 'M4.5 6V2.5h7V6m-7 5.5h-2V6h11v5.5h-2m-7-2h7v4h-7Z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.75h-2.75',
  scale: 'M8 2.5v11M5 13.5h6M3 4.5h10M3 4.5 1.5 8.75h3Zm10 0-1.5 4.25h3Z',
  stop: 'M5.4 2.25h5.2l3.15 3.15v5.2l-3.15 3.15H5.4L2.25 10.6V5.4ZM8 5v3.5m0 2.4v.1',
  theme: 'M2.25 8a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0-11.5 0M8 2.25v11.5M8 5.5h4.9M8 8h5.75M8 10.5h4.9',
  trend: 'M2.5 12.5 6 8.5l2.5 2 5-6',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.75 3.5 2.75 6.5l3 3',
  url: 'M6.75 9.25a2.5 2.5 0 0 0 3.6 0l2.2-2.2a2.5 2.5 0 0 0-3.6-3.6l-.9.9m1.2 2.4a2.5 2.5 0 0 0-3.6 0l-2.2 2.2a2.5 2.5 0 0 0 3.6 3.6l.9-.9',
  wallet: 'M3.25 4h9.5a1 1 0 0 1 1 1v6.5a1 1 0 0 1-1 1h-9.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM10.25 8.25h3.5',
  warn: shared.WARN,
} as const;

/** Names of the signs. */
export type IconName = keyof typeof PATHS;

/** A full disc, its hands cut out in the colour of the panel. */
function FullClock() {
  return (
    <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" fill="currentColor" />
      <path d="M8 4.5V8l2.4 1.7" stroke="var(--surface)" />
    </svg>
  );
}

/** One sign; `turns` ones are mirrored in right-to-left pages. Hidden from screen readers: the word beside it speaks. */
export function Icon({ name, danger = false, turns = false }: { name: IconName; danger?: boolean; turns?: boolean }) {
  if (name === 'clockFull') return <FullClock />;
  return <Drawn path={PATHS[name]} turns={turns} class={danger ? 'i--danger' : ''} />;
}
