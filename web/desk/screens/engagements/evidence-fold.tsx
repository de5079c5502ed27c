// The fold under a thread that holds its evidence. Nothing of it is loaded, and nobody's look at it is on record, before it is opened.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { w } from '../../i18n/engagement-words.js';
import { Loading } from '../../parts/small.js';
import { may } from '../../state/may.js';

type Inside = ComponentType<{ readonly thread: string }>;

/** The fold; nothing for those who may not see it. */
export function EvidenceFold({ thread }: { thread: string }) {
  const [open, setOpen] = useState(false);
  const [part, setPart] = useState<{ readonly Inside: Inside } | null>(null);
  useEffect(() => {
    if (open && part === null) void import('./evidence-panel.js').then((all) => setPart({ Inside: all.EvidencePanel }));
  }, [open]);
  if (!may('engagement.evidence.read')) return null;
  return (
    <section class="panel" id="evidence" aria-labelledby="evidence-title">
      <details class="evid" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="evidence-title">{w('evidence.title')}</h2>
        </summary>
        {!open ? null : part === null ? <Loading what={w('evidence.loading')} /> : <part.Inside thread={thread} />}
      </details>
    </section>
  );
}
