// A list on a page: loading, failed, empty, the table, "more".

import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/words.js';
import { Empty, Failed, Loading } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import type { Pages } from './use-pages.js';

interface FrameProps<T> {
  readonly pages: Pages<T>;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly empty: string;
  readonly row: (item: T) => ComponentChildren;
}

/** All states of a list. */
export function ListFrame<T>({ pages, caption, columns, empty, row }: FrameProps<T>) {
  const { items, problem, again, more } = pages;
  if (items === null && problem !== null) return <Failed title={t('list.failed')} problem={problem} again={again} />;
  if (items === null) return <Loading what={caption} again={again} />;
  if (items.length === 0) return <Empty icon="check" title={empty} />;
  return (
    <>
      <Table caption={caption} columns={columns}>
        {items.map(row)}
      </Table>
      {more === undefined ? null : (
        <p>
          <button class="btn" type="button" onClick={more}>
            {t('act.more')}
          </button>
        </p>
      )}
    </>
  );
}
