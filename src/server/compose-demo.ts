// Loads the invented conversations with the very use cases that the desk's routes call.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type DemoDesk, loadDemo } from '../app/demo/load-demo.js';
import { actOnHelp } from '../app/desk/act-on-help.js';
import { addNote } from '../app/desk/add-note.js';
import { sendMessage } from '../app/desk/send-message.js';
import { takeOver } from '../app/desk/take-over.js';
import { AppError } from '../domain/errors.js';
import type { HelpRequest } from '../domain/help-request.js';
import type { Core } from './compose-core.js';

const Talks = z.array(
  z.object({
    language: z.string(),
    says: z.array(z.string()).min(1),
    ended: z.enum(['claimed', 'answered', 'closed']).optional(),
    answer: z.string().optional(),
  }),
);

/** Loads `content/demo` into a development store, once. Says how many conversations were loaded. */
export async function loadDemoInto(core: Core): Promise<number> {
  if (core.config.profile !== 'development') {
    throw new AppError(
      'bad_usage',
      'Invented conversations never go into a real deployment: --demo needs PROFILE=development.',
    );
  }
  const file = join(core.config.contentDir, 'demo', 'conversations.yaml');
  const read = Talks.safeParse(parse(await readFile(file, 'utf8')));
  if (!read.success)
    throw new AppError(
      'bad_content',
      `${file}: ${read.error.issues[0]?.path.join('.') ?? ''} is not as a demo conversation must be.`,
    );
  return loadDemo(read.data, { ...core, desk: demoDesk(core) });
}

function demoDesk(core: Core): DemoDesk {
  const tools = { ...core, isPresent: () => true };
  const openHelp = (conversationId: string): Promise<HelpRequest | undefined> =>
    core.store.queue.openHelpOf(conversationId);
  return {
    async claimHelpOf(conversationId, actor) {
      const help = await openHelp(conversationId);
      if (help !== undefined) await actOnHelp({ id: help.id, act: 'claim', seenVersion: help.version }, actor, tools);
    },
    async closeHelpOf(conversationId, actor) {
      const help = await openHelp(conversationId);
      if (help !== undefined)
        await actOnHelp({ id: help.id, act: 'close', seenVersion: help.version, outcome: 'helped' }, actor, tools);
    },
    async takeOver(conversationId, actor) {
      await takeOver(conversationId, actor, tools);
    },
    async write(conversationId, actor, text) {
      await sendMessage({ conversationId, id: `demo-${conversationId}`, text }, actor, tools);
    },
    async note(conversationId, actor, text) {
      await addNote(conversationId, text, actor, tools);
    },
  };
}
