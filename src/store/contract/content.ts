// What the use cases ask of a store about versions of the content.

import type { ContentAct, ContentBundle, ContentVersion } from '../../domain/content-version.js';

/** Drafts and published versions. All is inserted, nothing is changed. */
export interface ContentStore {
  /** Files under their hash; a second time they are the same. Written before the version that names them. */
  keepBundle(bundle: ContentBundle): Promise<void>;
  bundle(hash: string): Promise<ContentBundle | undefined>;
  /** `exists`: the number is taken, take the next. */
  insertVersion(version: ContentVersion): Promise<'inserted' | 'exists'>;
  version(n: number): Promise<ContentVersion | undefined>;
  /** Newest first. */
  versions(limit: number): Promise<readonly ContentVersion[]>;
  /** `exists`: somebody published or rolled back meanwhile. */
  insertAct(act: ContentAct): Promise<'inserted' | 'exists'>;
  /** Newest first: the first one says what is in force. */
  acts(limit: number): Promise<readonly ContentAct[]>;
}
