// Holds the content that is in force. A version that cannot be read never replaces one that works.

import type { Content } from '../domain/content.js';
import { AppError } from '../domain/errors.js';

/** How a reload ended. `reason` is `file:line: why`. */
export type Reloaded =
  | { readonly kind: 'changed'; readonly version: string }
  | { readonly kind: 'unchanged'; readonly version: string }
  | { readonly kind: 'kept'; readonly version: string; readonly reason: string };

/** The one place from which the program takes its content. */
export interface ContentHolder {
  current(): Content;
  reload(): Promise<Reloaded>;
}

/** Loads once (throws `bad_content`: a broken start is no start), then keeps the last good version. */
export async function holdContent(load: () => Promise<Content>): Promise<ContentHolder> {
  let content = await load();
  return {
    current: () => content,
    async reload() {
      const { version } = content;
      try {
        const next = await load();
        if (next.version === version) return { kind: 'unchanged', version };
        content = next;
        return { kind: 'changed', version: next.version };
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return { kind: 'kept', version, reason: error.message };
      }
    },
  };
}
