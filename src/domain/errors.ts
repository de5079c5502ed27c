// The errors the system can speak of, each with a stable code from which everything else follows.

/** Stable codes. The HTTP status, the exit code and the words shown follow from the code, never from a message text. */
export const ERROR_CODES = [
  'unauthorised',
  'malformed',
  'not_found',
  'forbidden',
  'setup_required',
  'method_not_allowed',
  'conflict',
  'stale',
  'too_large',
  'unsupported_media_type',
  'refused',
  'too_many_requests',
  'store_unavailable',
  'internal',
  'bad_content',
  'bad_config',
  'bad_usage',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/**
 * A failure with a stable code. `message` is one plain sentence that says what is wrong and, where there is one, the
 * mend; it never holds what a person wrote, a phone number, a name or a token. `details` are facts for a program.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ErrorCode, message: string, details?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
