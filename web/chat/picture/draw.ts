// Draws words on a square, on this page alone: nothing is asked of anybody else.

import { directionOf } from '../../shared/languages.js';
import { fitted } from './wrap.js';

/** Side of the picture in pixels: what the places where people share pictures take without cutting. */
export const SIDE = 1080;
/** Nothing but the ground comes nearer to the edge. */
export const MARGIN = 120;

const LINE_HEIGHT = 1.5;
const SIZES = { largest: 88, smallest: 36 };
/** A bar before the words; it says nothing and makes the picture one. */
const BAR = { width: 120, height: 12, gap: 56 };
const COLOURS = { ground: '#f7f4ee', ink: '#1d2733', bar: '#1f6f8b' };

/** The words as a picture (a PNG). Null where the browser cannot draw. */
export function draw(words: string, language: string): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  canvas.width = SIDE;
  canvas.height = SIDE;
  const family = getComputedStyle(document.body).fontFamily;
  const setSize = (size: number) => {
    pen.font = `600 ${size}px ${family}`;
    return (line: string) => pen.measureText(line).width;
  };
  const width = SIDE - 2 * MARGIN;
  const box = { width, height: width - BAR.height - BAR.gap, lineHeight: LINE_HEIGHT };
  const { size, lines } = fitted(words, language, box, SIZES, setSize);
  setSize(size);
  pen.fillStyle = COLOURS.ground;
  pen.fillRect(0, 0, SIDE, SIDE);
  const fromRight = directionOf(language) === 'rtl';
  const start = fromRight ? SIDE - MARGIN : MARGIN;
  const top = (SIDE - BAR.height - BAR.gap - lines.length * size * LINE_HEIGHT) / 2;
  pen.fillStyle = COLOURS.bar;
  pen.fillRect(fromRight ? start - BAR.width : start, top, BAR.width, BAR.height);
  pen.fillStyle = COLOURS.ink;
  pen.direction = fromRight ? 'rtl' : 'ltr';
  pen.textAlign = fromRight ? 'right' : 'left';
  pen.textBaseline = 'middle';
  const first = top + BAR.height + BAR.gap + (size * LINE_HEIGHT) / 2;
  for (const [n, line] of lines.entries()) pen.fillText(line, start, first + n * size * LINE_HEIGHT);
  return canvas;
}
