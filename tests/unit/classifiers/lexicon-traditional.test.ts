// Signs of zh.yaml are found in traditional spellings that the file does not list.

import { Automaton } from '../../../src/classifiers/lexicon/automaton.js';
import { judge } from '../../../src/classifiers/lexicon/judge.js';
import { loadLexicon } from '../../../src/classifiers/lexicon/load.js';
import { readText } from '../../../src/nlp/read.js';

const lexicon = loadLexicon('content/lexicon');
const automaton = new Automaton(lexicon);
const signsOf = (text: string): readonly string[] => {
  const reading = readText(text);
  return judge(lexicon, reading, automaton.match(reading)).signs.map(({ indicator }) => indicator.id);
};

test.each([
  ['羣裏管理員點放款,三方都不虧', 'guarantee-group-escrow'],
  ['喫住都在園區,不用操心', 'compound-living-on-site'],
  ['別在羣裏問,人多嘴雜', 'move-to-private-app'],
  ['我已經聯系不上我弟三天了', 'relative-missing-or-held'],
  ['山裏沒喫的,孩子走不動了,沒水', 'stranded-in-transit'],
  ['到了邊境,下一個人會聯系你', 'relay-of-contacts'],
])('%s: %s', (text, indicator) => {
  expect(signsOf(text)).toContain(indicator);
});
