// The readable page of a bundle as a browser prints it on A4: nothing cut at the side, scripts that run from the right, no row torn.

import { someEvidence, toldWorld } from '../helpers/evidence-world.js';
import { describeIn } from './browser.js';

/** Between the margins of the page's own A4, at 96 pixels an inch. */
const A4_WIDTH = 687;
const ARABIC = 'مرحبا، عندي عمل في المطعم، الراتب 1200 دولار';
const TEXTS = [
  ARABIC,
  'តើអ្នកមានការងារនៅកម្ពុជាទេ?',
  `https://example.org/${'a'.repeat(400)}`,
  'Very long text. '.repeat(400),
];

describeIn('desk', 'The readable page of a bundle', (browser) => {
  it('fits A4, lets long tokens break and keeps short rows whole', async () => {
    const { deps, exported } = await toldWorld();
    for (const [i, text] of TEXTS.entries()) await deps.log.record(someEvidence(`long-${i}`, { text }));
    const { files } = await exported();
    const context = await browser().newContext({ viewport: { width: A4_WIDTH, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.setContent(files.get('report.html')?.toString() ?? '');
    await page.emulateMedia({ media: 'print' });
    const seen = await page.evaluate((arabic) => {
      const rows = [...document.querySelectorAll('.records tr')];
      const said = [...document.querySelectorAll('pre')].find((one) => one.textContent === arabic);
      const [text, box] = [document.createRange(), said?.getBoundingClientRect()];
      if (said !== undefined) text.selectNodeContents(said);
      return {
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        cut: [...document.querySelectorAll('td, th')].filter((one) => one.scrollWidth > one.clientWidth + 1).length,
        fromTheRight: Math.abs((box?.right ?? 0) - text.getBoundingClientRect().right) < 1,
        torn: rows.filter((one) => getComputedStyle(one).breakInside === 'auto').length,
        rows: rows.length,
      };
    }, ARABIC);
    // Only the text that no page could hold may go on over its end.
    expect(seen).toMatchObject({ wide: 0, cut: 0, fromTheRight: true, torn: 1 });
    expect(seen.rows).toBeGreaterThan(15);
    expect(complaints).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12]/);
    await context.close();
  }, 30_000);
});
