// Suggestions for a thread: from the library and, where a deployment runs one, from its own generator. They are drafts like any other.

import { suggest, suggestWith } from '../../bots/engagement/suggest.js';
import { currentVersions } from '../../bots/engagement/versions.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Draft, Thread } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { changeCase, openCase } from './cases.js';
import { type EngagementTools, type Outcome, refused } from './tools.js';

/** Puts fresh suggestions in the place of those that nobody took up. Gives their ids; none where nothing is to be suggested. */
export async function suggestDrafts(
  threadId: string,
  officer: Officer,
  tools: EngagementTools,
): Promise<Outcome<readonly string[]>> {
  const seen = await openCase(threadId, officer, tools);
  if (!seen.ok) return seen;
  const { thread } = seen.value.state;
  if (thread.operator !== officer.id) return refused('other_operator');
  const drafts = await draftsFor(thread, tools);
  if (drafts.length === 0) return ok([]);
  // A message that came meanwhile has suggestions of its own.
  const written = await changeCase(threadId, officer, tools, ({ state }) =>
    state.thread.turns === thread.turns
      ? ok({ event: { kind: 'suggested', drafts }, by: 'system' })
      : refused('wrong_state'),
  );
  return written.ok ? ok(drafts.map(({ id }) => id)) : ok([]);
}

async function draftsFor(thread: Thread, tools: EngagementTools): Promise<readonly Draft[]> {
  const { templates, generator, policies, clock, ids } = tools;
  const made = generator === null ? [] : await suggestWith(thread, generator);
  return [...made, ...suggest(thread, templates.library)].map(({ text, author }) => {
    const own = author.startsWith('model:') ? generator : null;
    return {
      id: ids.random(),
      threadId: thread.id,
      revision: 1,
      text,
      author,
      editors: [],
      act: 'reply',
      versions: {
        templates: own === null ? templates.version : null,
        model: own?.version ?? null,
        prompt: own?.prompt ?? null,
        ...currentVersions(policies, thread.countries),
      },
      at: clock.now(),
      signOff: null,
      rejected: null,
    };
  });
}
