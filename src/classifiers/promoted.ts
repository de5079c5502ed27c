// Which model of a reader is live: a folder of promoted models with a small pointer beside them, and the way back.

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/errors.js';
import { loadModelFile } from './linear/store-model.js';
import { readChecked } from './read-checked.js';
import { readJoin } from './second/join-model.js';

const POINTER = 'live.json';
/** What makes a folder a model of one of the readers. */
export interface ModelKind {
  /** What a model is: of these files its hash is taken. */
  readonly parts: readonly string[];
  /** What belongs to it where it is there, and is hashed then. */
  readonly optional: readonly string[];
  /** What is copied beside them where it is there: nothing else that may lie in a folder, such as rows it was trained on. */
  readonly beside: readonly string[];
  /** Version of the model in a folder. Throws AppError `bad_content`. */
  version(dir: string): string;
}

/** The first reader's. */
export const FIRST_MODEL: ModelKind = {
  parts: ['model.json', 'weights.bin'],
  optional: [],
  beside: ['MODEL_CARD.md', 'reference.json'],
  version: (dir) => loadModelFile(dir).version,
};

/** The second reader's: tuned layers, head, how it is joined, and what it knows of commands. Its pointer lies in a folder of its own. */
export const SECOND_MODEL: ModelKind = {
  parts: ['model.json', 'encoder.json', 'layers.q4', 'layers.scale.f16', 'params.f32'],
  optional: ['intents.json', 'intents.f32'],
  beside: [],
  version: (dir) => readJoin(dir).version,
};

/** Models that are kept to go back to; older ones are removed with their folders. */
const KEPT = 5;

const placeSchema = z.strictObject({
  /** Name of a folder beside the pointer; null: the shipped model. */
  folder: z
    .string()
    .regex(/^[\w.-]+$/)
    .nullable(),
  version: z.string(),
  /** SHA-256 of its parts, hexadecimal. Of the shipped model it is not held against anything: an upgrade changes it. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Milliseconds since 1970, and the actor of the audit log: when and by whom it was made live. */
  at: z.number(),
  by: z.string(),
});

/** A model that is, or was, live. */
export type ModelPlace = z.infer<typeof placeSchema>;

const pointerSchema = z.strictObject({
  format: z.literal(1),
  live: placeSchema,
  /** Those before it, the newest first: where a rollback leads. */
  earlier: z.array(placeSchema).max(KEPT),
});

/** The pointer: what is live, and what was before. */
export type LiveModels = z.infer<typeof pointerSchema>;

/** Where models lie: `promoted` is null when a setting names the model and nothing else counts. */
export interface ModelFolders {
  readonly promoted: string | null;
  readonly shipped: string;
}

/** Who makes a model live, and when. */
export interface ByWhom {
  readonly at: number;
  readonly by: string;
}

/** The pointer, or null where nothing was ever promoted. Throws AppError `bad_content` when it is broken. */
export function readLive(promoted: string): LiveModels | null {
  const path = join(promoted, POINTER);
  return existsSync(path) ? readChecked(path, pointerSchema, 'pointer to the live model') : null;
}

/**
 * The folder of the model that the service reads with. Throws AppError `bad_content` with the mend when the pointer is broken, or the
 * model behind it is gone or was changed since it was promoted.
 */
export function liveModelDir({ promoted, shipped }: ModelFolders, kind = FIRST_MODEL): string {
  const live = promoted === null ? null : readLive(promoted);
  if (promoted === null || live === null || live.live.folder === null) return shipped;
  const dir = join(promoted, live.live.folder);
  if (hashOrNull(dir, kind) === live.live.sha256) return dir;
  throw new AppError(
    'bad_content',
    `${dir}: the live model is gone or was changed since it was promoted: put it back, or run \`safe-passage model rollback${kind === SECOND_MODEL ? ' --second' : ''}\``,
  );
}

/** SHA-256 of a model's folder. Throws AppError `bad_content` when a part is missing. */
export function modelHash(dir: string, kind = FIRST_MODEL): string {
  const hash = hashOrNull(dir, kind);
  if (hash === null) throw new AppError('bad_content', `${dir}: is no model's folder (${kind.parts.join(', ')})`);
  return hash;
}

function hashOrNull(dir: string, { parts, optional }: ModelKind): string | null {
  if (!parts.every((part) => existsSync(join(dir, part)))) return null;
  const hash = createHash('sha256');
  for (const part of [...parts, ...optional]) {
    const path = join(dir, part);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * Copies a model beside the pointer, whole or not at all and durable when it returns, under a name that its bytes decide. Gives the name.
 * Live it is not yet. Throws AppError `bad_content` when the copy is not the model of this hash: it was changed since it was judged.
 */
export function storeCandidate(promoted: string, dir: string, sha256?: string, kind = FIRST_MODEL): string {
  const judged = sha256 ?? modelHash(dir, kind);
  const name = `${kind.version(dir).replace(/[^\w.-]/g, '_')}-${judged.slice(0, 12)}`;
  const target = join(promoted, name);
  if (hashOrNull(target, kind) === judged) return name;
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  for (const part of [...kind.parts, ...kind.optional, ...kind.beside]) {
    const path = join(dir, part);
    if (existsSync(path)) writeFileSync(join(fresh, part), readFileSync(path), { flush: true });
  }
  syncFolder(fresh);
  if (hashOrNull(fresh, kind) !== judged) {
    rmSync(fresh, { recursive: true, force: true });
    throw new AppError(
      'bad_content',
      `${dir}: the model was changed while it was judged: let it be and promote it again`,
    );
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  syncFolder(promoted);
  return name;
}

/** Makes the names in a folder durable; where the system cannot open folders (Windows) it sees to that itself. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes a stored candidate live; what was live stays to go back to. */
export function makeLive(
  folders: ModelFolders & { readonly promoted: string },
  folder: string,
  who: ByWhom,
  kind = FIRST_MODEL,
): void {
  const { promoted } = folders;
  const before = readLive(promoted) ?? { live: shippedPlace(folders, who, kind), earlier: [] };
  const dir = join(promoted, folder);
  const place: ModelPlace = { folder, version: kind.version(dir), sha256: modelHash(dir, kind), ...who };
  const earlier = [before.live, ...before.earlier];
  writeLive(promoted, { format: 1, live: place, earlier: earlier.slice(0, KEPT) });
  removeUnnamed(promoted, earlier.slice(KEPT));
}

/** Goes back to the model before. Null, and nothing done, when there is none. It need not be able to read the one it leaves. */
export function goBack(
  promoted: string,
  who: ByWhom,
  kind = FIRST_MODEL,
): { readonly from: ModelPlace; readonly to: ModelPlace } | null {
  const live = readLive(promoted);
  const [to, ...earlier] = live?.earlier ?? [];
  if (live === null || to === undefined) return null;
  if (to.folder !== null && hashOrNull(join(promoted, to.folder), kind) !== to.sha256) {
    throw new AppError(
      'bad_content',
      `${join(promoted, to.folder)}: the model before is gone or was changed: put it back`,
    );
  }
  const back = { ...to, ...who };
  writeLive(promoted, { format: 1, live: back, earlier });
  return { from: live.live, to: back };
}

function shippedPlace({ shipped }: ModelFolders, who: ByWhom, kind: ModelKind): ModelPlace {
  return { folder: null, version: kind.version(shipped), sha256: modelHash(shipped, kind), ...who };
}

/** In one step: whoever starts meanwhile finds the old pointer or the new one. */
function writeLive(promoted: string, live: LiveModels): void {
  const path = join(promoted, POINTER);
  writeFileSync(`${path}.new`, `${JSON.stringify(live, null, 2)}\n`, { flush: true });
  renameSync(`${path}.new`, path);
  syncFolder(promoted);
}

function removeUnnamed(promoted: string, gone: readonly ModelPlace[]): void {
  const live = readLive(promoted);
  const named = new Set([live?.live.folder, ...(live?.earlier ?? []).map(({ folder }) => folder)]);
  for (const { folder } of gone) {
    if (folder !== null && !named.has(folder))
      rmSync(join(promoted, basename(folder)), { recursive: true, force: true });
  }
}
