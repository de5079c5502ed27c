// E-mail addresses, web addresses, messaging links and handles.

import { isAsciiWord, isLetter } from '../characters.js';
import type { Found } from './candidates.js';

/** Longest local part and domain of an e-mail address (RFC 5321). */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 255;
const MAX_URL = 2048;
const MAX_HANDLE = 32;

/** Endings taken as a web address without `https://` or `www.` before it. */
const BARE_ENDINGS = new Set(
  'com net org info biz me ly co io app link site online xyz top shop club live ru fr es de uk in cn vn th ph id my'.split(
    ' ',
  ),
);

/** Hosts whose first path segment is a person's or a group's handle. */
const HANDLE_HOSTS = new Set(['t.me', 'telegram.me', 'instagram.com', 'facebook.com', 'fb.me', 'm.me', 'tiktok.com']);

const isLocal = (code: number): boolean =>
  isAsciiWord(code) || code === 46 || code === 45 || code === 95 || code === 43;
const isHost = (code: number): boolean => isAsciiWord(code) || code === 46 || code === 45;

/** Everything with an `@` in it: e-mail addresses, else handles. Cost is bounded around each `@`. */
export function findAddresses(folded: string): readonly Found[] {
  const found: Found[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < MAX_LOCAL && isLocal(folded.charCodeAt(start - 1))) start -= 1;
    let end = at + 1;
    while (end < folded.length && end - at < MAX_DOMAIN && isHost(folded.charCodeAt(end))) end += 1;
    while (end > at + 1 && /[.-]/.test(folded.charAt(end - 1))) end -= 1;
    const domain = folded.slice(at + 1, end);
    if (start < at && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,24}$/.test(domain)) {
      found.push({ type: 'email', value: folded.slice(start, end), start, end });
    } else if (start === at) {
      const handle = handleAfter(folded, at);
      if (handle !== null) found.push(handle);
    }
  }
  return found;
}

function handleAfter(folded: string, at: number): Found | null {
  let end = at + 1;
  while (end < folded.length && end - at <= MAX_HANDLE) {
    const code = folded.charCodeAt(end);
    if (!isAsciiWord(code) && code !== 95 && code !== 46) break;
    end += 1;
  }
  while (folded.charAt(end - 1) === '.') end -= 1;
  const name = folded.slice(at + 1, end);
  if (name.length < 3 || !/[a-z]/.test(name)) return null;
  return { type: 'handle', value: `@${name}`, start: at, end };
}

/** Web addresses, and the handle inside a messaging link. Each run of host letters is looked at once. */
export function findLinks(folded: string): readonly Found[] {
  const found: Found[] = [];
  let from = 0;
  for (let dot = folded.indexOf('.'); dot >= 0; dot = folded.indexOf('.', Math.max(dot + 1, from))) {
    const run = hostRun(folded, dot, from);
    from = run.end;
    const link = linkOf(folded, dot, run);
    if (link === null) continue;
    from = link.end;
    found.push(link, ...insideLink(folded, link));
  }
  return found;
}

/** The run of host letters around a dot. */
function hostRun(folded: string, dot: number, from: number): { readonly start: number; readonly end: number } {
  let start = dot;
  while (start > from && dot - start < MAX_DOMAIN && isHost(folded.charCodeAt(start - 1))) start -= 1;
  let end = dot + 1;
  while (end < folded.length && end - dot < MAX_DOMAIN && isHost(folded.charCodeAt(end))) end += 1;
  return { start, end };
}

function linkOf(folded: string, dot: number, run: { readonly start: number; readonly end: number }): Found | null {
  let hostEnd = run.end;
  while (hostEnd > dot && /[.-]/.test(folded.charAt(hostEnd - 1))) hostEnd -= 1;
  if (hostEnd <= dot + 1 || run.start === dot) return null;
  const before = folded.slice(Math.max(0, run.start - 8), run.start);
  const scheme = /(https?:\/\/)$/.exec(before)?.[1] ?? '';
  if (scheme === '' && (before.endsWith('@') || isLetter(before.charCodeAt(before.length - 1)))) return null;
  const host = folded.slice(run.start, hostEnd);
  if (scheme === '' && !looksLikeHost(host)) return null;
  const end = endOfPath(folded, hostEnd);
  const value = `${scheme === '' ? 'https://' : scheme}${host}${folded.slice(hostEnd, end)}`;
  return { type: 'url', value, start: run.start - scheme.length, end };
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
    if (code <= 32 || code === 34 || code === 60 || code === 62 || code > 0x2000) break;
    end += 1;
  }
  while (end > from && /[.,;:!?)\]}'"]/.test(folded.charAt(end - 1))) end -= 1;
  return end;
}

function insideLink(folded: string, link: Found): readonly Found[] {
  const match = /^(?:https?:\/\/)?(?:www\.)?([a-z0-9.-]+)\/(?:c\/|\+)?@?([a-z0-9_.]{3,32})/.exec(
    folded.slice(link.start, link.end),
  );
  const host = match?.[1] ?? '';
  const name = match?.[2] ?? '';
  if (!HANDLE_HOSTS.has(host) || !/[a-z]/.test(name) || match === null) return [];
  const start = link.start + match[0].length - name.length;
  return [{ type: 'handle', value: `@${name}`, start, end: start + name.length }];
}

const NAMED =
  /\b(?:telegram|tg|insta|instagram|ig|snap|snapchat|wechat|weixin|line id|line|kik|zalo|skype|discord)(?: id)? ?[:=] ?@?([a-z][a-z0-9_.]{2,31})/g;

/** "telegram: name" and the like. */
export function findNamedHandles(folded: string): readonly Found[] {
  const found: Found[] = [];
  if (!/[:=]/.test(folded)) return found;
  for (const match of folded.matchAll(NAMED)) {
    const name = (match[1] ?? '').replace(/\.+$/, '');
    if (/^https?$|^www/.test(name)) continue;
    const start = match.index + match[0].lastIndexOf(match[1] ?? '');
    found.push({ type: 'handle', value: `@${name}`, start, end: start + name.length });
  }
  return found;
}
