// Finding entities takes time in proportion to the length, also in a text that is one numeral after the other.

import { findEntities } from '../../../src/nlp/entities/entities.js';
import { normalise } from '../../../src/nlp/normalise.js';

const SHORT = 200_000;
const LONG = 1_000_000;
/** Five times the text may take eight times the time: the collector of garbage has its own pace. */
const MOST = 8;

/** Microseconds of this process for one pass over `part` repeated to `length` units; the better of two. */
function cost(part: string, length: number): number {
  const text = normalise(part.repeat(Math.ceil(length / part.length)));
  const once = (): number => {
    const before = process.cpuUsage().user;
    findEntities(text);
    return process.cpuUsage().user - before;
  };
  return Math.min(once(), once());
}

test.each(['三十五万', '三千五百', '二十五点'])('Han numerals: %s again and again', (part) => {
  cost(part, SHORT / 10); // the program warms up
  expect(cost(part, LONG) / cost(part, SHORT)).toBeLessThanOrEqual(MOST);
});
