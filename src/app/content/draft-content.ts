// Keeps an edited content as a draft. It may be unfinished: what is wrong with it is told by the check, and nothing is lost.

import { type ContentFiles, isContentPath, packFiles } from '../../content/files.js';
import { contentVersionOf } from '../../content/load.js';
import type { Clock } from '../../domain/clock.js';
import type { ContentVersion } from '../../domain/content-version.js';
import { AppError } from '../../domain/errors.js';
import type { ContentStore } from '../../store/contract/content.js';
import type { Audit } from '../audit.js';

/** All texts of a version together; thirteen languages take a tenth. */
const MAX_CHARS = 32 * 1024 * 1024;
/** Drafts that others may save while this one looks for a number. */
const TRIES = 10;

export interface DraftDeps {
  readonly store: ContentStore;
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What is to be kept. `base`: the version that it was made of. */
export interface DraftRequest {
  readonly files: ContentFiles;
  readonly base: number;
  readonly by: string;
  readonly note: string;
}

/** Keeps the draft under the next number. Throws AppError `bad_usage` for what is no content at all. */
export async function draftContent({ files, base, by, note }: DraftRequest, deps: DraftDeps): Promise<ContentVersion> {
  const stranger = Object.keys(files).find((path) => !isContentPath(path));
  if (stranger !== undefined) throw new AppError('bad_usage', `${stranger} is no file of the content`);
  const size = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  if (size === 0 || size > MAX_CHARS)
    throw new AppError('bad_usage', `the content has ${size} characters: none or too many`);
  const hash = contentVersionOf(files);
  await deps.store.keepBundle({ hash, packed: packFiles(files) });
  const version = await insertNext({ hash, base, by, at: deps.clock.now(), note }, deps.store);
  await deps.audit.record({
    actor: by,
    act: 'content.draft',
    object: `content:${version.n}`,
    outcome: 'ok',
    reason: note,
  });
  return version;
}

async function insertNext(draft: Omit<ContentVersion, 'n'>, store: ContentStore): Promise<ContentVersion> {
  for (let tries = 0; tries < TRIES; tries++) {
    const n = ((await store.versions(1))[0]?.n ?? 0) + 1;
    const version = { ...draft, n };
    if ((await store.insertVersion(version)) === 'inserted') return version;
  }
  throw new AppError('conflict', 'Others are saving drafts at the same moment: try again.');
}
