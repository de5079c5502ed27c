// A report behind its code: which conversations belong to it, and where it stands.

import type { HeardReport } from '../bots/conversation/heard.js';
import type { HelpOutcome } from '../domain/help-request.js';
import { REPORT_STATES, type ReportState } from '../domain/report-code.js';
import type { Vault } from '../store/contract/sealing.js';
import type { Store } from '../store/contract.js';
import { type ActBody, actPlace } from './desk/desk-store.js';

/** Finds reports by their code. */
export interface FindReports {
  find(code: string): Promise<HeardReport>;
  /** HMAC of a code, by which its conversations are found. */
  lookup(code: string): string;
}

interface FindReportDeps {
  readonly store: Pick<Store, 'reports' | 'queue' | 'conversations'>;
  readonly vault: Pick<Vault, 'key' | 'blind'>;
}

/** Over the store. A report of which every conversation was erased, or is to be, is unknown like one that never was. */
export function createFindReports(deps: FindReportDeps): FindReports {
  const lookup = (code: string): string => deps.vault.blind('report', code);
  return {
    lookup,
    async find(code) {
      const states: ReportState[] = [];
      for (const { conversationId } of await deps.store.reports.byLookup(lookup(code))) {
        const state = await stateOf(conversationId, deps);
        if (state !== null) states.push(state);
      }
      const furthest = REPORT_STATES.findLast((state) => states.includes(state));
      return furthest === undefined ? { kind: 'unknown' } : { kind: 'found', code, state: furthest };
    },
  };
}

async function stateOf(conversationId: string, { store, vault }: FindReportDeps): Promise<ReportState | null> {
  const summary = await store.conversations.byId(conversationId);
  if (summary === undefined || summary.erasureAskedAt !== null) return null;
  const help = await store.queue.newestHelpOf(conversationId);
  if (help === undefined || help.state === 'waiting') return 'received';
  if (help.state !== 'closed') return 'looked_at';
  const key = await vault.key(conversationId);
  const close = (await store.queue.acts(help.id)).findLast(({ act }) => act === 'close');
  if (close === undefined || key === undefined) return 'closed';
  const { outcome } = key.open(actPlace(help.id, close.version), close.sealed) as ActBody;
  return PASSED_ON.includes(outcome) ? 'passed_on' : 'closed';
}

const PASSED_ON: readonly (HelpOutcome | null)[] = ['referred'];
