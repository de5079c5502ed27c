// Which content is in force, and the files of any version of it.

import { type ContentFiles, unpackFiles } from '../../content/files.js';
import { loadContentFiles } from '../../content/load.js';
import type { Content } from '../../domain/content.js';
import { type ContentAct, type ContentVersion, SHIPPED_VERSION } from '../../domain/content-version.js';
import { AppError } from '../../domain/errors.js';
import type { ContentStore } from '../../store/contract/content.js';

/** Acts that are looked back over: more than anybody publishes in a decade. */
export const ACTS_LOOKED_AT = 1_000;

export interface VersionsDeps {
  readonly store: ContentStore;
  /** The files that ship with the program. */
  readonly shipped: () => Promise<ContentFiles>;
}

/** The version in force after these acts, newest first. */
export function versionInForce(acts: readonly ContentAct[]): number {
  return acts[0]?.version ?? SHIPPED_VERSION;
}

/**
 * The version that was in force before the one that is: going back twice leads to the one before that. Null when the content that ships
 * is in force and nothing was before it. `acts` are newest first.
 */
export function versionBefore(acts: readonly ContentAct[]): number | null {
  const way: number[] = [SHIPPED_VERSION];
  for (const { act, version } of [...acts].reverse()) {
    const been = way.lastIndexOf(version);
    if (act === 'rollback' && been >= 0) way.splice(been + 1);
    else way.push(version);
  }
  return way.at(-2) ?? null;
}

/** A stored version. Throws AppError `not_found`. */
export async function storedVersion(n: number, store: ContentStore): Promise<ContentVersion> {
  const version = await store.version(n);
  if (version === undefined)
    throw new AppError('not_found', `There is no version ${n} of the content: see content list.`);
  return version;
}

/** The files of a version. Throws AppError `not_found`, or `bad_content` when the store was damaged. */
export async function filesOfVersion(n: number, { store, shipped }: VersionsDeps): Promise<ContentFiles> {
  if (n === SHIPPED_VERSION) return shipped();
  const { hash } = await storedVersion(n, store);
  const bundle = await store.bundle(hash);
  if (bundle === undefined)
    throw new AppError('bad_content', `The files of version ${n} are missing: the store was damaged.`);
  return unpackFiles(bundle.packed);
}

/** Gives what is in force, and notices when that changed. */
export interface ContentSource {
  /** Throws AppError `bad_content` with the way back when the published version cannot be used. */
  load(): Promise<Content>;
  /** Whether something was published or rolled back since the last load. */
  changed(): Promise<boolean>;
}

/** `shipped` gives the content that ships, checked. */
export function createContentSource(store: ContentStore, shipped: () => Promise<Content>): ContentSource {
  let loadedAct = -1;
  return {
    async load() {
      const acts = await store.acts(1);
      const content = await contentInForce(versionInForce(acts), store, shipped);
      // Noted for one that cannot be used, too: it will not become usable by being read again.
      loadedAct = acts[0]?.n ?? 0;
      if (content instanceof AppError) throw content;
      return content;
    },
    changed: async () => ((await store.acts(1))[0]?.n ?? 0) !== loadedAct,
  };
}

async function contentInForce(
  n: number,
  store: ContentStore,
  shipped: () => Promise<Content>,
): Promise<Content | AppError> {
  if (n === SHIPPED_VERSION) return shipped();
  try {
    const never = async (): Promise<ContentFiles> => ({});
    return loadContentFiles(await filesOfVersion(n, { store, shipped: never }));
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'store_unavailable') throw error;
    const back = 'go back with: safe-passage content rollback --to 0';
    return new AppError(
      'bad_content',
      `Version ${n} of the content is in force and cannot be used (${error.message}); ${back}`,
    );
  }
}
