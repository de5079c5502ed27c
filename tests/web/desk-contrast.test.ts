// Every pair of text and background that the pages may use is legible (WCAG 2.2: text 4.5; edges, focus and charts 3).

import { readFileSync } from 'node:fs';

type Colours = Readonly<Record<string, string>>;

const css = readFileSync(new URL('../../web/shared/tokens.css', import.meta.url), 'utf8').replace(
  /\/\*[\s\S]*?\*\//g,
  '',
);

function blockAfter(needle: string): Colours {
  const at = css.indexOf(needle);
  if (at < 0) throw new Error(`tokens.css has no block ${needle}`);
  const open = css.indexOf('{', at);
  const inside = css.slice(open + 1, css.indexOf('}', open));
  return Object.fromEntries(
    [...inside.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

const light = blockAfter(':root,\n[data-theme="light"]');
const dark = blockAfter('\n[data-theme="dark"]');
const darkBySystem = blockAfter(':root:not([data-theme="light"])');

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string | undefined, other: string | undefined): number {
  const [high = 0, low = 0] = [luminance(one ?? ''), luminance(other ?? '')].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const PLAIN = ['bg', 'surface', 'fill', 'hover'];
const TINTS = ['accent-tint', 'danger-tint', 'warn-tint', 'ok-tint', 'note-tint', 'mark', 'mark-weak'];
const TEXT = 4.5;
const EDGE = 3;

const pairs: [text: string, on: string[], needs: number][] = [
  ['text', [...PLAIN, ...TINTS], TEXT],
  ['text-2', [...PLAIN, ...TINTS], TEXT],
  ['text-3', [...PLAIN, 'accent-tint', 'note-tint', 'mark-weak'], TEXT],
  ['accent-text', [...PLAIN, 'accent-tint', 'note-tint', 'danger-tint', 'warn-tint', 'ok-tint'], TEXT],
  ['danger-text', [...PLAIN, 'danger-tint', 'accent-tint'], TEXT],
  ['warn-text', [...PLAIN, 'warn-tint', 'accent-tint', 'note-tint'], TEXT],
  ['ok-text', [...PLAIN, 'ok-tint', 'accent-tint'], TEXT],
  ['on-accent', ['accent', 'accent-hover'], TEXT],
  ['on-danger', ['danger', 'danger-hover'], TEXT],
  ['on-inverse', ['inverse'], TEXT],
  ['on-inverse-2', ['inverse'], TEXT],
  ['on-realm', ['realm'], TEXT],
  ['on-realm-2', ['realm'], TEXT],
  ['line-control', [...PLAIN, 'accent-tint', 'note-tint'], EDGE],
  ['focus', [...PLAIN, 'accent-tint', 'danger-tint', 'warn-tint'], EDGE],
  ['accent', PLAIN, EDGE],
  ['danger', PLAIN, EDGE],
  ['mark-line', [...PLAIN, 'mark', 'mark-weak'], EDGE],
  ['focus-inverse', ['inverse'], EDGE],
  ['focus-realm', ['realm'], EDGE],
];

describe('Colours', () => {
  it.each(pairs)('%s can be read on %j in light and dark', (text, on, needs) => {
    for (const ground of on) {
      expect({ ground, light: ratio(light[text], light[ground]) >= needs }).toEqual({ ground, light: true });
      expect({ ground, dark: ratio(dark[text], dark[ground]) >= needs }).toEqual({ ground, dark: true });
    }
  });

  it('are the same in the dark that the system asks for and the dark that the reader chose', () => {
    expect(darkBySystem).toEqual(dark);
  });
});
