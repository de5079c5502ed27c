// A language reaches the public after somebody who speaks it read its texts.

import { loadContent } from '../../../src/content/load.js';
import type { Content } from '../../../src/domain/content.js';
import { offeredBy } from '../../../src/domain/signed-off.js';

const content = await loadContent('content');
const shown = (profile: 'development' | 'ngo' | 'authority', from: Content = content) =>
  Object.keys(offeredBy(from, profile).languages);

/** The content in which somebody signed a language off. */
function signed(code: string): Content {
  const language = content.languages[code];
  if (!language) throw new Error(`${code} is no language`);
  const signedOff = { by: 'A. Example', on: '2026-11-01' };
  return { ...content, languages: { ...content.languages, [code]: { ...language, signedOff } } };
}

it('in development all thirteen languages are offered', () => expect(shown('development')).toHaveLength(13));

it.each(['ngo', 'authority'] as const)(
  'in the profile %s, the one the texts were written in, and those signed off',
  (profile) => {
    expect(shown(profile)).toEqual(['en']);
    expect(shown(profile, signed('ta'))).toEqual(['en', 'ta']);
  },
);

it('who writes in a language that is not offered is still understood', () => {
  expect(offeredBy(content, 'ngo').commands).toBe(content.commands);
});
