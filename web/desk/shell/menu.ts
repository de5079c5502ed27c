// The screens that exist and that this account may see; nothing else stands in the menu.

import { t } from '../i18n/words.js';
import type { IconName } from '../parts/icon.js';
import { engagements, takesPart } from '../state/engagements.js';
import { may } from '../state/may.js';

/** Where the desk lives. */
export const HOME = '/desk/';

/** Where engagements live. */
export const ENGAGEMENTS = `${HOME}engagements`;

/** One entry of the menu. `under`: addresses that begin so belong to it too. */
export interface MenuEntry {
  readonly href: string;
  readonly icon: IconName;
  readonly name: string;
  readonly under?: string;
}

function engagementEntries(): readonly MenuEntry[] {
  if (!takesPart() || engagements.value !== 'on') return [];
  const entry = (name: string, icon: IconName, words: string): MenuEntry => {
    const href = `${ENGAGEMENTS}/${name}`;
    return { href, icon, name: words, under: `${href}/` };
  };
  return [
    { href: ENGAGEMENTS, icon: 'scale', name: t('screen.engagements'), under: `${ENGAGEMENTS}/threads/` },
    entry('authorisations', 'book', t('screen.authorisations')),
    entry('personas', 'id', t('screen.personas')),
    entry('campaigns', 'mail', t('screen.campaigns')),
    entry('training', 'bot', t('screen.training')),
    entry('registers', 'list', t('screen.registers')),
    entry('stops', 'power', t('screen.stops')),
    entry('figures', 'trend', t('screen.figures')),
  ];
}

/** What this account may go to, in order. */
export function menu(): readonly MenuEntry[] {
  const entries: (MenuEntry | false)[] = [
    ...engagementEntries(),
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
