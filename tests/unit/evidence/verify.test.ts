// The verifier finds whatever was changed in a bundle, and names it.

import * as fc from 'fast-check';
import { type VerifyOptions, verifyBundle } from '../../../bin/evidence-verify.mjs';
import type { BundleInput } from '../../../src/app/evidence/bundle/input.js';
import { listed, sealFiles } from '../../../src/app/evidence/bundle/manifest.js';
import type { SignedRoot } from '../../../src/domain/evidence.js';
import { testSigner, toldWorld } from '../../helpers/evidence-world.js';

type Read = Map<string, Buffer>;
type Listed = { readonly records: object[] };

let bundle: Read;
let root: SignedRoot;
let key: string;
beforeAll(async () => {
  const world = await toldWorld();
  const exported = await world.exported({ withheld: new Map([[3, 'privileged']]) });
  bundle = exported.files;
  root = exported.root;
  key = root.keyId;
});

const found = (files: Read, options: VerifyOptions = { key }) => verifyBundle(files, options).findings;
const names = (files: Read, options?: VerifyOptions) => found(files, options).map(({ file }) => file);

/** The bundle with one file changed. */
function changed(path: string, change: (bytes: Buffer) => Buffer | undefined): Read {
  const files = new Map(bundle);
  const bytes = change(Buffer.from(bundle.get(path)!));
  if (bytes === undefined) files.delete(path);
  else files.set(path, bytes);
  return files;
}

function flipped(path: string, position: number, bits: number): Read {
  return changed(path, (bytes) => {
    bytes[position] = bytes[position]! ^ bits;
    return bytes;
  });
}

/** What somebody makes of the bundle who changes files and then writes a fitting manifest, signed with another key. */
function resealed(files: Read, signer = testSigner(9)): Read {
  const manifest = JSON.parse(bundle.get('manifest.json')!.toString()) as Record<string, unknown>;
  const own = ['manifest.json', 'manifest.sig', 'SHA256SUMS'];
  const made = [...files].filter(([path]) => !own.includes(path));
  const input = { signer, tool: manifest.tool, made: 0, threadId: manifest.thread, root, count: 0 };
  const sealed = sealFiles(input as unknown as BundleInput, made.map(listed));
  return new Map([...made, ...sealed.map(([path, bytes]) => [path, Buffer.from(bytes)] as const)]);
}

/** Changes a file that holds JSON of this shape. */
function json<T>(change: (value: T) => void): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const value = JSON.parse(bytes.toString()) as T;
    change(value);
    return Buffer.from(JSON.stringify(value));
  };
}

describe('the verifier', () => {
  it('finds nothing in a bundle as it was made, and says what it did not check', () => {
    expect(found(bundle)).toEqual([]);
    const { findings, notes } = verifyBundle(bundle);
    expect(findings).toEqual([]);
    expect(notes.join('\n')).toContain(key);
    expect(notes.join('\n')).toMatch(/Record 3 comes without its content: privileged/);
    expect(notes.join('\n')).toMatch(/No third party/);
  });

  it('finds each change of one byte, in any file at any place, and names the file', () => {
    const paths = [...bundle.keys()];
    const ends = paths.flatMap((path) =>
      [0, bundle.get(path)!.length >> 1, bundle.get(path)!.length - 1].map((at) => ({ path, at })),
    );
    for (const { path, at } of ends) expect(names(flipped(path, at, 1))).toContain(path);
    const place = fc
      .constantFrom(...paths)
      .chain((path) =>
        fc.tuple(fc.constant(path), fc.nat({ max: bundle.get(path)!.length - 1 }), fc.integer({ min: 1, max: 255 })),
      );
    fc.assert(
      fc.property(place, ([path, at, bits]) => names(flipped(path, at, bits)).includes(path)),
      { numRuns: 2_000 },
    );
  }, 240_000);

  it('finds what was cut off or added to a file', () => {
    const path = fc.constantFrom(...bundle.keys());
    fc.assert(
      fc.property(path, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (file, share) =>
        names(changed(file, (bytes) => bytes.subarray(0, Math.floor(bytes.length * share)))).includes(file),
      ),
      { numRuns: 120 },
    );
    for (const file of bundle.keys())
      expect(names(changed(file, (bytes) => Buffer.concat([bytes, Buffer.of(10)])))).toContain(file);
  }, 60_000);

  it('finds each file that was taken away, put beside, or put in the place of another', () => {
    for (const file of bundle.keys()) expect(names(changed(file, () => undefined))).toContain(file);
    expect(names(new Map([...bundle, ['records/000000099.json', Buffer.from('{}')]]))).toEqual([
      'records/000000099.json',
    ]);
    const swapped = new Map(bundle);
    swapped.set('content/000000001.bin', bundle.get('content/000000004.bin')!);
    swapped.set('content/000000004.bin', bundle.get('content/000000001.bin')!);
    expect(names(swapped)).toEqual(expect.arrayContaining(['content/000000001.bin', 'content/000000004.bin']));
  });

  it('finds another key, and a root that another key signed', () => {
    const other = testSigner(9);
    const forged = new Map(bundle);
    forged.set('root.sig', Buffer.from(other.sign(bundle.get('root.json')!)));
    expect(names(forged)).toContain('root.sig');
    forged.set('public-key.pem', Buffer.from(other.publicKeyPem));
    expect(names(resealed(forged))).toContain('public-key.pem');
    expect(names(resealed(bundle))).toContain('manifest.json');
  });

  it('finds records left out, put in another order or changed by whoever could sign the manifest anew', () => {
    const mine = testSigner(7);
    const lines = (change: (all: string[]) => string[]) =>
      resealed(
        changed('entries.jsonl', (bytes) =>
          Buffer.from(`${change(bytes.toString().trimEnd().split('\n')).join('\n')}\n`),
        ),
        mine,
      );
    expect(names(resealed(bundle, mine))).toEqual([]);
    expect(names(lines(([first, second, ...rest]) => [second!, first!, ...rest]))).toContain('entries.jsonl');
    expect(names(lines((all) => all.filter((_, i) => i !== 4)))).toContain('entries.jsonl');
    expect(names(lines((all) => all.map((line) => line.replace('"refusal"', '"inbound"'))))).toContain('proofs.json');
    const told = changed(
      'records.json',
      json<Listed>(({ records }) => Object.assign(records[4] ?? {}, { text: 'yes please' })),
    );
    expect(names(resealed(told, mine))).toContain('records.json');
    const content = changed('content/000000004.bin', (bytes) => Buffer.from(bytes.toString().replace('Which', 'What')));
    expect(names(resealed(content, mine))).toContain('content/000000004.bin');
  });

  it('finds what speaks for the subject, or an act of custody, that was left out of its list', () => {
    const mine = testSigner(7);
    const without = (path: string) =>
      resealed(
        changed(
          path,
          json<Listed>(({ records }) => records.pop()),
        ),
        mine,
      );
    expect(names(without('disclosure.json'))).toEqual(['disclosure.json']);
    expect(names(without('custody.json'))).toEqual(['custody.json']);
  });

  it('holds the log against a root that was noted earlier', () => {
    const [earlier] = JSON.parse(bundle.get('roots.json')!.toString()) as {
      statement: string;
      consistency: string[];
    }[];
    const { size, rootHash } = JSON.parse(earlier!.statement) as SignedRoot;
    expect(size).toBeLessThan(root.size);
    expect(found(bundle, { key, root: { size, hash: rootHash } })).toEqual([]);
    expect(names(bundle, { key, root: { size, hash: '0'.repeat(64) } })).toEqual(['root.json']);
    const broken = changed(
      'roots.json',
      json<{ consistency: string[] }[]>((roots) => roots[0]?.consistency.pop()),
    );
    expect(names(resealed(broken, testSigner(7)))).toContain('roots.json');
  });
});
