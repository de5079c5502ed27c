// Rule 16: a text that looks like the one that was approved is another text.

import { type Attempt, refuses } from './attempts.js';

/** An officer's draft, to be made to look as it does not read. */
const SEEN = 'Thank you, café that. What does it include?';

/** Texts that look like `SEEN`, or nearly. */
const FORMS: readonly (readonly [string, string])[] = [
  ['a zero-width space', SEEN.replace('What', 'Wh\u200bat')],
  ['a zero-width joiner', SEEN.replace('What', 'Wh\u200dat')],
  ['a zero-width non-joiner', SEEN.replace('What', 'Wh\u200cat')],
  ['a word joiner', SEEN.replace('What', '\u2060What')],
  ['a byte order mark', `\ufeff${SEEN}`],
  ['a soft hyphen', SEEN.replace('include', 'in\u00adclude')],
  ['a right-to-left override', SEEN.replace('What', '\u202eWhat')],
  ['an isolate', SEEN.replace('What', '\u2066What\u2069')],
  ['a no-break space', SEEN.replace('does it', 'does\u00a0it')],
  ['a narrow no-break space', SEEN.replace('does it', 'does\u202fit')],
  ['an ideographic space', SEEN.replace('does it', 'does\u3000it')],
  ['a Cyrillic letter', SEEN.replace('that', 'thаt')],
  ['a Greek letter', SEEN.replace('does', 'dοes')],
  ['a fullwidth letter', SEEN.replace('does', 'doｅs')],
  ['a mathematical letter', SEEN.replace('does', 'do\u{1d41e}s')],
  ['a variation selector', `${SEEN}\ufe0f`],
  ['a tag character', `${SEEN}\u{e0041}`],
  ['a combining grapheme joiner', SEEN.replace('What', 'Wh\u034fat')],
  ['a Hangul filler', SEEN.replace('What', 'What\u3164')],
  ['the same letter in two parts', SEEN.normalize('NFD')],
  ['a space at the end', `${SEEN} `],
  ['a line end', `${SEEN}\n`],
  ['another question mark', SEEN.replace('?', '\u037e')],
];

/** Approved in the one form, and put into the other by somebody else before it leaves. */
const editedInto =
  (text: string): Attempt[2] =>
  async (scene) => {
    const talk = await scene.talk();
    const draft = await scene.write(talk, SEEN);
    await scene.good(scene.approve(talk.thread, draft));
    await scene.edit(talk, draft, text, 'tom');
    return () => scene.release(talk.thread, draft);
  };

/** The other form, with a yes to the hash of the one that was seen. */
const hashOfOther =
  (text: string): Attempt[2] =>
  async (scene) => {
    const talk = await scene.talk();
    const seen = await scene.write(talk, SEEN);
    const { id, revision } = await scene.edit(talk, seen, text, 'tom');
    const mixed = { id, revision, textSha256: seen.textSha256 };
    return () => scene.approve(talk.thread, mixed);
  };

refuses([
  ...FORMS.map(
    ([what, text]): Attempt => [`edited after the approval by ${what}`, '422 not_approved', editedInto(text)],
  ),
  ...FORMS.map(
    ([what, text]): Attempt => [`the hash of the text without ${what}`, 'approval:text_changed', hashOfOther(text)],
  ),
]);
