// What the real Bot API refuses, in its own words, so that a bot which passes here would pass there.

/** The API's refusal. */
export class ApiError extends Error {
  readonly status: number;
  readonly parameters: { readonly retry_after?: number };

  constructor(status: number, description: string, parameters: { readonly retry_after?: number } = {}) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

/** The fields of a call. */
export type Payload = Readonly<Record<string, unknown>>;

const bad = (says: string) => new ApiError(400, `Bad Request: ${says}`);

/** Text of a message as it would be shown: ends trimmed. */
export function checkedText(payload: Payload): string {
  const { text, parse_mode: mode } = payload;
  if (typeof text !== 'string') throw bad('message text is empty');
  if (/\p{Surrogate}/u.test(text)) throw bad('strings must be encoded in UTF-8');
  if (mode === 'HTML' && !isBalancedHtml(text)) throw bad("can't parse entities: unsupported start tag");
  if (mode !== undefined && mode !== 'HTML') throw bad('unsupported parse_mode');
  const shown = text.trim();
  if (shown === '') throw bad('message text is empty');
  if (shown.length > 4096) throw bad('message is too long');
  return shown;
}

function isBalancedHtml(text: string): boolean {
  return [...text.matchAll(/<([^>]*)>?/g)].every(([tag]) => /^<\/?(b|i|u|s|code|pre)>$/.test(tag));
}

/** Labels of the keyboard, row by row; `[]`: the old one goes; undefined: the old one stays. */
export function checkedKeyboard(markup: unknown): readonly (readonly string[])[] | undefined {
  if (markup === undefined) return undefined;
  if (typeof markup !== 'object' || markup === null) throw bad("can't parse reply keyboard markup JSON object");
  if ('remove_keyboard' in markup) {
    if (markup.remove_keyboard !== true) throw bad('field "remove_keyboard" must be True');
    return [];
  }
  if (!('keyboard' in markup) || !Array.isArray(markup.keyboard)) throw bad('object expected as reply markup');
  const rows = markup.keyboard.map((row: unknown) => {
    if (!Array.isArray(row)) throw bad('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays');
    return row.map(labelOf);
  });
  if (rows.length === 0 || rows.some((row) => row.length === 0)) throw bad('reply keyboard is empty');
  return rows;
}

function labelOf(button: unknown): string {
  const text = typeof button === 'string' ? button : (button as { readonly text?: unknown } | null)?.text;
  if (typeof text !== 'string' || text.trim() === '') throw bad("can't parse keyboard button: text must be non-empty");
  return text;
}

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | null;
  readonly allowed: readonly string[] | null;
}

/** What setWebhook takes. */
export function checkedWebhook({ url, secret_token: secret, allowed_updates: allowed }: Payload): WebhookSettings {
  if (typeof url !== 'string' || !url.startsWith('https://'))
    throw bad('bad webhook: An HTTPS URL must be provided for webhook');
  if (secret !== undefined && (typeof secret !== 'string' || !/^[A-Za-z0-9_-]{1,256}$/.test(secret)))
    throw bad('secret token contains unallowed characters');
  return { url, secret: typeof secret === 'string' ? secret : null, allowed: checkedKinds(allowed) };
}

/** What `allowed_updates` takes. */
export function checkedKinds(allowed: unknown): readonly string[] | null {
  if (allowed === undefined) return null;
  if (!Array.isArray(allowed) || allowed.some((kind) => typeof kind !== 'string'))
    throw bad("can't parse allowed updates");
  return allowed;
}

/** Ids of messages to delete: one to a hundred. */
export function checkedIds(ids: unknown): readonly number[] {
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 100 || ids.some((id) => !Number.isInteger(id)))
    throw bad('message identifiers are not specified, or too many');
  return ids;
}

/** A number that must be there. */
export function checkedNumber(payload: Payload, field: string): number {
  const value = Number(payload[field]);
  if (!Number.isInteger(value)) throw bad(`${field} is empty`);
  return value;
}

/** The refusal with this reason. */
export const badRequest = bad;
