// The screens that exist and that this account may see; nothing else stands in the menu.

import { t } from '../i18n/words.js';
import type { IconName } from '../parts/icon.js';
import { may } from '../state/may.js';

/** Where the desk lives. */
export const HOME = '/desk/';

/** One entry of the menu. */
export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
}

/** What this account may go to, in order. */
export function menu(): readonly MenuEntry[] {
  const entries: (MenuEntry | false)[] = [
    may('queue.list') && { href: `${HOME}queue`, icon: 'list', name: t('screen.queue') },
    may('roster.read') && { href: `${HOME}roster`, icon: 'person', name: t('screen.roster') },
    may('deliveries.list') && { href: `${HOME}deliveries`, icon: 'mail', name: t('screen.deliveries') },
    may('audit.list') && { href: `${HOME}audit`, icon: 'book', name: t('screen.audit') },
    may('holds.list') && { href: `${HOME}holds`, icon: 'lock', name: t('screen.holds') },
  ];
  return entries.filter((entry) => entry !== false);
}

/** Address of a conversation. */
export function conversationHref(id: string): string {
  return `${HOME}conversations/${encodeURIComponent(id)}`;
}

/** The short name by which colleagues speak of a conversation: the end of its id. */
export function shortId(id: string): string {
  return id.slice(-4).toUpperCase();
}
