// `content list`: what was drafted and published, by whom and when, and what is in force.

import { ACTS_LOOKED_AT, versionInForce } from '../../app/content/versions.js';
import { type ContentAct, type ContentVersion, SHIPPED_VERSION } from '../../domain/content-version.js';
import type { Command } from '../command.js';
import { onRecord } from '../on-record.js';
import { readOptions } from './options.js';

/** Drafts that are shown, the newest. */
const SHOWN = 100;

/** Lists versions, newest first; the one that ships last. */
export const command: Command = {
  name: 'content list',
  summary: 'versions of the content, and which is in force',
  usage: `
Usage: safe-passage content list [--json]

Newest first: number, live, earlier or draft, since when, by whom (an account's id, or terminal: and a user's name), note. Version 0 ships
with the program.`,
  async run(args, io) {
    const options = readOptions(args, { json: { type: 'boolean' } });
    return onRecord(io, undefined, async ({ store }) => {
      const acts = await store.content.acts(ACTS_LOOKED_AT);
      const versions = await store.content.versions(SHOWN);
      for (const row of rowsOf(versions, acts)) {
        const words = [row.version, row.state, row.since ?? '-', row.by ?? '-', row.note];
        io.stdout.write(options.json === true ? `${JSON.stringify(row)}\n` : `${words.join('\t')}\n`);
      }
      return 0;
    });
  },
};

interface ListedVersion {
  readonly version: number;
  readonly state: 'live' | 'earlier' | 'draft';
  readonly since: string | null;
  readonly by: string | null;
  readonly base: number | null;
  readonly note: string;
}

function rowsOf(versions: readonly ContentVersion[], acts: readonly ContentAct[]): readonly ListedVersion[] {
  const inForce = versionInForce(acts);
  const rowOf = (n: number, drafted: ContentVersion | undefined): ListedVersion => {
    const act = acts.find(({ version }) => version === n);
    const earlier = act === undefined && n !== SHIPPED_VERSION ? 'draft' : 'earlier';
    const at = act?.at ?? drafted?.at;
    return {
      version: n,
      state: n === inForce ? 'live' : earlier,
      since: at === undefined ? null : new Date(at).toISOString(),
      by: act?.by ?? drafted?.by ?? null,
      base: drafted?.base ?? null,
      note: drafted?.note ?? 'ships with the program',
    };
  };
  return [...versions.map((one) => rowOf(one.n, one)), rowOf(SHIPPED_VERSION, undefined)];
}
