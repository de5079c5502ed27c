// The learned part of command understanding: takes authors' messages in, trains on them, writes src/nlp/intents/profile.ts.
// Run: node tools/run-ts.mjs tools/intents.ts import PARTS_DIR | train

import { importCommands, readMessages } from './intents/messages.js';
import { trainIntents } from './intents/train.js';

const [command, folder] = process.argv.slice(2);
if (command === 'import' && folder !== undefined) importCommands(folder);
else if (command === 'train') await trainIntents();
else if (command === 'texts') process.stdout.write(JSON.stringify((await readMessages()).map(({ text }) => text)));
else {
  console.error('Usage: node tools/run-ts.mjs tools/intents.ts import PARTS_DIR | train');
  process.exitCode = 2;
}
