// Checks of settings: what a start takes and what is unwise all the same.

import { type Check, fine, type Setting, wrong } from './check.js';

/** Last day on which a version of Node gets security fixes (nodejs.org, release schedule). */
const NODE_SUPPORT: Readonly<Record<number, string>> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
  26: '2029-04-30',
};
const NEWEST_KNOWN = Math.max(...Object.keys(NODE_SUPPORT).map(Number));

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Does Node still get security fixes? */
export function nodeSupport({ nodeVersion, settings, clock }: Setting): Check {
  const major = Number.parseInt(nodeVersion, 10);
  const end = NODE_SUPPORT[major];
  const supported = end === undefined ? major > NEWEST_KNOWN : clock.now() < Date.parse(`${end}T24:00:00Z`);
  if (supported)
    return fine('node', `Node ${nodeVersion} gets security fixes${end === undefined ? '' : ` until ${end}`}.`);
  const says = `Node ${nodeVersion} gets no security fixes${end === undefined ? '' : ` since ${end}`}.`;
  if (settings.profile === 'development') return fine('node', `${says} (development)`);
  const good =
    Object.entries(NODE_SUPPORT).findLast(([, until]) => clock.now() < Date.parse(until))?.[0] ?? NEWEST_KNOWN;
  return wrong('node', says, `Install Node ${good}, or build the image anew from one of its tags.`);
}

/** Cookies know host names, not ports: on one name, script of the public page could ride on a staff session. */
export function hostNames({ settings: { publicUrl, deskUrl } }: Setting): Check {
  if (publicUrl === null || deskUrl === null) return fine('host-names', 'No public address is set (development).');
  if (new URL(publicUrl).hostname !== new URL(deskUrl).hostname)
    return fine('host-names', 'Chat and desk have host names of their own.');
  return wrong(
    'host-names',
    'PUBLIC_URL and DESK_URL have the same host name: the browser gives both the same cookies.',
    'Give the desk a host name of its own and set DESK_URL to it.',
  );
}

/** Passwords and what people wrote must not travel in the clear. */
export function deskPort({ settings: { deskHost, deskUrl } }: Setting): Check {
  if (LOOPBACK.test(deskHost)) return fine('desk-port', "The desk's port is reached from this machine only.");
  if (deskUrl?.startsWith('https:')) return fine('desk-port', `The desk's port is open for the proxy of ${deskUrl}.`);
  return wrong(
    'desk-port',
    "The desk's port can be reached from other machines, without https.",
    'Set DESK_HOST=127.0.0.1, or put a proxy with https in front and set DESK_URL to its address.',
  );
}

/** Behind a proxy that is not counted, everybody comes from one address and shares one limit. */
export function proxy({ settings: { publicUrl, trustProxy } }: Setting): Check {
  if (publicUrl?.startsWith('https:') !== true || trustProxy > 0)
    return fine('proxy', `TRUST_PROXY is ${trustProxy}, which fits PUBLIC_URL.`);
  return wrong(
    'proxy',
    'PUBLIC_URL is https, so a proxy is in front, and TRUST_PROXY is 0: everybody shares the limits of one address.',
    'Set TRUST_PROXY to the number of proxies in front, mostly 1.',
  );
}

/** Who is told when a person waits and nobody is on duty? */
export function alarmTarget({ settings: { alarm, profile } }: Setting): Check {
  if (alarm.webhook !== null || alarm.mail !== null)
    return fine('alarm', 'The alarm has somebody to tell; safe-passage doctor --ring tries it.');
  if (profile === 'development') return fine('alarm', 'The alarm has nobody to tell (development).');
  return wrong('alarm', 'The alarm has nobody to tell.', 'Set ALARM_WEBHOOK or ALARM_MAIL.');
}
