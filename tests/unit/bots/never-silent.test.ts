import { step } from '../../../src/bots/conversation/engine.js';
import type { World } from '../../../src/bots/conversation/heard.js';
import { readContent } from '../../../src/content/load.js';
import type { Session } from '../../../src/domain/session.js';
import { matchIntent } from '../../../src/nlp/intents.js';
import { oneOf, seeded } from '../../faults/random.js';
import { benign } from '../../helpers/running-service.js';

const TEXTS = ['hello', 'skip', 'I want to talk to a person', 'No, only me', 'the work is not what they said', 'yes'];

it('gives every message a reply, whatever way a person takes through the flows', async () => {
  const content = await readContent('content');
  const world: World = {
    content,
    now: 1_800_000_000_000,
    profile: 'development',
    duty: { anybody: false, languages: [] },
    defaultLanguage: 'en',
    flow: 'help',
    freshId: 'x',
  };
  const random = seeded(11);
  for (let talk = 0; talk < 200; talk++) {
    let session: Session | null = null;
    const way: string[] = [];
    for (let n = 0; n < 40; n++) {
      const text = oneOf(TEXTS, random);
      way.push(text);
      const intent = matchIntent(text, content.commands, ['en']);
      const outcome = step(session, { kind: 'message', text, intent, understanding: benign(), late: false }, world);
      if (outcome.replies.length === 0) throw new Error(`No reply after: ${way.join(' · ')}`);
      session = outcome.session;
    }
  }
});
