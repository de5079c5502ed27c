// Passages in quotation marks, of any script.

/** Opening marks and what closes them. ASCII and typographic apostrophes are left out: they stand inside words. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“”"'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['｢', '｣'],
]);
/** Longest passage taken as quoted, in units: a mark that is never closed quotes nothing. */
const MAX_QUOTE = 2_000;

/** Units [start, end) inside marks, without the marks, in order; a quotation inside another belongs to the outer one. */
export function findQuotes(text: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let open = -1;
  let closing = '';
  for (let i = 0; i < text.length; i += 1) {
    if (open >= 0 && i - open > MAX_QUOTE) {
      // What opened there opened nothing.
      open = -1;
    }
    const sign = text.charAt(i);
    if (open >= 0 && closing.includes(sign)) {
      found.push([open, i]);
      open = -1;
    } else if (open < 0) {
      const closes = CLOSING.get(sign);
      if (closes !== undefined) {
        open = i + 1;
        closing = closes;
      }
    }
  }
  return found;
}

/** Whether [start, end) lies inside one of the passages. */
export function isInside(passages: readonly (readonly [number, number])[], start: number, end: number): boolean {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.[1] ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const passage = passages[low];
  return passage !== undefined && passage[0] <= start && end <= passage[1];
}
