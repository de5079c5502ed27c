// Words that the page draws, to be kept or passed on.

import { readFileSync } from 'node:fs';
import { pieces, wrap } from '../../web/chat/picture/wrap.js';
import { describeIn } from './browser.js';
import { type Visit, visit } from './chat-browser.js';

const CARD = (language: string): string =>
  JSON.parse(readFileSync(`content/locales/${language}.json`, 'utf8'))['stories.card'];

/** What was drawn: the box around everything that is not the ground, how much of it is ink, and where the bar stands. */
async function drawn(page: Visit['page']) {
  const image = page.locator('img');
  await image.waitFor();
  return image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    pen.drawImage(picture, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const box = { left: width, top: height, right: 0, bottom: 0 };
    const rows = new Set<number>();
    let ink = 0;
    let bar = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
      if (Math.abs(r - 247) + Math.abs(g - 244) + Math.abs(b - 238) < 12) continue;
      const x = (at / 4) % width;
      const y = Math.floor(at / 4 / width);
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
      const isBar = r === 31 && g === 111 && b === 139;
      if (isBar) bar += x;
      else if (r < 60) {
        ink++;
        rows.add(y);
      }
    }
    return { width, height, box, ink, inkRows: rows.size, barAt: bar / (120 * 12) };
  });
}

describeIn('chat', 'A line drawn as a picture', (browser) => {
  let seen: Visit;
  afterEach(() => seen.close());

  const withPicture = (language: string) => ({
    script: () => ({ replies: [{ text: 'A line to share', picture: CARD(language), language }] }),
  });

  it.each(['en', 'ar', 'th', 'my', 'zh', 'ta'])('in %s fills the square and keeps its margins', async (language) => {
    seen = await visit(browser(), withPicture(language));
    await seen.write('share');
    const { width, height, box, ink, inkRows, barAt } = await drawn(seen.page);
    expect([width, height]).toEqual([1080, 1080]);
    expect(ink).toBeGreaterThan(8_000);
    // More than two lines of large letters, and none of them outside.
    expect(inkRows).toBeGreaterThan(100);
    expect(box.left).toBeGreaterThanOrEqual(112);
    expect(box.right).toBeLessThanOrEqual(968);
    expect(box.top).toBeGreaterThanOrEqual(112);
    expect(box.bottom).toBeLessThanOrEqual(968);
    // The bar stands where the language begins its lines.
    expect(Math.round(barAt / 10) * 10).toBe(language === 'ar' ? 900 : 180);
    expect(seen.elsewhere).toEqual([]);
    expect(seen.complaints).toEqual([]);
  });

  it('is kept as a file whose name says nothing, with what keeping it means', async () => {
    seen = await visit(browser(), withPicture('en'));
    await seen.write('share');
    await seen.page.getByText('A saved picture stays on this phone.').waitFor();
    const [file] = await Promise.all([seen.page.waitForEvent('download'), seen.button('Save the picture').click()]);
    expect(file.suggestedFilename()).toBe('picture.png');
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1080, 1080]);
    expect(seen.complaints).toEqual([]);
  });

  it('is told in words to whoever cannot see it, and what draws it comes only then', async () => {
    seen = await visit(browser(), withPicture('en'));
    const asked: string[] = [];
    seen.page.on('request', (request) => asked.push(request.url()));
    await seen.bubble('Can somebody else see this phone?').waitFor();
    expect(asked.filter((url) => url.includes('picture'))).toEqual([]);
    await seen.write('share');
    await seen.page.getByRole('img', { name: CARD('en') }).waitFor();
    expect(asked.filter((url) => url.includes('picture'))).toHaveLength(1);
  });

  it('goes with everything else when the person leaves', async () => {
    seen = await visit(browser(), withPicture('en'));
    await seen.write('share');
    await seen.page.locator('img').waitFor();
    await seen.button('Leave').click();
    await seen.page.getByText('Sunny').waitFor();
    expect(await seen.page.locator('img').count()).toBe(0);
  });
});

describe('Words in lines', () => {
  const byLetters = (line: string) => Array.from(line).length;

  it.each(['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'])(
    'in %s are all there, and no line begins with what closes or ends with what opens',
    (language) => {
      const text = CARD(language);
      expect(pieces(text, language).join('')).toBe(text);
      const lines = wrap(text, language, 16, byLetters);
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of lines) {
        expect(line).not.toMatch(/^[\p{Pe}\p{Pf}\p{Po}\p{M}\s]/u);
        expect(line).not.toMatch(/[\p{Ps}\p{Pi}\s]$/u);
      }
    },
  );

  it('break between words, where the language writes them apart or not', () => {
    expect(wrap('Before you pay, check l’offre (now).', 'en', 12, byLetters)).toEqual([
      'Before you',
      'pay, check',
      'l’offre',
      '(now).',
    ]);
    expect(wrap('ก่อนจ่ายเงิน', 'th', 9, byLetters)).toEqual(['ก่อนจ่าย', 'เงิน']);
    expect(wrap('付钱、签字或出发之前', 'zh', 4, byLetters)).toEqual(['付钱、', '签字或', '出发之前']);
  });

  it('come out whole where the browser cannot part them', () => {
    const { Segmenter } = Intl;
    try {
      Reflect.deleteProperty(Intl, 'Segmenter');
      for (const language of ['en', 'ar', 'th', 'my', 'zh'])
        expect(pieces(CARD(language), language).join('')).toBe(CARD(language));
      expect(wrap('ก่อนจ่ายเงิน', 'th', 4, byLetters).every((line) => !/^\p{M}/u.test(line))).toBe(true);
      expect(wrap('Before you pay', 'en', 10, byLetters)).toEqual(['Before you', 'pay']);
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });
});
