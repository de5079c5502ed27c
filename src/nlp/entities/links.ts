// E-mail addresses, web addresses and messaging links, with the handle or number inside a messaging link.
//
// They are found in the folded text and written as in the original: folding mends "j0hn" and cuts "www".

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isAsciiWord, isLetter } from '../characters.js';
import { type Normalised, originalRange } from '../normalise.js';
import type { Found } from './candidates.js';

/** Longest local part and domain of an e-mail address (RFC 5321). */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
const MAX_URL = 2048;

/** Endings taken as a web address without `https://` or `www.` before it. */
const BARE_ENDINGS = new Set(
  'com net org info biz me ly co io app link site online xyz top shop club live vip cc tv ai dev page gg ru fr es de uk in cn vn th ph id my mm bd lk sg kh la ae sa qa eg ma tn us eu it be ch ca au'.split(
    ' ',
  ),
);

const isLocal = (code: number): boolean =>
  isAsciiWord(code) || code === 46 || code === 45 || code === 95 || code === 43;
const isHost = (code: number): boolean => isAsciiWord(code) || code === 46 || code === 45;

/** The original spelling of a range where it is plain ASCII, else the folded one. */
export function spelled(text: Normalised, start: number, end: number): string {
  const range = originalRange(text, start, end);
  const written = text.original.slice(range.start, range.end);
  return /^[\x21-\x7e]*$/.test(written) ? written : text.folded.slice(start, end);
}

/** E-mail addresses. Cost is bounded around each `@`. */
export function findEmails(text: Normalised): readonly Found[] {
  const { folded } = text;
  const found: Found[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_LOCAL && isLocal(folded.charCodeAt(start - 1))) start -= 1;
    while (start < at && folded.charAt(start) === '.') start += 1;
    if (start === at) continue;
    let end = at + 1;
    while (end < folded.length && end - at < MAX_DOMAIN && isHost(folded.charCodeAt(end))) end += 1;
    while (end > at + 1 && /[.-]/.test(folded.charAt(end - 1))) end -= 1;
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}$/.test(folded.slice(at + 1, end))) continue;
    found.push({ type: 'email', value: spelled(text, start, end).toLowerCase(), start, end });
  }
  return found;
}

/** Web addresses, and what a messaging link leads to. Each run of host letters is looked at once. */
export function findLinks(text: Normalised): readonly Found[] {
  const { folded } = text;
  const found: Found[] = [];
  let from = 0;
  for (let dot = folded.indexOf('.'); dot >= 0; dot = folded.indexOf('.', Math.max(dot + 1, from))) {
    const run = hostRun(folded, dot, from);
    from = run.end;
    const link = linkOf(text, dot, run);
    if (link === null) continue;
    from = link.end;
    found.push(link, ...insideLink(folded, link));
  }
  return [...found, ...appLinks(text)];
}

/** The run of host letters around a dot. */
function hostRun(folded: string, dot: number, from: number): { readonly start: number; readonly end: number } {
  let start = dot;
  while (start > from && dot - start < MAX_DOMAIN && isHost(folded.charCodeAt(start - 1))) start -= 1;
  let end = dot + 1;
  while (end < folded.length && end - dot < MAX_DOMAIN && isHost(folded.charCodeAt(end))) end += 1;
  return { start, end };
}

function linkOf(text: Normalised, dot: number, run: { readonly start: number; readonly end: number }): Found | null {
  const { folded } = text;
  let hostEnd = run.end;
  while (hostEnd > dot && /[.-]/.test(folded.charAt(hostEnd - 1))) hostEnd -= 1;
  if (hostEnd <= dot + 1 || run.start === dot) return null;
  const before = folded.slice(Math.max(0, run.start - 8), run.start);
  const scheme = /(https?:\/\/)$/.exec(before)?.[1] ?? '';
  if (scheme === '' && (before.endsWith('@') || isInWord(folded, run.start))) return null;
  const host = spelled(text, run.start, hostEnd).toLowerCase();
  if (scheme === '' && !looksLikeHost(host)) return null;
  const end = endOfPath(folded, hostEnd);
  if (scheme === '' && folded.charAt(hostEnd) === '@') return null;
  const path = end > hostEnd ? spelled(text, hostEnd, end) : '';
  const value = `${scheme === '' ? 'https://' : scheme}${host}${path}`;
  return { type: 'url', value, start: run.start - scheme.length, end };
}

/** A Latin letter before it; Thai, Chinese and the like put no blank before an address. */
function isInWord(folded: string, start: number): boolean {
  const code = folded.charCodeAt(start - 1);
  return code < 0x600 && isLetter(code);
}

function looksLikeHost(host: string): boolean {
  const labels = host.split('.');
  const ending = labels[labels.length - 1] ?? '';
  if (labels.length < 2 || labels.some((label) => label === '')) return false;
  if (labels[0] === 'www') return labels.length >= 3;
  return BARE_ENDINGS.has(ending) && labels.slice(0, -1).some((label) => /[a-z]/.test(label));
}

function endOfPath(folded: string, from: number): number {
  if (!/[/?#:]/.test(folded.charAt(from))) return from;
  let end = from;
  while (end < folded.length && end - from < MAX_URL) {
    const code = folded.charCodeAt(end);
    if (code <= 32 || code === 34 || code === 60 || code === 62 || code >= 0x600) break;
    end += 1;
  }
  while (end > from && /[.,;:!?)\]}'"]/.test(folded.charAt(end - 1))) end -= 1;
  return end;
}

/** Hosts whose first path segment is a person's or a group's handle. */
const HANDLE_HOSTS = new Set(
  't.me telegram.me telegram.dog instagram.com facebook.com fb.me fb.com m.me tiktok.com twitter.com x.com snapchat.com line.me lin.ee'.split(
    ' ',
  ),
);
/** Segments of such hosts that lead to no handle of their own. */
const NO_HANDLE = new Set(
  'joinchat share addstickers groups watch reel reels stories events profile.php home iv'.split(' '),
);
const HANDLE_PATH =
  /^(?:https?:\/\/)?(?:w{2,3}\.)?([a-z0-9.-]+)\/(?:c\/|add\/|(?:r\/)?ti\/[pg]\/)?[@~]?([a-z0-9_.]{3,32})/;
/** Links that carry a number: WhatsApp, Zalo, Signal, Viber. */
const NUMBER_PATH =
  /(?:wa\.me\/(?:c\/)?|(?:api|web)\.whatsapp\.com\/send\/?\?phone=|zalo\.me\/|signal\.me\/#p\/|viber:\/\/\S{3,9}\?number=|whatsapp:\/\/send\/?\?phone=)(?:\+|%2b)?(\d{7,15})/;

function insideLink(folded: string, link: Found): readonly Found[] {
  const written = folded.slice(link.start, Math.min(link.end, link.start + 160));
  const number = NUMBER_PATH.exec(written);
  if (number !== null) {
    const digits = number[1] ?? '';
    const start = link.start + number.index + number[0].length - digits.length;
    const value = phoneOf(digits, number[0]);
    return [{ type: 'phone', value, start, end: start + digits.length, inside: true }];
  }
  const match = HANDLE_PATH.exec(written);
  const name = (match?.[2] ?? '').replace(/\.+$/, '');
  if (match === null || !HANDLE_HOSTS.has(match[1] ?? '') || !/[a-z]/.test(name) || NO_HANDLE.has(name)) return [];
  const start = link.start + match[0].length - (match[2] ?? '').length;
  return [{ type: 'handle', value: `@${name}`, start, end: start + name.length, inside: true }];
}

/** In such links the number has its country code; Zalo also writes the national number of Vietnam. */
function phoneOf(digits: string, link: string): string {
  const national = digits.startsWith('0') && link.includes('zalo');
  const parsed = parsePhoneNumberFromString(national ? digits : `+${digits}`, national ? 'VN' : undefined);
  return parsed?.isPossible() === true ? parsed.number : digits;
}

/** Links of apps themselves: tg://resolve?domain=name, viber://chat?number=…, whatsapp://send?phone=… */
const APP_LINK = /(?:tg|viber|whatsapp|weixin|line|zalo|sgnl|imo):\/\/[!-~]{1,200}/g;

function appLinks(text: Normalised): readonly Found[] {
  const { folded } = text;
  if (!folded.includes('://')) return [];
  const found: Found[] = [];
  for (const match of folded.matchAll(APP_LINK)) {
    const end = match.index + match[0].replace(/[.,;:!?)\]}'"]+$/, '').length;
    const link: Found = { type: 'url', value: spelled(text, match.index, end), start: match.index, end };
    found.push(link, ...insideLink(folded, link));
  }
  return found;
}
