// Suggestions for a thread: from the library and, where a deployment runs one, from its own generator. They are drafts like any other.

import { suggest, suggestWith } from '../../bots/engagement/suggest.js';
import { currentVersions } from '../../bots/engagement/versions.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Draft, Thread } from '../../domain/engagement.js';
import { ok } from '../../domain/result.js';
import { type CaseRow, changeCase, type Decided, maySee } from './cases.js';
import { THREADS } from './row-kinds.js';
import { type EngagementTools, NOT_FOUND, type Outcome, refused } from './tools.js';

/**
 * Puts fresh suggestions in the place of those that nobody took up. Gives their ids; none where nothing is to be suggested. `lately`: the
 * thread was written to by this process a moment ago.
 */
export async function suggestDrafts(
  threadId: string,
  officer: Officer,
  tools: EngagementTools,
  lately = false,
): Promise<Outcome<readonly string[]>> {
  const known = lately ? tools.rows.seen(THREADS, threadId) : undefined;
  const seen = (known ?? (await tools.rows.load(THREADS, threadId))).state;
  if (seen === null || !maySee(seen, officer)) return NOT_FOUND;
  const { thread } = seen;
  if (thread.operator !== officer.id) return refused('other_operator');
  const drafts = await draftsFor(thread, tools);
  if (drafts.length === 0) return ok([]);
  // A message that came meanwhile has suggestions of its own.
  const event = { kind: 'suggested', drafts } as const;
  const stillFits = ({ state }: CaseRow): Decided =>
    state.thread.turns === thread.turns ? ok({ event, by: 'system' }) : refused('wrong_state');
  const written = await changeCase(threadId, officer, tools, stillFits, true);
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
