// The code that system and SQLite errors carry, read without asking which realm the error came from.

/** `ENOENT`, `SQLITE_FULL` …; empty when the error has none. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
