// The frame of every screen: skip link, menu, top bar on narrow ones, notices that hold for the whole desk, the keys' help.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { t } from '../i18n/words.js';
import { Icon } from '../parts/icon.js';
import { useKeys } from '../state/keys.js';
import { type KeyRows, KeysHelp } from './keys-help.js';
import { Live } from './live.js';
import { Notices } from './notices.js';
import { Side } from './side.js';

interface PageProps {
  readonly title: string;
  /** Long work: the page keeps its columns and the menu folds to icons on middle widths. */
  readonly fixed?: boolean;
  /** What stands over the whole page and stays: the bar of a realm. */
  readonly realm?: ComponentChildren;
  /** What comes before everything else in the page, until somebody acts. */
  readonly alarm?: ComponentChildren;
  /** Keys of this screen, for the list of keys. */
  readonly keys?: KeyRows;
  /** Own head; without one the title and the live sign stand there. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One screen in its frame. */
export function Page({ title, fixed, realm, alarm, keys, head, children }: PageProps) {
  const { path } = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  const [help, setHelp] = useState(false);
  useEffect(() => {
    document.title = `${title} · ${t('desk.name')}`;
  }, [title]);
  useEffect(() => setMenuOpen(false), [path]);
  useKeys({ '?': () => setHelp(true) });
  return (
    <div class={`desk${fixed ? ' desk--fixed' : ''}${realm === undefined ? '' : ' desk--eng'}`}>
      <a class="skip" href="#main">
        {t('act.skip')}
      </a>
      {realm}
      <header class="topbar">
        <button class="btn btn--quiet" type="button" aria-expanded={menuOpen} onClick={() => setMenuOpen(!menuOpen)}>
          <Icon name="menu" />
          {t('act.menu')}
        </button>
        <b>{title}</b>
        <span class="end">
          <Live />
        </span>
      </header>
      <Side open={menuOpen} onKeys={() => setHelp(true)} />
      <main class="main" id="main" tabIndex={-1}>
        {alarm}
        {head ?? (
          <div class="head head--nav">
            <h1>{title}</h1>
            <Live speaks />
          </div>
        )}
        <Notices />
        {children}
      </main>
      {help ? <KeysHelp {...(keys === undefined ? {} : { own: keys })} onClose={() => setHelp(false)} /> : null}
    </div>
  );
}
