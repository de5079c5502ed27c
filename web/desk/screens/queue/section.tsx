// One part of the queue with its heading: how many, and how many wait longer than the target.

import type { QueueRow } from '../../api/types.js';
import { t } from '../../i18n/words.js';
import { now } from '../../state/now.js';
import { Row, waited } from './row.js';

interface SectionProps {
  readonly title: string;
  readonly rows: readonly QueueRow[];
  /** There are rows that are not loaded. */
  readonly more: boolean;
  readonly gaps: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly cursor: string;
  readonly onCursor: (id: string) => void;
  readonly onClaim: (row: QueueRow) => void;
}

/** Nothing at all when it has no rows. */
export function Section({ title, rows, more, gaps, gone, cursor, onCursor, onClaim }: SectionProps) {
  if (rows.length === 0) return null;
  const over = rows.filter((row) => row.answeredAt === null && waited(row, now.value) > row.targetS).length;
  const count = t(more ? 'queue.shown' : 'queue.count', { n: rows.length });
  return (
    <section>
      <div class="qhead">
        <h2>
          {title} <span>{over === 0 ? count : t('queue.countOver', { count, over })}</span>
        </h2>
        <span aria-hidden="true">{t('queue.from')}</span>
        <span aria-hidden="true">{t('queue.held')}</span>
      </div>
      <ol>
        {rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            cursor={row.id === cursor}
            gone={gone.has(row.id)}
            gap={row.kind === 'help' && gaps.has(row.language)}
            onFocus={() => onCursor(row.id)}
            onClaim={() => onClaim(row)}
          />
        ))}
      </ol>
    </section>
  );
}
