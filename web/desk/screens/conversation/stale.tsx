// Somebody else was first: who decided what, and when. What was typed here stays.

import type { Problem } from '../../api/client.js';
import type { Act } from '../../api/types.js';
import { clock, span } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Notice } from '../../parts/small.js';
import { now } from '../../state/now.js';

function changes(problem: Problem): readonly Act[] {
  const { changed } = problem;
  return Array.isArray(changed) ? (changed as Act[]) : [];
}

/** What an act is called, and who did it. */
export function actWords(act: Act): string {
  const who = act.by.id === 'system' ? t(act.act === 'reopen' ? 'who.system' : 'entry.system') : act.by.name;
  return t('act.by', { name: who, act: tOr(`did.${act.act}`, act.act) });
}

/** The notice of a conflict. */
export function StaleNotice({ problem }: { problem: Problem }) {
  const acts = changes(problem);
  const last = acts.at(-1);
  const title =
    last === undefined
      ? t('stale.title')
      : t('stale.who', { what: actWords(last), ago: span((now.value - Date.parse(last.at)) / 1000) });
  return (
    <Notice tone="info" icon="info" title={title} speaks="alert">
      <p>{t('stale.text')}</p>
      {acts.length < 2 ? null : (
        <ul>
          {acts.map((act) => (
            <li key={act.version}>
              {clock(Date.parse(act.at))} {actWords(act)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
