// Time stamps by a third party (RFC 3161): the request, and what an answer must hold before it is kept.

import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, TimeStampReq, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { Instant } from '../../domain/clock.js';
import { err, ok, type Result } from '../../domain/result.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const NONCE_BYTES = 8;
/** PKIStatus granted, and granted with modifications. */
const GRANTED = [0, 1];

/** A time stamp authority: takes a request (DER), gives its response (DER). Throws when it cannot be reached. */
export type Tsa = (request: Uint8Array) => Promise<Uint8Array>;

/** Why there is no time stamp: not reached, refused, or its answer is for something else or cannot be read. */
export type NoTimestamp = 'unreachable' | 'refused' | 'wrong';

export interface Timestamp {
  /** The whole response, DER. */
  readonly der: Uint8Array;
  /** The time that it names. */
  readonly at: Instant;
}

/** Asks for a time stamp over a SHA-256. The certificate comes with it, so that it can be checked offline. */
export async function requestTimestamp(sha256: Uint8Array, tsa: Tsa): Promise<Result<Timestamp, NoTimestamp>> {
  const nonce = randomBytes(NONCE_BYTES);
  // A positive number whatever the random bytes are.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  let der: Uint8Array;
  try {
    der = await tsa(timestampRequest(sha256, nonce));
  } catch {
    return err('unreachable');
  }
  return readResponse(der, sha256, nonce);
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function timestampRequest(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(arrayBuffer(sha256)),
    }),
    nonce: arrayBuffer(nonce),
    certReq: true,
  });
  return new Uint8Array(AsnConvert.serialize(request));
}

function readResponse(der: Uint8Array, sha256: Uint8Array, nonce: Uint8Array): Result<Timestamp, NoTimestamp> {
  try {
    const response = AsnConvert.parse(arrayBuffer(der), TimeStampResp);
    if (!GRANTED.includes(response.status.status) || response.timeStampToken === undefined) return err('refused');
    const info = infoOf(response.timeStampToken);
    const { hashAlgorithm, hashedMessage } = info.messageImprint;
    const fits =
      hashAlgorithm.algorithm === SHA256 &&
      same(new Uint8Array(hashedMessage.buffer), sha256) &&
      info.nonce !== undefined &&
      same(new Uint8Array(info.nonce), nonce);
    return fits ? ok({ der, at: info.genTime.getTime() }) : err('wrong');
  } catch {
    return err('wrong');
  }
}

function infoOf(token: ContentInfo): TSTInfo {
  const { encapContentInfo } = AsnConvert.parse(token.content, SignedData);
  const content = encapContentInfo.eContent?.single?.buffer;
  if (content === undefined) throw new TypeError('The token holds nothing.');
  return AsnConvert.parse(content, TSTInfo);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
