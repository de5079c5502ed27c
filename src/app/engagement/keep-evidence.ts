// Sees to it that every record of engagements is in the evidence log: right after it was written, and again at the start for what a crash
// left out.

import type { RecordPlace } from '../../domain/engagement-record.js';
import type { EngagementStore } from '../../store/contract/engagements.js';
import type { MetaStore } from '../../store/contract/erasure.js';
import type { EvidenceLog } from '../evidence/evidence-log.js';
import { oneRun } from '../one-run.js';
import type { Log } from '../ports.js';
import { evidenceOf } from './record-evidence.js';
import type { RecordListener, Rows } from './rows.js';

/** Where the store's facts hold how far everything is in the log. */
const EVIDENCED = 'engagementsEvidenced';
/** How often that is written down: a record older than this is in the log, or its process ended. */
const NOTE_EVERY_MS = 60_000;
const PAGE = 200;

export interface KeepEvidenceDeps {
  readonly rows: Rows;
  readonly store: Pick<EngagementStore, 'mark' | 'since'>;
  readonly meta: Pick<MetaStore, 'get' | 'set'>;
  readonly evidence: EvidenceLog;
  readonly log: Log;
}

/** Messages are captured before they are written; what was only looked at is no record of a thread. */
function isKept({ realm, kind }: Pick<RecordPlace, 'realm' | 'kind'>): boolean {
  return realm !== 'reader' && kind !== 'inbound';
}

/** Keeps one record; durable when it resolves. */
export function evidenceListener(evidence: EvidenceLog): RecordListener {
  return async (realm, record, event) => {
    if (isKept({ realm, kind: record.kind })) await evidence.record(evidenceOf(realm, record, event));
  };
}

/** Mends what is missing, then notes from time to time how far all is well. Returns how to stop. */
export async function keepEvidence(deps: KeepEvidenceDeps): Promise<() => void> {
  const { store, meta, log } = deps;
  let settled = await mend(deps);
  const note = oneRun(
    async () => {
      // What stood at the last round has had its time since then.
      await meta.set(EVIDENCED, settled);
      settled = await store.mark();
    },
    (error) => log.warn('evidence_mark_unwritten', { error }),
  );
  const timer = setInterval(() => void note(), NOTE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function mend({ rows, store, meta, evidence }: KeepEvidenceDeps): Promise<string> {
  let mark = (await meta.get(EVIDENCED)) ?? '';
  for (let more = true; more; ) {
    const news = await store.since(mark, PAGE);
    for (const place of news.places.filter(isKept)) {
      const found = await rows.record(place.realm, place.id, place.n);
      if (found !== undefined) await evidence.record(evidenceOf(place.realm, found.record, found.event));
    }
    ({ mark, more } = news);
  }
  return mark;
}
