// Words into lines, in any script.

/** Width of a line in the canvas's units. */
export type Measure = (line: string) => number;

/** Marks that close what stands before them and never begin a line. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{M}ๆฯ]+$/u;
/** Marks that open what comes after them and never end a line. */
const OPENING = /^[\p{Ps}\p{Pi}]+$/u;
/** Scripts without spaces, and the marks above and below their letters: for browsers that cannot part their words. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Mymr}\p{sc=Khmr}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]\p{M}*/gu;

/** Pieces that a line may break after, spaces at their ends. Joined they are the text. */
export function pieces(text: string, language: string): readonly string[] {
  const found: string[] = [];
  let open = '';
  for (const part of parted(text, language)) {
    const last = found.length - 1;
    if (OPENING.test(part)) open += part;
    else if (open === '' && last >= 0 && (/^\s+$/.test(part) || (CLOSING.test(part) && !/\s$/.test(found[last] ?? ''))))
      found[last] += part;
    else {
      found.push(open + part);
      open = '';
    }
  }
  return open === '' ? found : [...found, open];
}

function parted(text: string, language: string): readonly string[] {
  if (typeof Intl.Segmenter === 'function') {
    const words = new Intl.Segmenter(language || 'en', { granularity: 'word' }).segment(text);
    return joined(Array.from(words, ({ segment }) => segment));
  }
  return text
    .split(/(\s+)/)
    .flatMap((word) => word.replace(UNSPACED, '$&\0').split('\0'))
    .filter((part) => part !== '');
}

/** What hangs together without a space in a script that has them is one word: l’offre, face-to-face. */
function joined(parts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const part of parts) {
    const before = found.at(-1) ?? ' ';
    const apart = /\s$/.test(before) || /^\s/.test(part) || isUnspaced(before) || isUnspaced(part);
    if (apart || OPENING.test(part)) found.push(part);
    else found[found.length - 1] += part;
  }
  return found;
}

function isUnspaced(text: string): boolean {
  return text.search(UNSPACED) >= 0;
}

/** The text in lines no wider than `width`, as few as there can be. A piece that is wider stands alone. */
export function wrap(text: string, language: string, width: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, language)) {
    if (line !== '' && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

/** How words stand in a box. */
export interface Fitted {
  /** Height of the letters. */
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * The largest letters, from `largest` down to `smallest`, with which the words fit a box of `width` × `height`. `measureAt` gives the measure
 * for a size; a line takes `lineHeight` times the size.
 */
export function fitted(
  text: string,
  language: string,
  box: { readonly width: number; readonly height: number; readonly lineHeight: number },
  sizes: { readonly largest: number; readonly smallest: number },
  measureAt: (size: number) => Measure,
): Fitted {
  for (let size = sizes.largest; ; size -= 4) {
    const measure = measureAt(size);
    const lines = wrap(text, language, box.width, measure);
    const fits =
      lines.length * size * box.lineHeight <= box.height && lines.every((line) => measure(line) <= box.width);
    if (fits || size - 4 < sizes.smallest) return { size, lines: balanced(text, language, lines, measure) };
  }
}

/** As many lines, as alike in length as they can be: no word alone at the end. */
function balanced(text: string, language: string, lines: readonly string[], measure: Measure): readonly string[] {
  const width = Math.max(...lines.map(measure));
  for (let share = 0.5; share < 1; share += 0.04) {
    const tried = wrap(text, language, width * share, measure);
    if (tried.length <= lines.length && tried.every((line) => measure(line) <= width)) return tried;
  }
  return lines;
}
