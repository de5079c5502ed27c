#!/usr/bin/env node
// Checks a bundle of evidence, offline. One file that needs nothing but Node 20 or newer; docs/evidence.md says what it checks and how to
// do the same by hand.
//
//   node verify.mjs FOLDER [--key FINGERPRINT] [--root SIZE:HASH] [--tsa-ca FILE]
//
// Exit 0: nothing was found. 1: something was changed, and the lines say what. 2: it could not be run like this.

import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const FORMAT = 'safe-passage evidence bundle 1';
const NEEDED = ['manifest.json', 'manifest.sig', 'SHA256SUMS', 'public-key.pem', 'root.json', 'root.sig', 'roots.json'];
const DATA = ['entries.jsonl', 'records.json', 'proofs.json', 'custody.json', 'disclosure.json'];
const CUSTODY = ['hold', 'hold_lifted', 'view', 'export', 'destroyed'];
const DISCLOSED = ['rejection', 'blocked', 'refusal', 'doubt', 'safeguarding'];

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Hash of a leaf and of a node, RFC 6962. */
export const leafHash = (data) => sha256(Buffer.of(0), data);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** Root that a path leads to from a leaf (RFC 9162, 2.1.3.2); undefined when the path does not fit the tree. */
export function rootOfInclusion(index, size, leaf, path) {
  if (index >= size) return undefined;
  let [fn, sn, root] = [index, size - 1, leaf];
  for (const hash of path) {
    if (sn === 0) return undefined;
    if (fn % 2 === 1 || fn === sn) {
      root = nodeHash(hash, root);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else root = nodeHash(root, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 ? root : undefined;
}

/** Whether the tree of `first` leaves is the beginning of that of `second` (RFC 9162, 2.1.4.2). */
export function isConsistent(first, second, firstRoot, secondRoot, proof) {
  if (first < 1 || first > second) return false;
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot);
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  let [fn, sn] = [first - 1, second - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  const begin = path.shift();
  if (begin === undefined) return false;
  let [fr, sr] = [begin, begin];
  for (const hash of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(hash, fr), nodeHash(hash, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}

/** One run: what was found and what a reader must know beside it. */
class Check {
  findings = [];
  notes = [];
  constructor(files) {
    this.files = files;
  }
  found(file, what) {
    this.findings.push({ file, what });
  }
  must(holds, file, what) {
    if (!holds) this.found(file, what);
    return holds;
  }
  /** Content of a file; empty when it is missing, which was said already. */
  bytes(file) {
    return this.files.get(file) ?? Buffer.alloc(0);
  }
  json(file) {
    return JSON.parse(this.bytes(file).toString('utf8'));
  }
  /** A part of the check: what cannot be read is a finding of that file, and the other parts go on. */
  part(file, work) {
    try {
      return work();
    } catch {
      this.found(file, 'cannot be read: it is not what a bundle holds');
      return undefined;
    }
  }
}

/**
 * Checks the files of a bundle (path with / → bytes). `key`: the fingerprint that the signing key must have; `root`: {size, hash} noted
 * earlier; `tsaCa`: PEM of the authority that must stand behind the time stamps. Gives `findings` ({file, what}) and `notes` (sentences).
 */
export function verifyBundle(files, { key, root, tsaCa } = {}) {
  const check = new Check(files);
  for (const file of [...NEEDED, ...DATA]) check.must(files.has(file), file, 'is missing');
  check.part('manifest.json', () => checkFiles(check));
  const signer = check.part('public-key.pem', () => checkKey(check, key));
  check.part('manifest.sig', () => checkSignature(check, signer));
  const signed = check.part('root.json', () => checkRoot(check, signer));
  if (signed !== undefined) {
    check.part('roots.json', () => checkRoots(check, signer, signed, root, tsaCa));
    const entries = check.part('entries.jsonl', () => checkEntries(check, signed)) ?? [];
    const records = check.part('records.json', () => checkRecords(check, entries)) ?? [];
    check.part('disclosure.json', () => checkLists(check, records));
    if (files.has('root.tsr')) stamped(check, 'root.tsr', check.bytes('root.tsr'), check.bytes('root.sig'), tsaCa);
    else
      check.notes.push('No third party has stamped the time of this root: its time is the word of whoever signed it.');
  }
  return { findings: distinct(check.findings), notes: check.notes };
}

function distinct(findings) {
  return findings.filter((one, i) => findings.findIndex((other) => same(one, other)) === i);
}

/** Every file is in the manifest with its hash, and nothing else is there. */
function checkFiles(check) {
  const manifest = check.json('manifest.json');
  check.must(manifest.format === FORMAT, 'manifest.json', 'is of another format than this program knows');
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const [path, { bytes, sha256: hash }] of listed) {
    const content = check.files.get(path);
    if (content === undefined) check.found(path, 'is missing');
    else if (hex(sha256(content)) !== hash || content.length !== bytes) check.found(path, 'was changed');
  }
  const own = ['manifest.json', 'manifest.sig', 'SHA256SUMS'];
  for (const path of check.files.keys()) {
    check.must(listed.has(path) || own.includes(path), path, 'was added: the manifest does not know it');
  }
  const sums = [
    ...manifest.files,
    ...own.slice(0, 2).map((path) => ({ path, sha256: hex(sha256(check.bytes(path))) })),
  ];
  const text = sums.map(({ path, sha256: hash }) => `${hash}  ${path}\n`).join('');
  check.must(check.bytes('SHA256SUMS').equals(Buffer.from(text)), 'SHA256SUMS', 'does not fit the files');
}

function checkKey(check, key) {
  const signer = createPublicKey(check.bytes('public-key.pem').toString('utf8'));
  if (signer.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key');
  const fingerprint = hex(sha256(signer.export({ type: 'spki', format: 'der' })));
  if (key !== undefined) {
    const wanted = key.toLowerCase().replace(/[^0-9a-f]/g, '');
    check.must(fingerprint === wanted, 'public-key.pem', 'is another key than the one that must have signed');
  } else
    check.notes.push(
      `Whose key signed was not checked. Compare its fingerprint with the one you were given: ${fingerprint}`,
    );
  return signer;
}

function checkSignature(check, signer) {
  const signature = check.bytes('manifest.sig');
  const holds = signer !== undefined && verify(null, check.bytes('manifest.json'), signer, signature);
  if (holds) return;
  const sum = `${hex(sha256(signature))}  manifest.sig`;
  const changed = check.bytes('SHA256SUMS').toString('latin1').includes(sum) ? 'manifest.json' : 'manifest.sig';
  check.found(
    changed,
    'the signature over the manifest does not hold: one of manifest.json, manifest.sig, public-key.pem was changed',
  );
}

function checkRoot(check, signer) {
  const { format, size, rootHash, at } = check.json('root.json');
  check.must(format === 'safe-passage root 1', 'root.json', 'is of another format than this program knows');
  const holds = signer !== undefined && verify(null, check.bytes('root.json'), signer, check.bytes('root.sig'));
  check.must(
    holds,
    'root.sig',
    'the signature over the root does not hold: another key signed it, or one of the two was changed',
  );
  const manifest = check.part('manifest.json', () => check.json('manifest.json'));
  check.must(
    manifest?.size === size && manifest?.rootHash === rootHash,
    'root.json',
    'is not the root of the manifest',
  );
  check.notes.push(`The log had ${size} records when it was signed, ${new Date(at).toISOString()}.`);
  return { size, hash: Buffer.from(rootHash, 'hex') };
}

/** Roots signed earlier: today's log goes on from each of them. */
function checkRoots(check, signer, signed, noted, tsaCa) {
  const known = [{ size: signed.size, rootHash: hex(signed.hash) }];
  for (const { statement, signature, timestamp, consistency } of check.json('roots.json')) {
    const { size, rootHash } = JSON.parse(statement);
    const signatureBytes = Buffer.from(signature, 'hex');
    const holds = signer !== undefined && verify(null, Buffer.from(statement), signer, signatureBytes);
    check.must(holds, 'roots.json', `root of ${size} records: another key signed it, or it was changed`);
    const proof = consistency.map((hash) => Buffer.from(hash, 'hex'));
    const goesOn = isConsistent(size, signed.size, Buffer.from(rootHash, 'hex'), signed.hash, proof);
    check.must(
      goesOn,
      'roots.json',
      `the log does not go on from the root of ${size} records: earlier records were changed`,
    );
    if (timestamp !== null) stamped(check, 'roots.json', Buffer.from(timestamp, 'base64'), signatureBytes, tsaCa);
    known.push({ size, rootHash });
  }
  if (noted === undefined) return;
  const there = known.find(({ size }) => size === noted.size);
  if (there === undefined)
    check.notes.push(`The bundle holds no root of ${noted.size} records: the noted one was not compared.`);
  else
    check.must(
      there.rootHash === noted.hash,
      'root.json',
      `the root of ${noted.size} records is not the one that was noted`,
    );
}

/** Lines of records: their hashes, their order, their chain, their place in the signed tree, gaps in a thread. */
function checkEntries(check, signed) {
  const file = 'entries.jsonl';
  const { inclusion } = check.json('proofs.json');
  const lines = check.bytes(file).toString('utf8').split('\n').slice(0, -1);
  const entries = lines.map((line) => {
    const [format, seq, uid, threadId, threadSeq, kind, at, by, commitment, sealedHash, prev] = JSON.parse(line);
    if (format !== 'safe-passage record line 1') throw new TypeError('another format');
    return {
      seq,
      uid,
      threadId,
      threadSeq,
      kind,
      at,
      by,
      commitment,
      sealedHash,
      prev,
      hash: leafHash(Buffer.from(line)),
    };
  });
  const lastOf = new Map();
  for (const [i, entry] of entries.entries()) {
    const { seq, threadId, threadSeq, prev } = entry;
    const before = entries[i - 1];
    check.must(before === undefined || before.seq < seq, file, `record ${seq} is not in its place`);
    if (before?.seq === seq - 1)
      check.must(hex(before.hash) === prev, file, `record ${seq} does not follow record ${seq - 1}`);
    check.must(
      threadSeq === (lastOf.get(threadId) ?? 0) + 1,
      file,
      `before record ${seq} a record of its thread was left out`,
    );
    lastOf.set(threadId, threadSeq);
    const path = (inclusion[seq] ?? []).map((hash) => Buffer.from(hash, 'hex'));
    const root = rootOfInclusion(seq - 1, signed.size, entry.hash, path);
    check.must(root?.equals(signed.hash), 'proofs.json', `record ${seq} is not proved to be in the signed log`);
  }
  check.must(Object.keys(inclusion).length === entries.length, file, 'has not the records that proofs.json proves');
  return entries;
}

/** Statements, contents and sealed bytes are those that the lines commit to, and the readable list says the same. */
function checkRecords(check, entries) {
  const { records } = check.json('records.json');
  check.must(records.length === entries.length, 'records.json', 'has not the records of entries.jsonl');
  return entries.map((entry, i) => {
    const number = String(entry.seq).padStart(9, '0');
    const [statementFile, contentFile, sealedFile] = [
      `records/${number}.json`,
      `content/${number}.bin`,
      `sealed/${number}.bin`,
    ];
    const told = records[i] ?? {};
    const facts = ['seq', 'uid', 'threadId', 'threadSeq', 'kind', 'at', 'by'];
    check.must(
      facts.every((name) => told[name] === entry[name]),
      'records.json',
      `record ${entry.seq} says another thing than its line`,
    );
    check.must(
      hex(sha256(check.bytes(sealedFile))) === entry.sealedHash,
      sealedFile,
      `is not what record ${entry.seq} sealed`,
    );
    if (!check.files.has(statementFile)) {
      check.must(typeof told.missing === 'string', statementFile, 'is missing');
      check.notes.push(`Record ${entry.seq} comes without its content: ${told.missing}.`);
      return { ...entry, forSubject: told.forSubject === true };
    }
    const opened = check.part(statementFile, () => checkOpened(check, entry, told, statementFile, contentFile));
    return { ...entry, forSubject: opened?.forSubject === true };
  });
}

function checkOpened(check, entry, told, statementFile, contentFile) {
  const [statement, content] = [check.bytes(statementFile), check.bytes(contentFile)];
  check.must(
    hex(sha256(statement)) === entry.commitment,
    statementFile,
    `is not what record ${entry.seq} committed to`,
  );
  const opened = JSON.parse(statement.toString('utf8'));
  check.must(hex(sha256(content)) === opened.contentSha256, contentFile, `is not the content of record ${entry.seq}`);
  const isText = opened.mediaType === 'text/plain';
  const facts = ['contentSha256', 'contentBytes', 'mediaType', 'forSubject', 'meta'];
  const tells = facts.every((name) => same(told[name], opened[name])) && told.missing === null;
  const text = isText ? content.toString('utf8') : null;
  check.must(
    tells && told.text === text,
    'records.json',
    `record ${entry.seq} says another thing than what was captured`,
  );
  return opened;
}

/** Nothing that speaks for the subject, and no act of custody, was left out of its list. */
function checkLists(check, records) {
  const seqs = (wanted) => records.filter(wanted).map(({ seq }) => seq);
  const listed = (file) => check.json(file).records.map(({ seq }) => seq);
  const custody = seqs(({ kind }) => CUSTODY.includes(kind));
  const speaks = seqs(({ kind, forSubject }) => forSubject || DISCLOSED.includes(kind));
  check.must(same(listed('custody.json'), custody), 'custody.json', 'is not the custody that the records tell');
  check.must(same(listed('disclosure.json'), speaks), 'disclosure.json', 'is not all that speaks for the subject');
}

/** One DER value: its tag, its content, its own bytes and, for constructed ones, its parts. */
function der(bytes, at = 0) {
  let [length, start] = [bytes.readUInt8(at + 1), at + 2];
  if (length > 0x80) {
    const count = length - 0x80;
    length = bytes.readUIntBE(start, count);
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) throw new RangeError('cut off');
  const tag = bytes.readUInt8(at);
  const value = { tag, raw: bytes.subarray(at, end), content: bytes.subarray(start, end), end, parts: [] };
  if ((tag & 0x20) !== 0) for (let i = start; i < end; i = value.parts.at(-1).end) value.parts.push(der(bytes, i));
  return value;
}

const HASHES = { '608648016503040201': 'sha256', '608648016503040202': 'sha384', '608648016503040203': 'sha512' };
const MESSAGE_DIGEST = '2a864886f70d010904';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** A time stamp (RFC 3161) is for these bytes, and the certificate in it signed it. */
function stamped(check, file, response, data, tsaCa) {
  check.part(file, () => {
    const token = readToken(response);
    const { imprint, time, hash, eContent, signer, certificates } = token;
    check.must(
      imprint.equals(createHash(token.imprintHash).update(data).digest()),
      file,
      'the time stamp is for something else',
    );
    const attributes = Buffer.concat([Buffer.of(0x31), signer.attributes.raw.subarray(1)]);
    const digest = signer.attributes.parts.find(({ parts }) => hex(parts[0].content) === MESSAGE_DIGEST)?.parts[1]
      .parts[0].content;
    check.must(digest?.equals(createHash(hash).update(eContent).digest()), file, 'the time stamp was changed');
    const by = certificates.find((one) => verify(hash, attributes, one.publicKey, signer.signature));
    if (
      !check.must(by?.keyUsage?.includes(TIME_STAMPING) === true, file, 'the signature of the time stamp does not hold')
    )
      return;
    const said = `Time stamp: ${time.toISOString()}, by ${by.subject.replaceAll('\n', ', ')}`;
    if (tsaCa === undefined)
      check.notes.push(`${said}. Who stands behind that certificate was not checked (--tsa-ca).`);
    else {
      const cas = tsaCa
        .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)
        .map((pem) => new X509Certificate(pem));
      check.must(
        leadsTo(by, certificates, cas, time),
        file,
        'the certificate of the time stamp does not lead to --tsa-ca',
      );
      check.notes.push(`${said}.`);
    }
  });
}

function leadsTo(certificate, between, cas, time, depth = 0) {
  const signs = (one) => certificate.checkIssued(one) && certificate.verify(one.publicKey);
  const valid = new Date(certificate.validFrom) <= time && time <= new Date(certificate.validTo);
  if (!valid || depth > 8) return false;
  if (cas.some((one) => signs(one) || one.raw.equals(certificate.raw))) return true;
  return between.some((one) => one.ca && signs(one) && leadsTo(one, between, cas, time, depth + 1));
}

function readToken(response) {
  const outer = der(response);
  if (outer.end !== response.length) throw new RangeError('something follows');
  const signedData = outer.parts[1].parts[1].parts[0];
  const [, , content, ...rest] = signedData.parts;
  const eContent = content.parts[1].parts[0].content;
  const [, , messageImprint, , genTime] = der(eContent).parts;
  const certificates = (rest.find(({ tag }) => tag === 0xa0)?.parts ?? []).map(({ raw }) => new X509Certificate(raw));
  const [, , digest, attributes, , signature] = rest.find(({ tag }) => tag === 0x31).parts[0].parts;
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(
    genTime.content.toString('latin1'),
  );
  return {
    imprintHash: HASHES[hex(messageImprint.parts[0].parts[0].content)],
    imprint: messageImprint.parts[1].content,
    time: new Date(Date.UTC(y, mo - 1, d, h, mi, s)),
    hash: HASHES[hex(digest.parts[0].content)],
    eContent,
    certificates,
    signer: { attributes, signature: signature.content },
  };
}

/** Reads a folder. What is no plain file is a finding as well. */
export function readBundle(folder) {
  const files = new Map();
  const odd = [];
  const walk = (path) => {
    const names = readdirSync(join(folder, path)).sort();
    if (names.length === 0) odd.push({ file: path || '.', what: 'is an empty folder' });
    for (const name of names) {
      const inside = path === '' ? name : `${path}/${name}`;
      const found = lstatSync(join(folder, inside));
      if (found.isDirectory()) walk(inside);
      else if (found.isFile()) files.set(inside, readFileSync(join(folder, inside)));
      else odd.push({ file: inside, what: 'is no plain file' });
    }
  };
  walk('');
  return { files, odd };
}

/** The command line. `io` has `stdout` and `stderr` to write to, and `cwd` from where paths are named; gives the exit code. */
export function main(words, io) {
  const options = {};
  const rest = [...words];
  const folders = [];
  try {
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
      if (word === '--key') options.key = String(rest.shift() ?? '');
      else if (word === '--root') {
        const [, size, hash] = /^(\d+):([0-9a-f]{64})$/.exec(rest.shift());
        options.root = { size: Number(size), hash };
      } else if (word === '--tsa-ca') options.tsaCa = readFileSync(resolve(io.cwd, rest.shift()), 'utf8');
      else if (word.startsWith('-')) throw new TypeError(word);
      else folders.push(word);
    }
    if (folders.length !== 1) throw new TypeError('one folder');
  } catch {
    io.stderr.write('usage: FOLDER [--key FINGERPRINT] [--root SIZE:HASH] [--tsa-ca FILE]\n');
    return 2;
  }
  return report(folders[0], options, io);
}

function report(folder, options, io) {
  let read;
  try {
    read = readBundle(resolve(io.cwd, folder));
  } catch {
    io.stderr.write(`${folder}: cannot be read\n`);
    return 2;
  }
  const { findings, notes } = verifyBundle(read.files, options);
  const all = [...read.odd, ...findings];
  for (const { file, what } of all) io.stdout.write(`FOUND ${file}: ${what}\n`);
  for (const note of notes) io.stdout.write(`NOTE ${note}\n`);
  io.stdout.write(
    all.length === 0 ? `OK ${read.files.size} files, nothing was changed.\n` : `NOT OK ${all.length} findings.\n`,
  );
  return all.length === 0 ? 0 : 1;
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  process.exitCode = main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
  });
}
