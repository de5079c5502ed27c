// What every part of the training range bears: the band across the page, and the word on each panel. Nobody shall take it for the real thing.

import type { ComponentChildren } from 'preact';
import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';

/** The band across the page. */
export function RangeBand() {
  return (
    <section class="rangeband" aria-label={w('range.mark')}>
      <Icon name="bot" />
      <b>{w('range.mark')}</b>
      <span>{w('range.band')}</span>
    </section>
  );
}

/** The word on a panel. */
export function RangeMark() {
  return <span class="rangemark">{w('range.mark')}</span>;
}

/** A panel of the range. */
export function RangePanel({
  id,
  title,
  hint,
  danger = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <section
      class={danger ? 'panel panel--range panel--danger' : 'panel panel--range'}
      id={id}
      aria-labelledby={`${id}-title`}
    >
      <div class="panel__h">
        <h2 id={`${id}-title`}>{title}</h2>
        <RangeMark />
        {hint === undefined ? null : <span class="hint">{hint}</span>}
      </div>
      {children}
    </section>
  );
}
