// The side menu: screens, who is signed in, language and theme.

import { useLocation } from 'preact-iso/router';
import { list } from '../i18n/names.js';
import { t, tOr } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { now } from '../state/now.js';
import { leave, session } from '../state/session.js';
import { waiting } from '../state/watch.js';
import { HOME, type MenuEntry, menu } from './menu.js';
import { LanguageChoice, ThemeChoice } from './prefs.js';

/** How many people wait, red when one of them waits longer than the target. */
function WaitingCount() {
  const rows = waiting.value;
  if (rows.length === 0) return null;
  const over = rows.some((row) => (now.value - Date.parse(row.since)) / 1000 > row.targetS);
  return (
    <span class={over ? 'nav__n nav__n--over' : 'nav__n'}>
      <span aria-hidden="true">{rows.length}</span>
      <span class="sr">, {t('queue.waitingCount', { n: rows.length })}</span>
    </span>
  );
}

function Me() {
  const who = session.value;
  if (who === null || who === 'unknown') return null;
  return (
    <div class="side__me">
      <span class="who who--me">
        <span class="who__i" aria-hidden="true">
          {who.name.slice(0, 1).toUpperCase()}
        </span>
      </span>
      <span class="nav__t">
        {who.name}
        <span class="side__roles">
          {list(
            who.roles.map((role) => tOr(`role.${role}`, role)),
            'unit',
          )}
        </span>
      </span>
      <button
        class="btn btn--quiet btn--sm"
        type="button"
        aria-label={t('act.signOut')}
        onClick={() => void leave(null)}
      >
        <Icon name="out" turns />
      </button>
    </div>
  );
}

/** The menu; on narrow screens it opens under the top bar. */
export function Side({ open, onKeys }: { open: boolean; onKeys: () => void }) {
  const { path } = useLocation();
  const inConversation = path.startsWith(`${HOME}conversations/`);
  const isHere = ({ href, under }: MenuEntry): boolean =>
    path === href || (under !== undefined && path.startsWith(under)) || (inConversation && href === `${HOME}queue`);
  return (
    <aside class={open ? 'side is-open' : 'side'} aria-label={t('desk.name')}>
      <a class="side__brand" href={HOME}>
        <Icon name="desk" />
        <span class="nav__t">{t('desk.name')}</span>
      </a>
      <nav class="nav" aria-label={t('nav.screens')}>
        {menu().map((entry) => (
          <a key={entry.href} href={entry.href} {...(isHere(entry) ? { 'aria-current': 'page' as const } : {})}>
            <Icon name={entry.icon} />
            <span class="nav__t">{entry.name}</span>
            {entry.href === `${HOME}queue` ? <WaitingCount /> : null}
          </a>
        ))}
      </nav>
      <div class="side__foot">
        <div class="prefs">
          <LanguageChoice />
          <ThemeChoice />
          <button class="btn btn--quiet btn--sm" type="button" onClick={onKeys}>
            {t('keys.title')} <kbd>?</kbd>
          </button>
        </div>
        <Me />
      </div>
    </aside>
  );
}
