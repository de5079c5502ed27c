// Puts supervised engagements together, where an authority turned them on.

import { join } from 'node:path';
import type { RingingAlarm } from '../app/alarm.js';
import { basisMaker, type MakeReaders } from '../app/engagement/basis.js';
import { createBoard } from '../app/engagement/board.js';
import { evidenceDesk } from '../app/engagement/evidence-desk.js';
import { evidenceListener, keepEvidence } from '../app/engagement/keep-evidence.js';
import { viewNotes } from '../app/engagement/note-view.js';
import { inboundReader } from '../app/engagement/read-inbound.js';
import { signsReader } from '../app/engagement/read-signs.js';
import { receiveSms } from '../app/engagement/receive-sms.js';
import { remembering } from '../app/engagement/remember.js';
import { Rows } from '../app/engagement/rows.js';
import { readRuleFiles } from '../app/engagement/rule-files.js';
import type { EngagementTools } from '../app/engagement/tools.js';
import { LOOK_AGAIN_MS, type WatchedBasis, watchBasis } from '../app/engagement/watch-basis.js';
import { sha256Hex } from '../app/evidence/chain.js';
import type { CustodyDeps } from '../app/evidence/custody.js';
import { systemAfter } from '../app/outbound/timers.js';
import type { Log, Understander } from '../app/ports.js';
import { openLexicon } from '../app/understanding/lexicon-bytes.js';
import { isFromTwilio, parseSms } from '../bots/channels/twilio-engagement/inbound.js';
import { twilioSender } from '../bots/channels/twilio-engagement/send.js';
import { WordFinder } from '../classifiers/engagement-words/find-words.js';
import { buildFirstReader, type FirstReaderData } from '../classifiers/first-reader.js';
import { loadFirstReaderData } from '../classifiers/load-first-reader.js';
import { liveModelDir } from '../classifiers/promoted.js';
import type { Config } from '../config/config.js';
import type { EngagementsConfig } from '../config/engagements.js';
import type { Core } from './compose-core.js';
import { bundleParts, evidenceSigning, openEvidenceLog } from './compose-evidence.js';
import type { SmsWebhook } from './public/webhook-engagement-sms.js';

/** Texts of which it is remembered what was read in them: drafts in sight and what they were made of. About a kilobyte each. */
const REMEMBERED_SIGNS = 10_000;
/** How often alerts that nobody answered are looked for. */
const LOOK_EVERY_MS = 5_000;

/** What they are made of. */
export type EngagementCore = Pick<Core, 'store' | 'vault' | 'clock' | 'ids' | 'log' | 'bus' | 'second'> & {
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
  /** Parts of what the rules rest on that block: broken, or without signatures that stood at the start. */
  degraded(): readonly string[];
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
  const basis = await readings(core, config.engagements);
  const tools: EngagementTools = Object.assign(resting(basis), {
    rows,
    board,
    evidence,
    evidenceDesk: deskOfEvidence(core, custody, root),
    noteView: viewNotes({ evidence, clock }),
    staff: store.staff,
    generator: null,
    blind: (value: string) => vault.blind('engagement-contact', value),
    deployment: { profile: config.profile, on: true },
    helpLineAccounts: config.engagements.helpLineAccounts,
    sms: config.engagements.twilio === null ? null : twilioSender(config.engagements.twilio),
    alarm,
    clock,
    ids,
  });
  let ends: readonly (() => void)[] = [];
  return {
    tools,
    sms: smsWebhook(core, tools),
    degraded: () => basis.degraded(),
    async start() {
      const stopKeeping = await keepEvidence({ rows, store: store.engagements, meta: store.meta, evidence, log });
      await board.start();
      const watch = setInterval(() => watchAlerts(tools, alarm), LOOK_EVERY_MS);
      const look = setInterval(() => void lookOnce(basis, log), LOOK_AGAIN_MS);
      for (const timer of [watch, look]) timer.unref();
      ends = [stopKeeping, () => board.stop(), () => clearInterval(watch), () => clearInterval(look)];
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

/** What reads and judges texts: anchors, signed policy and words, templates, as their files are; the first reader, as it was built. */
async function readings(
  { config, clock, log, second, understander }: EngagementCore,
  { policyDir, trustAnchorsDir }: EngagementsConfig,
): Promise<WatchedBasis> {
  const folders = { policyDir, trustAnchorsDir, contentDir: config.contentDir };
  const data = readerData({ config, understander });
  const assess = buildFirstReader(data, null);
  const makeReaders: MakeReaders = (words) => {
    const finder = new WordFinder(words, data.lexicon);
    return {
      readSigns: remembering(signsReader(finder, assess), REMEMBERED_SIGNS, ({ read }) => read),
      readInbound: inboundReader({ finder, first: assess, second, after: systemAfter }),
    };
  };
  const build = basisMaker(folders, makeReaders);
  return await watchBasis({ read: () => readRuleFiles(folders), build, clock, log });
}

/** A look that fails comes again; whoever decides looks for themselves, and fails with it. */
async function lookOnce(basis: WatchedBasis, log: Log): Promise<void> {
  await basis.look().catch((error: unknown) => log.error('engagement_rules_not_read', { error }));
}

/** What the tools have of the basis: always that of the last look. */
function resting(
  basis: WatchedBasis,
): Pick<EngagementTools, 'ports' | 'readInbound' | 'policies' | 'templates' | 'look'> {
  return {
    get ports() {
      const { verify, readSigns } = basis.current;
      return { verify, sha256: sha256Hex, readSigns };
    },
    get readInbound() {
      return basis.current.readInbound;
    },
    get policies() {
      return basis.current.policies;
    },
    get templates() {
      return basis.current.templates;
    },
    look: () => basis.look(),
  };
}

/** The same reader as that of the message path, on this thread: a text is read in about a millisecond, and rules wait for it. */
function readerData({
  config,
  understander: { firstParts },
}: Pick<EngagementCore, 'config' | 'understander'>): FirstReaderData {
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
