// Which contacts of the registry may be shown, and how.

import type { Instant } from '../../domain/clock.js';
import type { ContactKind } from '../../domain/contact-kinds.js';
import type { Content, EmergencyService, Helpline, Language } from '../../domain/content.js';
import type { ContactCard } from '../../domain/message.js';
import { CONTACT_KEYS, servesKey } from '../../domain/needed-content.js';
import type { World } from './heard.js';
import { countryName } from './places.js';
import { remembered } from './remembered.js';
import type { Effect } from './steps/step-type.js';
import { render } from './texts.js';

/** Emergency numbers in the order in which they help most people. */
const EMERGENCY_ORDER: readonly EmergencyService[] = ['general', 'police', 'ambulance', 'sea', 'text'];

/** Past its last day, an entry is stale: withheld, or for an emergency number shown as unchecked. */
export function isStale(helpline: Helpline, now: Instant): boolean {
  return helpline.expiresOn !== null && now >= Date.parse(`${helpline.expiresOn}T00:00:00Z`);
}

/** A person checked it, and the check still counts. */
export function isVerified(helpline: Helpline, now: Instant): boolean {
  return helpline.state === 'verified' && helpline.verifiedOn !== null && !isStale(helpline, now);
}

/**
 * Entry that may be shown (interfaces.md, "live contact"): in development any that is not stale; in ngo and authority a
 * verified one; emergency numbers always. Lines that prosecute or control borders never, whatever their state.
 */
export function isLive(helpline: Helpline, profile: World['profile'], now: Instant): boolean {
  if (helpline.kind === 'emergency') return helpline.phone !== null;
  if (helpline.enforcement) return false;
  return profile === 'development' ? !isStale(helpline, now) : isVerified(helpline, now);
}

/** Live contacts of a country, best first: order of `kinds`, checked ones, the person's language, then NGOs. */
export function liveContacts(
  world: Pick<World, 'content' | 'profile' | 'now'>,
  country: string,
  kinds: readonly ContactKind[],
  language: Language,
): Helpline[] {
  const { content, profile, now } = world;
  const rank = (one: Helpline) =>
    kinds.indexOf(one.kind) * 1000 +
    (one.serves ? EMERGENCY_ORDER.indexOf(one.serves) * 100 : 0) +
    (isVerified(one, now) ? 0 : 40) +
    (one.languages.includes(language) ? 0 : 20) +
    (one.operator === 'ngo' ? 0 : 10);
  return ofCountry(content, country)
    .filter((one) => kinds.includes(one.kind) && isLive(one, profile, now))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ one }) => one);
}

/** The card of a contact and the same in words. `neutral` says nothing that a bystander could read. */
export function contactEffect(
  world: Pick<World, 'content' | 'now'>,
  helpline: Helpline,
  language: Language,
  wording: 'plain' | 'neutral',
): Effect & { type: 'say' } {
  const { content, now } = world;
  const verified = isVerified(helpline, now);
  const say = (key: string, values?: Record<string, string>) => render(content, language, key, values);
  const service = serviceName(content, helpline, language, wording);
  const contact: ContactCard = {
    service,
    country: helpline.country,
    phone: helpline.phone,
    url: helpline.url,
    languages: helpline.languages,
    hours: helpline.hours,
    emergency: helpline.kind === 'emergency',
    verifiedOn: verified ? helpline.verifiedOn : null,
    verifiedBy: verified ? helpline.verifiedBy : null,
  };
  const check = verified
    ? say(CONTACT_KEYS.verified, { date: dateIn(language, helpline.verifiedOn ?? '') })
    : say(CONTACT_KEYS.unchecked);
  const more = [
    helpline.kind !== 'emergency' && helpline.hours ? say(CONTACT_KEYS.hours, { hours: helpline.hours }) : '',
    helpline.caution ? say(CONTACT_KEYS.caution) : '',
    check,
  ];
  const values = {
    service,
    country: countryName(content, language, helpline.country),
    number: helpline.phone ?? '',
    address: helpline.url ?? '',
    more: more.filter((line) => line !== '').join(' '),
  };
  return { type: 'say', key: lineKey(helpline), values, contact };
}

function lineKey(helpline: Helpline): string {
  if (helpline.kind === 'emergency') return CONTACT_KEYS.emergency;
  return helpline.phone ? CONTACT_KEYS.line : CONTACT_KEYS.web;
}

function serviceName(content: Content, helpline: Helpline, language: Language, wording: 'plain' | 'neutral'): string {
  if (helpline.serves === null) return helpline.service;
  const telling = helpline.serves === 'police' || helpline.serves === 'general';
  return render(content, language, wording === 'neutral' && telling ? CONTACT_KEYS.urgent : servesKey(helpline.serves));
}

const byCountry = remembered(({ helplines }) => [helplines], grouped);

function grouped({ helplines }: Content): ReadonlyMap<string, readonly Helpline[]> {
  const groups = new Map<string, Helpline[]>();
  for (const one of helplines) {
    const group = groups.get(one.country);
    if (group) group.push(one);
    else groups.set(one.country, [one]);
  }
  return groups;
}

function ofCountry(content: Content, country: string): readonly Helpline[] {
  return byCountry(content).get(country) ?? [];
}

const dates = new Map<Language, Intl.DateTimeFormat>();

function dateIn(language: Language, isoDate: string): string {
  let format = dates.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    dates.set(language, format);
  }
  const at = Date.parse(`${isoDate}T00:00:00Z`);
  return Number.isNaN(at) ? isoDate : format.format(at);
}
