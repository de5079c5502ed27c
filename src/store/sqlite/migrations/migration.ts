// What one step of the schema's history is.

/** A step forward. It runs in one transaction together with the new version number, so it happened or it did not. */
export interface Migration {
  readonly version: number;
  /** What it does, for the person who runs it. */
  readonly says: string;
  readonly sql: string;
}
