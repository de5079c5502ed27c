// Puts supervised engagements together, where an authority turned them on.

import { join } from 'node:path';
import type { RingingAlarm } from '../app/alarm.js';
import { createBoard } from '../app/engagement/board.js';
import { evidenceDesk } from '../app/engagement/evidence-desk.js';
import { evidenceListener, keepEvidence } from '../app/engagement/keep-evidence.js';
import { viewNotes } from '../app/engagement/note-view.js';
import { signsReader } from '../app/engagement/read-signs.js';
import { receiveSms } from '../app/engagement/receive-sms.js';
import { remembering } from '../app/engagement/remember.js';
import { Rows } from '../app/engagement/rows.js';
import type { EngagementTools } from '../app/engagement/tools.js';
import { sha256Hex } from '../app/evidence/chain.js';
import type { CustodyDeps } from '../app/evidence/custody.js';
import type { Understander } from '../app/ports.js';
import { openLexicon } from '../app/understanding/lexicon-bytes.js';
import { isFromTwilio, parseSms } from '../bots/channels/twilio-engagement/inbound.js';
import { twilioSender } from '../bots/channels/twilio-engagement/send.js';
import { WordFinder } from '../classifiers/engagement-words/find-words.js';
import { loadEngagementWords } from '../classifiers/engagement-words/load-words.js';
import { buildFirstReader, type FirstReaderData } from '../classifiers/first-reader.js';
import { loadFirstReaderData } from '../classifiers/load-first-reader.js';
import { liveModelDir } from '../classifiers/promoted.js';
import type { Config } from '../config/config.js';
import type { EngagementsConfig } from '../config/engagements.js';
import { loadPolicy } from '../content/policy/load-policy.js';
import { loadEngagementTemplates } from '../content/policy/load-templates.js';
import { loadTrustAnchors, signatureChecker } from '../content/policy/trust-anchors.js';
import { LABELS } from '../domain/assessment.js';
import type { Core } from './compose-core.js';
import { bundleParts, evidenceSigning, openEvidenceLog } from './compose-evidence.js';
import type { SmsWebhook } from './public/webhook-engagement-sms.js';

/** Probability from which on a label holds (interfaces.md). */
const HOLDS = 0.5;
/** Texts of which it is remembered what was read in them: drafts in sight and what they were made of. About a kilobyte each. */
const REMEMBERED_SIGNS = 10_000;
/** Texts between the two looks at what came in: its signs, then its labels. */
const REMEMBERED_READINGS = 100;
/** How often alerts that nobody answered are looked for. */
const LOOK_EVERY_MS = 5_000;

/** What they are made of. */
export type EngagementCore = Pick<Core, 'store' | 'vault' | 'clock' | 'ids' | 'log' | 'bus'> & {
  readonly understander: Pick<Understander, 'firstParts'>;
  readonly config: Pick<
    Config,
    'profile' | 'publicUrl' | 'engagements' | 'evidence' | 'modelsDir' | 'modelDir' | 'contentDir'
  >;
};

/** Engagements of one process. */
export interface Engagements {
  readonly tools: EngagementTools;
  /** SMS on their way in; null where none can come. */
  readonly sms: SmsWebhook | null;
  /** Reads all threads, mends the evidence, follows the store. Rejects when the store cannot be read. */
  start(): Promise<void>;
  stop(): void;
}

/** Null where they are off. `root`: the program's folder. Throws `bad_content` when policy, anchors, words or templates are broken. */
export async function composeEngagements(
  core: EngagementCore,
  alarm: Pick<RingingAlarm, 'ring' | 'quiet'>,
  root: string,
): Promise<Engagements | null> {
  const { config, store, vault, clock, ids, log, bus } = core;
  if (config.engagements === null) return null;
  const custody = openEvidenceLog(config, store, vault);
  const evidence = custody.log;
  const rows = new Rows({ store: store.engagements, vault, clock });
  const told = (realm: string, id: string): void => bus.publish({ kind: 'engagement', realm, id });
  const board = createBoard({ rows, store: store.engagements, log, told });
  const keep = evidenceListener(evidence);
  rows.listen(async (realm, record, event) => {
    await keep(realm, record, event);
    if (realm === 'thread') board.wrote(record.id);
    told(realm, record.id);
  });
  const tools: EngagementTools = {
    ...(await readings(core, config.engagements, clock.now())),
    rows,
    board,
    evidence,
    evidenceDesk: deskOfEvidence(core, custody, root),
    noteView: viewNotes({ evidence, clock }),
    staff: store.staff,
    generator: null,
    deployment: { profile: config.profile, on: true },
    helpLineAccounts: config.engagements.helpLineAccounts,
    sms: config.engagements.twilio === null ? null : twilioSender(config.engagements.twilio),
    alarm,
    clock,
    ids,
  };
  let ends: readonly (() => void)[] = [];
  return {
    tools,
    sms: smsWebhook(core, tools),
    async start() {
      const stopKeeping = await keepEvidence({ rows, store: store.engagements, meta: store.meta, evidence, log });
      await board.start();
      const watch = setInterval(() => watchAlerts(tools, alarm), LOOK_EVERY_MS);
      watch.unref();
      ends = [stopKeeping, () => board.stop(), () => clearInterval(watch)];
    },
    stop() {
      for (const end of ends) end();
    },
  };
}

/** Evidence at the desk; without a key it can be looked at and not taken out. */
function deskOfEvidence({ config, store, clock, log }: EngagementCore, custody: CustodyDeps, root: string) {
  const signs = config.evidence.key === null ? null : evidenceSigning(config, store);
  const signing = signs && { signer: signs.signer, tsa: signs.tsa };
  const parts = { store: store.evidence, staff: store.staff, clock, ...bundleParts(root) };
  return evidenceDesk({ ...custody, ...parts, signing, warn: log });
}

/** What reads and judges texts: anchors, signed policy and words, templates, the first reader. */
async function readings(
  core: EngagementCore,
  { policyDir, trustAnchorsDir }: EngagementsConfig,
  now: number,
): Promise<Pick<EngagementTools, 'ports' | 'labelsOf' | 'policies' | 'templates'>> {
  const verify = signatureChecker(await loadTrustAnchors(trustAnchorsDir));
  const data = readerData(core);
  const assess = remembering(buildFirstReader(data, null), REMEMBERED_READINGS);
  const finder = new WordFinder(loadEngagementWords(join(policyDir, 'words')), data.lexicon);
  return {
    ports: {
      verify,
      sha256: sha256Hex,
      readSigns: remembering(signsReader(finder, assess), REMEMBERED_SIGNS, ({ read }) => read),
    },
    labelsOf(text, hint) {
      const { labels } = assess(text, hint);
      return LABELS.filter((label) => labels[label] >= HOLDS).map((label) => [
        label,
        Math.round(labels[label] * 1_000),
      ]);
    },
    policies: await loadPolicy(policyDir, verify, now),
    templates: await loadEngagementTemplates(core.config.contentDir),
  };
}

/** The same reader as that of the message path, on this thread: a text is read in about a millisecond, and rules wait for it. */
function readerData({ config, understander: { firstParts } }: EngagementCore): FirstReaderData {
  if (firstParts !== undefined) return { model: firstParts.model, lexicon: openLexicon(firstParts.lexicon) };
  const modelDir = liveModelDir({ promoted: config.modelsDir, shipped: config.modelDir });
  return loadFirstReaderData(modelDir, join(config.contentDir, 'lexicon'));
}

/** Only where the account is set and people know under which address we are called: that address is part of the signature. */
function smsWebhook({ config, log }: EngagementCore, tools: EngagementTools): SmsWebhook | null {
  const twilio = config.engagements?.twilio ?? null;
  if (twilio === null || config.publicUrl === null) return null;
  const url = `${config.publicUrl}/webhooks/engagements/twilio`;
  return {
    isAuthentic: (fields, signature) => isFromTwilio(fields, signature, url, twilio.authToken),
    async take(fields) {
      const sms = parseSms(fields);
      const taken = sms === null ? 'malformed' : await receiveSms(sms, tools);
      if (taken !== 'taken') log.warn('engagement_sms_left', { code: taken });
    },
  };
}

/** Rings until somebody named answers; whom an alert has reached by now is told at the desk. */
function watchAlerts({ board }: EngagementTools, alarm: Pick<RingingAlarm, 'ring' | 'quiet'>): void {
  const waiting = board.threads().filter(({ alert }) => alert !== null).length;
  if (waiting > 0) alarm.ring('safeguarding', waiting);
  else alarm.quiet('safeguarding');
}
