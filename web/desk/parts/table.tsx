// A table with its sentence above it, in a region of its own that scrolls where the page is narrow.

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface TableProps {
  /** What the table shows, in a sentence. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** The rows. */
  readonly children: ComponentChildren;
}

/** Sentence, region, table. The region takes the focus so that arrow keys can scroll it. */
export function Table({ caption, columns, children }: TableProps) {
  const id = useId();
  return (
    <>
      <p class="small second" id={id}>
        {caption}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="tablewrap" aria-labelledby={id} tabIndex={0}>
        <table class="table" aria-labelledby={id}>
          <thead>
            <tr>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </section>
    </>
  );
}
