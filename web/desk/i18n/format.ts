// The part of ICU MessageFormat that the desk's words use: {name} and {n, plural, one {…} other {…}} with # for the number.

/** Values that a message may hold. */
export type Args = Readonly<Record<string, string | number>>;

/** Index of the brace that closes the one at `open`. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

/** `one {…} other {…}` as a table. */
function branches(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    const end = closing(text, open);
    found[text.slice(at, open).trim()] = text.slice(open + 1, end);
    at = end + 1;
  }
  return found;
}

/** Fills one `{…}`; a value that was not given stays visible as its name, so that a missing one is seen and not hidden. */
function fill(inside: string, args: Args, language: string): string {
  const [name = '', kind, ...rest] = inside.split(',');
  const value = args[name.trim()];
  if (kind === undefined) return value === undefined ? `{${name}}` : String(value);
  const n = Number(value);
  const choices = branches(rest.join(','));
  const chosen = choices[`=${n}`] ?? choices[new Intl.PluralRules(language).select(n)] ?? choices.other ?? '';
  return format(chosen.replaceAll('#', new Intl.NumberFormat(language).format(n)), args, language);
}

/**
 * Formats a message of the catalogue.
 * Source of the syntax: ICU MessageFormat; only plain and plural arguments, no quoting.
 */
export function format(message: string, args: Args, language: string): string {
  let out = '';
  let at = 0;
  while (at < message.length) {
    const open = message.indexOf('{', at);
    if (open < 0) return out + message.slice(at);
    const end = closing(message, open);
    out += message.slice(at, open) + fill(message.slice(open + 1, end), args, language);
    at = end + 1;
  }
  return out;
}
