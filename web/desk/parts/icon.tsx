// Icons on a 16 px grid, 1.5 px line, in the colour of the text beside them. Always beside a word or in something labelled.

import type { JSX } from 'preact';

const SHAPES = {
  desk: <path d="M2 5.25h12M3.25 5.25v7.5m9.5-7.5v7.5M8.5 5.25v4.5h4.25" />,
  list: <path d="M2.5 4h11m-11 4h11m-11 4h7" />,
  chat: <path d="M2.5 3.25h11v7.5h-6l-2.75 2.5v-2.5H2.5Z" />,
  check: <path d="m3.25 8.5 3.25 3.25 6.25-7" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 4.75V8l2.2 1.6" />
    </>
  ),
  clockFull: (
    <>
      <circle cx="8" cy="8" r="6.25" fill="currentColor" />
      <path d="M8 4.5V8l2.4 1.7" stroke="var(--surface)" />
    </>
  ),
  close: <path d="m4 4 8 8m0-8-8 8" />,
  back: <path d="M10 4 6 8l4 4" />,
  down: <path d="m4 6.25 4 4 4-4" />,
  filter: <path d="M2.5 4.5h11M4.5 8h7m-5 3.5h3" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.25" rx="1" />
      <path d="M5.25 7V5.25a2.75 2.75 0 0 1 5.5 0V7" />
    </>
  ),
  menu: <path d="M2.5 4.5h11M2.5 8h11m-11 3.5h11" />,
  stop: <path d="M5.4 2.25h5.2l3.15 3.15v5.2l-3.15 3.15H5.4L2.25 10.6V5.4ZM8 5v3.5m0 2.4v.1" />,
  warn: <path d="M8 2.5 14.25 13.25H1.75ZM8 6.5v3M8 11.3v.1" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M8 7.25v3.5M8 5.1v.1" />
    </>
  ),
  offline: <path d="M2 6.2a9 9 0 0 1 12 0M4.2 8.8a5.7 5.7 0 0 1 7.6 0M6.4 11.3a2.5 2.5 0 0 1 3.2 0M3 13.5l10-11" />,
  refresh: <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2.5v2.75h-2.75" />,
  eye: (
    <>
      <path d="M1.75 8C3.2 5.2 5.4 3.75 8 3.75S12.8 5.2 14.25 8c-1.45 2.8-3.65 4.25-6.25 4.25S3.2 10.8 1.75 8Z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.75" />
      <path d="M2.25 8h11.5M8 2.25c2.1 1.9 2.9 3.8 2.9 5.75s-.8 3.85-2.9 5.75C5.9 11.85 5.1 9.95 5.1 8s.8-3.85 2.9-5.75Z" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5.25" r="2.5" />
      <path d="M3 13.5c.4-2.9 2.4-4.25 5-4.25s4.6 1.35 5 4.25" />
    </>
  ),
  bot: (
    <>
      <rect x="3" y="5.5" width="10" height="7.5" rx="1.5" />
      <path d="M8 5.5V3M6 8.75v.5m4-.5v.5" />
    </>
  ),
  phone: (
    <path d="M3.1 2.5h2.4l1.2 3.1-1.6 1.1a7.4 7.4 0 0 0 4.2 4.2l1.1-1.6 3.1 1.2v2.4a1 1 0 0 1-1.1 1A10.8 10.8 0 0 1 2.1 3.6a1 1 0 0 1 1-1.1Z" />
  ),
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.75 3.5 2.75 6.5l3 3" />,
  url: (
    <path d="M6.75 9.25a2.5 2.5 0 0 0 3.6 0l2.2-2.2a2.5 2.5 0 0 0-3.6-3.6l-.9.9m1.2 2.4a2.5 2.5 0 0 0-3.6 0l-2.2 2.2a2.5 2.5 0 0 0 3.6 3.6l.9-.9" />
  ),
  wallet: (
    <>
      <rect x="2.25" y="4" width="11.5" height="8.5" rx="1" />
      <path d="M10.25 8.25h3.5" />
    </>
  ),
  mail: <path d="M2.25 4h11.5v8.25H2.25ZM2.5 4.25 8 8.5l5.5-4.25" />,
  out: <path d="M6.5 2.75h-3.5v10.5h3.5M6 8h7.25M10.5 5.25 13.25 8l-2.75 2.75" />,
  book: (
    <path d="M8 4.25c0-.8-.6-1.25-1.25-1.25H2.5v9.5h4.25c.65 0 1.25.4 1.25 1 0-.6.6-1 1.25-1h4.25V3H9.25C8.6 3 8 3.45 8 4.25Zm0 0v9.25" />
  ),
  print: <path d="M4.5 6V2.5h7V6m-7 5.5h-2V6h11v5.5h-2m-7-2h7v4h-7Z" />,
} satisfies Record<string, JSX.Element>;

/** Names of the icons. */
export type IconName = keyof typeof SHAPES;

/** One icon; `dir` ones turn round in right-to-left pages. Hidden from readers of the screen: the word beside it speaks. */
export function Icon({ name, danger, turns }: { name: IconName; danger?: boolean; turns?: boolean }) {
  const classes = ['i', danger ? 'i--danger' : '', turns ? 'i--dir' : ''].filter(Boolean).join(' ');
  return (
    <svg class={classes} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
