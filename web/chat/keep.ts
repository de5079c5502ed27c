// What a tab remembers so that a phone that runs out of memory does not lose the talk: never a word that was written.

const KEY = 'chat';

/** Enough to take the talk up again. */
export interface Kept {
  readonly token: string;
  /** Id of the last stream event before the latest turn, `0` at the start. */
  readonly after: string;
  readonly language: string;
}

/** What was kept in this tab, or null; also null where the browser refuses storage. */
export function recall(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

/** Keeps it for this tab only; a browser that refuses storage goes without. */
export function keep(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {}
}

/** Leaves nothing in storage. */
export function forget(): void {
  try {
    sessionStorage.clear();
  } catch {}
}
