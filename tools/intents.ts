// The learned part of command understanding: takes authors' messages in, trains on them, writes src/nlp/intents/profile.ts.
// Run: node tools/run-ts.mjs tools/intents.ts import PARTS_DIR | train [--letters]
//   --letters: the second reader's head stays as it is

import { importCommands } from './intents/messages.js';
import { trainIntents } from './intents/train.js';

const [command, option] = process.argv.slice(2);
if (command === 'import' && option !== undefined) importCommands(option);
else if (command === 'train') await trainIntents(option !== '--letters');
else {
  console.error('Usage: node tools/run-ts.mjs tools/intents.ts import PARTS_DIR | train [--letters]');
  process.exitCode = 2;
}
