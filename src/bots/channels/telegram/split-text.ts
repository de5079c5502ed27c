// Long texts in parts that a platform takes, cut where a reader would pause.

/** Where a text may be cut, the best places first. */
const PAUSES = ['sentence', 'word', 'grapheme'] as const;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Parts of at most `limit` UTF-16 code units that make up the whole text again, cut at ends of sentences, else of words,
 * else between characters. A single character that is longer than the limit is cut between its code points. Blank parts are left out.
 */
export function splitText(text: string, limit: number): string[] {
  return partsOf(text, limit, 0).filter((part) => part.trim() !== '');
}

function partsOf(text: string, limit: number, pause: number): string[] {
  if (text.length <= limit) return [text];
  const parts: string[] = [];
  let part = '';
  for (const piece of piecesOf(text, pause)) {
    if (part.length + piece.length <= limit) {
      part += piece;
      continue;
    }
    if (part !== '') parts.push(part);
    const finer = piece.length <= limit ? [piece] : partsOf(piece, limit, pause + 1);
    parts.push(...finer.slice(0, -1));
    part = finer.at(-1) ?? '';
  }
  return [...parts, part];
}

function piecesOf(text: string, pause: number): Iterable<string> {
  const granularity = PAUSES[pause];
  if (granularity === undefined) return text;
  return Array.from(segmenter(granularity).segment(text), ({ segment }) => segment);
}

function segmenter(granularity: (typeof PAUSES)[number]): Intl.Segmenter {
  const known = segmenters.get(granularity) ?? new Intl.Segmenter('und', { granularity });
  segmenters.set(granularity, known);
  return known;
}
