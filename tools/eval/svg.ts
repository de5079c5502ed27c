// Small multiples as one SVG: panels of equal size over the unit square, with axes, a title and a legend, in light and in dark.

/** One panel. `body` is SVG in the panel's own pixels, made with `toX` and `toY`. */
export interface Panel {
  readonly title: string;
  /** A word on the right of the title, a figure mostly. */
  readonly note: string;
  readonly body: string;
}

/** A line of the legend: its class and what it means. */
export interface LegendEntry {
  readonly kind: 'first' | 'second' | 'both' | 'guide';
  readonly words: string;
}

/** A whole picture. */
export interface Picture {
  readonly title: string;
  /** One or two lines below the title: what is seen. */
  readonly words: readonly string[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly legend: readonly LegendEntry[];
  /** Pixels of a panel's side. */
  readonly side: number;
  readonly columns: number;
  /** Room for words on the right of each panel. */
  readonly right?: number;
  readonly panels: readonly Panel[];
}

/** Room around a panel: its title above, numbers of the axes on the left and below. */
const ROOM = { top: 34, left: 44, right: 16, bottom: 34 };
/** Room around the picture. */
const MARGIN = 20;
const LINE = 20;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Colours are those of the desk (its tokens); readers differ in dash and width too, so that grey print still tells them apart. */
const STYLE = `
svg { --surface: #fff; --text: #171b21; --second-text: #434b57; --hint: #58616d; --line: #dce0e4; --both: #0e5a70; --first: #8a5a00;
  --second: #7b8490; --fill: #8fbccb; font: 13px system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif; }
@media (prefers-color-scheme: dark) { svg { --surface: #161a20; --text: #e7eaee; --second-text: #bac2cc; --hint: #9ba5b1; --line: #2b333d;
  --both: #86c9dc; --first: #e4b64c; --second: #9ba5b1; --fill: #35748a; } }
.surface { fill: var(--surface); stroke: var(--line); }
text { fill: var(--second-text); }
.title { fill: var(--text); font-size: 18px; font-weight: 600; }
.panel { fill: var(--text); font-weight: 600; }
.tick { fill: var(--hint); font-size: 11px; }
.grid { stroke: var(--line); fill: none; }
.guide { stroke: var(--hint); stroke-dasharray: 2 4; fill: none; }
.first, .second, .both { fill: none; stroke-linejoin: round; }
.first { stroke: var(--first); stroke-width: 1.6; stroke-dasharray: 6 3; }
.second { stroke: var(--second); stroke-width: 1.6; stroke-dasharray: 1.5 3; stroke-linecap: round; }
.both { stroke: var(--both); stroke-width: 2.4; }
.dot-first { fill: var(--first); } .dot-second { fill: var(--second); } .dot-both { fill: var(--both); }
.bar { fill: var(--fill); opacity: .55; }`;

/** Draws. */
export function draw(picture: Picture): string {
  const { side, columns, panels } = picture;
  const rows = Math.ceil(panels.length / columns);
  const cell = { width: ROOM.left + side + (picture.right ?? ROOM.right), height: ROOM.top + side + ROOM.bottom };
  const head = MARGIN + 24 + LINE * (picture.words.length + 1) + 8;
  const width = 2 * MARGIN + LINE + Math.min(columns, panels.length) * cell.width;
  const height = head + rows * cell.height + LINE + MARGIN;
  const placed = panels.map((panel, i) => {
    const x = MARGIN + LINE + (i % columns) * cell.width + ROOM.left;
    const y = head + Math.floor(i / columns) * cell.height + ROOM.top;
    return `<g transform="translate(${x} ${y})">${panelOf(panel, side)}</g>`;
  });
  const middle = head + (rows * cell.height) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${escapeText(picture.title)}</title>
<desc id="d">${escapeText(picture.words.join(' '))}</desc>
<style>${STYLE}</style>
<rect class="surface" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
${headOf(picture)}
${placed.join('\n')}
<text x="${MARGIN + LINE + (width - 2 * MARGIN - LINE) / 2}" y="${height - MARGIN}" text-anchor="middle">${escapeText(picture.xLabel)}</text>
<text transform="translate(${MARGIN + 8} ${middle}) rotate(-90)" text-anchor="middle">${escapeText(picture.yLabel)}</text>
</svg>
`;
}

function headOf({ title, words, legend }: Picture): string {
  const lines = words.map(
    (line, i) => `<text x="${MARGIN}" y="${MARGIN + 24 + LINE * i + LINE - 6}">${escapeText(line)}</text>`,
  );
  const y = MARGIN + 24 + LINE * (words.length + 1) - 6;
  let x = MARGIN;
  const entries = legend.map(({ kind, words: said }) => {
    const at = x;
    x += 44 + said.length * 7.2;
    return `<path class="${kind}" d="M${at} ${y - 4}h26"/><text x="${at + 32}" y="${y}">${escapeText(said)}</text>`;
  });
  return [
    `<text class="title" x="${MARGIN}" y="${MARGIN + 16}">${escapeText(title)}</text>`,
    ...lines,
    ...entries,
  ].join('\n');
}

function panelOf({ title, note, body }: Panel, side: number): string {
  const grid = TICKS.map((value) => `M${toX(value, side)} 0V${side}M0 ${toY(value, side)}H${side}`).join('');
  const numbers = TICKS.filter((value) => side > 200 || value % 0.5 === 0).map(
    (value) =>
      `<text class="tick" x="${toX(value, side)}" y="${side + 16}" text-anchor="middle">${value}</text>` +
      `<text class="tick" x="-8" y="${toY(value, side) + 4}" text-anchor="end">${value}</text>`,
  );
  return [
    `<path class="grid" d="${grid}"/>`,
    ...numbers,
    `<text class="panel" x="0" y="-10">${escapeText(title)}</text>`,
    `<text x="${side}" y="-10" text-anchor="end">${escapeText(note)}</text>`,
    body,
  ].join('');
}

/** Pixels from the left of a value 0..1. */
export function toX(value: number, side: number): number {
  return Math.round(value * side * 10) / 10;
}

/** Pixels from the top of a value 0..1. */
export function toY(value: number, side: number): number {
  return Math.round((1 - value) * side * 10) / 10;
}

/** A line through points of the unit square; points that fall on the pixel before are left out. */
export function lineThrough(points: readonly (readonly [number, number])[], side: number): string {
  const drawn = points.map(([x, y]) => `${toX(x, side)} ${toY(y, side)}`);
  const kept = drawn.filter((point, i) => point !== drawn[i - 1]);
  return kept.length === 0 ? '' : `M${kept.join('L')}`;
}

/** Text between tags. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
