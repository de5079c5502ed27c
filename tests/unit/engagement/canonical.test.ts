// Everybody signs the same bytes (RFC 8785).

import { canonicalJson, isWellFormed } from '../../../src/bots/engagement/canonical.js';

describe('canonical JSON', () => {
  it('gives the example of RFC 8785, 3.2.2 to 3.2.4', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\u0027\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toEqual({
      ok: true,
      value:
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    });
  });

  it('sorts names by their UTF-16 units, as RFC 8785, 3.2.3 shows', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    const text = canonicalJson(value);
    expect(text.ok && text.value).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('does not care in which order the fields were written', () => {
    expect(canonicalJson({ b: [1, { d: 2, c: 3 }], a: '' })).toEqual(canonicalJson({ a: '', b: [1, { c: 3, d: 2 }] }));
  });

  it.each([
    ['not a number', Number.NaN, 'not_finite'],
    ['infinity', { a: [Number.POSITIVE_INFINITY] }, 'not_finite'],
    ['half a surrogate pair', { a: '\ud83d' }, 'lone_surrogate'],
    ['half a pair in a name', { '\ud83d': 1 }, 'lone_surrogate'],
    ['a function', { a: () => 1 }, 'not_json'],
    ['nothing', undefined, 'not_json'],
  ])('refuses %s', (_, value, error) => {
    expect(canonicalJson(value)).toEqual({ ok: false, error });
  });

  it('knows half a pair from a whole one', () => {
    expect([isWellFormed('a😀'), isWellFormed('a\ud83d'), isWellFormed('\ude00b')]).toEqual([true, false, false]);
  });
});
