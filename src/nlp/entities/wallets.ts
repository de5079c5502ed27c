// Addresses of crypto wallets whose checksum is right. `value` is `<chain>:<address>`.
//
// Bitcoin base58check (BIP 13) and bech32/bech32m (BIP 173, 350), Litecoin, Dogecoin, Ethereum (EIP-55), TRON, Ripple,
// Solana is left out: its addresses have no checksum.

import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base58xrp, bech32, bech32m, createBase58check, hex } from '@scure/base';
import { isAsciiWord } from '../characters.js';
import { type Normalised, originalRange } from '../normalise.js';
import type { Found } from './candidates.js';

const MIN_LENGTH = 25;
const MAX_LENGTH = 90;
const base58check = createBase58check(sha256);

/** Version byte of a base58check address of 21 bytes → chain. */
const VERSIONS = new Map([
  [0x00, 'btc'],
  [0x05, 'btc'],
  [0x30, 'ltc'],
  [0x32, 'ltc'],
  [0x1e, 'doge'],
  [0x16, 'doge'],
  [0x41, 'tron'],
]);
const BECH32 = new Map([
  ['bc', 'btc'],
  ['ltc', 'ltc'],
]);

/** All wallets. Only words of 25 to 90 signs of Latin letters and digits are looked at, each once. */
export function findWallets(text: Normalised): readonly Found[] {
  const { folded } = text;
  if (folded.length < MIN_LENGTH) return [];
  const found: Found[] = [];
  let at = 0;
  while (at + MIN_LENGTH <= folded.length) {
    // A word of that length that begins here or before holds the unit at its 25th place.
    if (!isAsciiWord(folded.charCodeAt(at + MIN_LENGTH - 1))) {
      at += MIN_LENGTH;
      continue;
    }
    const run = runAround(folded, at, at + MIN_LENGTH - 1);
    if (run.end - run.start >= MIN_LENGTH - 2 && run.end - run.start <= MAX_LENGTH) {
      const wallet = walletAt(text, run.start, run.end);
      if (wallet !== null) found.push(wallet);
    }
    at = run.end + 1;
  }
  return found;
}

function runAround(folded: string, from: number, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (start > from && isAsciiWord(folded.charCodeAt(start - 1))) start -= 1;
  let end = at;
  while (end < folded.length && isAsciiWord(folded.charCodeAt(end))) end += 1;
  return { start, end };
}

function walletAt(text: Normalised, start: number, end: number): Found | null {
  const range = originalRange(text, start, end);
  const address = text.original.slice(range.start, range.end);
  const value = ethereum(address) ?? segwit(address) ?? base58(address) ?? ripple(address);
  return value === null ? null : { type: 'wallet', value, start, end };
}

/** Forty hex digits; written in both cases the case is the checksum (EIP-55). */
function ethereum(address: string): string | null {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) return null;
  const plain = address.slice(2).toLowerCase();
  const hash = hex.encode(keccak_256(utf8ToBytes(plain)));
  const marked = [...plain]
    .map((sign, i) => (Number.parseInt(hash.charAt(i), 16) >= 8 ? sign.toUpperCase() : sign))
    .join('');
  const written = address.slice(2);
  const oneCase = written === plain || written === plain.toUpperCase();
  return oneCase || written === marked ? `eth:0x${marked}` : null;
}

function segwit(address: string): string | null {
  const lower = address.toLowerCase();
  const chain = BECH32.get(lower.slice(0, lower.indexOf('1')));
  if (chain === undefined || (address !== lower && address !== address.toUpperCase())) return null;
  // Version 0 has the first checksum, later versions the second (BIP 350).
  const code = lower.charAt(lower.indexOf('1') + 1) === 'q' ? bech32 : bech32m;
  return code.decodeUnsafe(lower, MAX_LENGTH) === undefined ? null : `${chain}:${lower}`;
}

function base58(address: string): string | null {
  if (address.length < MIN_LENGTH || address.length > 36) return null;
  const bytes = decoded(() => base58check.decode(address));
  const chain = bytes?.length === 21 ? VERSIONS.get(bytes[0] ?? -1) : undefined;
  return chain === undefined ? null : `${chain}:${address}`;
}

function ripple(address: string): string | null {
  if (!/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(address)) return null;
  const bytes = decoded(() => base58xrp.decode(address));
  if (bytes?.length !== 25) return null;
  const sum = sha256(sha256(bytes.slice(0, 21)));
  return [0, 1, 2, 3].every((i) => sum[i] === bytes[21 + i]) ? `xrp:${address}` : null;
}

function decoded(decode: () => Uint8Array): Uint8Array | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
