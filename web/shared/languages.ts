// Names and directions of languages, from the browser's own tables.

/** Scripts written from right to left, by the primary subtags that use them. */
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** `rtl` or `ltr` for a BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(primarySubtag(language)) ? 'rtl' : 'ltr';
}

/** `pt` for `pt-BR`. */
export function primarySubtag(language: string): string {
  return (language.split('-')[0] ?? '').toLowerCase();
}

function named(code: string, inLanguage: string, type: 'language' | 'region'): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A language's name in another language, its code where the browser has no name. */
export function languageName(code: string, inLanguage: string): string {
  return named(code, inLanguage, 'language');
}

/** A language's name as its speakers write it, with a capital letter where the script has one. */
export function nativeName(code: string): string {
  const name = languageName(code, code);
  return name.slice(0, 1).toLocaleUpperCase(code) + name.slice(1);
}

/** A country's name (ISO 3166-1 alpha-2) in a language. */
export function countryName(code: string, inLanguage: string): string {
  return named(code, inLanguage, 'region');
}
