// Ten thousand threads in a store before anything is measured: real records under real keys, folded by the rules themselves, written in bulk.

import { ALL, THREADS } from '../../../src/app/engagement/row-kinds.js';
import { rowKeyId } from '../../../src/app/engagement/rows.js';
import { useUid } from '../../../src/app/engagement/situation.js';
import type { EngagementTools } from '../../../src/app/engagement/tools.js';
import { after, type Case, packCase, type ThreadEvent } from '../../../src/bots/engagement/casework.js';
import { personaHash } from '../../../src/bots/engagement/persona.js';
import { authorisationText, tokenText } from '../../../src/bots/engagement/signed.js';
import { suggest } from '../../../src/bots/engagement/suggest.js';
import { currentVersions } from '../../../src/bots/engagement/versions.js';
import type { Authorisation, SecondToken } from '../../../src/domain/authorisation.js';
import type { Approval, Draft } from '../../../src/domain/engagement.js';
import type { EngagementRecord, Realm } from '../../../src/domain/engagement-record.js';
import type { TextSigns } from '../../../src/domain/text-signs.js';
import type { Vault } from '../../../src/store/contract/sealing.js';
import { openRaw } from '../../../src/store/sqlite/connection.js';
import { engagements } from '../../../src/store/sqlite/ops/engagements.js';
import type { Authority } from '../../helpers/authority.js';
import { messageOf } from './words.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const ACTS = ['first_contact', 'reply', 'ask', 'discuss_terms'] as const;
const ARTICLE = 'CPP art. 706-81';

/** One event of a row, as it is to lie there. */
interface Seeded {
  readonly uid: string;
  readonly by: string;
  readonly at: number;
  readonly event: { readonly kind: string };
}

/** What seeding needs. */
export interface SeedDeps {
  readonly path: string;
  readonly vault: Vault;
  readonly tools: EngagementTools;
  readonly authority: Authority;
}

/** Rows written in bulk, without waiting for the disk: it is not the filling that is measured. */
export class Seed {
  readonly #deps: SeedDeps;
  readonly #records: EngagementRecord[] = [];
  readonly now = Date.now() - HOUR;

  constructor(deps: SeedDeps) {
    this.#deps = deps;
  }

  /** Everything a unit needs besides threads: registers, and a persona each. */
  async registers(operators: readonly string[], checker: string): Promise<void> {
    const at = this.now - DAY;
    const trained = operators.map((officer): Seeded => {
      const record = { officer, kind: 'online-engagement-1', passedAt: at, expiresAt: at + 300 * DAY };
      return { uid: `trained:${officer}`, by: checker, at, event: { kind: 'recorded', record } as Seeded['event'] };
    });
    await this.#row('training', ALL, trained);
    const named = { kind: 'named', officers: [checker] } as Seeded['event'];
    await this.#row('safeguarding', ALL, [{ uid: 'named', by: checker, at, event: named }]);
  }

  /** An authorisation of one operator, with its prosecutor's token and as many intents as were sent under it. */
  async authorisation(
    id: string,
    operator: string,
    of: { readonly signer: string; readonly subjects: readonly string[]; readonly intents: number },
  ): Promise<void> {
    const { authority } = this.#deps;
    const at = this.now - DAY;
    const authorisation = authorised({ id, operator, at, ...of }, authority);
    const intents = Array.from({ length: of.intents }, (_, n): Seeded => {
      const event = { kind: 'send_intent', intentId: `i${n}`, approvalId: `a${n}`, threadId: 'T', textSha256: 'x' };
      return { uid: `intent:a${n}`, by: operator, at: at + n, event };
    });
    const grant = { kind: 'grant', authorisation } as Seeded['event'];
    await this.#row('authorisation', id, [{ uid: 'grant', by: of.signer, at, event: grant }, ...intents]);
    const requested = { kind: 'requested', authorisation } as Seeded['event'];
    const event = { kind: 'token', token: this.#token(authorisation, at) } as Seeded['event'];
    await this.#row('dossier', id, [
      { uid: 'request', by: operator, at, event: requested },
      { uid: 'token', by: operator, at, event },
    ]);
  }

  #token(authorisation: Authorisation, at: number): SecondToken {
    const { authority, tools } = this.#deps;
    const authorisationSha256 = tools.ports.sha256(authorisationText(authorisation) ?? '');
    const unsigned = {
      ...({ kind: 'prosecutor', authorisationId: authorisation.id, authorisationSha256, acts: ACTS } as const),
      ...{ signer: 'magistrate', at, signature: { keyId: '', value: '' } },
    };
    return { ...unsigned, signature: authority.sign('magistrate', tokenText(unsigned) ?? '') };
  }

  /** A persona that was checked, with its use in each thread on record. */
  async persona(id: string, operator: string, checker: string, threads: readonly string[]): Promise<void> {
    const story = 'He lives with two cousins and likes fishing and football on quiet evenings.';
    const persona = { id, name: 'Sam', age: 34, occupation: 'warehouse worker', story, handles: ['sam_north'] };
    const at = this.now - DAY;
    const whole = { ...persona, version: 1 };
    const sha256 = personaHash(whole, this.#deps.tools.ports.sha256) ?? '';
    const uses = threads.map((threadId): Seeded => {
      const event = { kind: 'used', threadId, purpose: 'Talk with the subject' };
      return { uid: useUid(threadId, operator), by: operator, at, event };
    });
    await this.#row('persona', id, [
      { uid: 'registered', by: operator, at, event: { kind: 'registered', persona: whole } as Seeded['event'] },
      { uid: 'checked', by: checker, at, event: { kind: 'checked', sha256 } as Seeded['event'] },
      ...uses,
    ]);
  }

  /** A thread of so many of their messages, each with its suggestions; `approvedBy` said yes to the newest. */
  async thread(
    id: string,
    of: {
      readonly authorisationId: string;
      readonly operator: string;
      readonly personaId: string;
      readonly subject: string;
      readonly messages: number;
      readonly approvedBy?: string;
    },
  ): Promise<void> {
    const { messages, approvedBy, ...rest } = of;
    const suspicion = { recordedAt: this.now - DAY, by: of.operator, grounds: 'Wrote three adverts for boat places.' };
    const at = this.now;
    const start = {
      ...({ ...rest, id, platform: 'telegram', channel: 'relay', smsFrom: null, countries: ['FR'] } as const),
      ...{ suspicion, at },
    };
    const talk = new Talk(this.#deps.tools, at);
    talk.add('opened', of.operator, { kind: 'opened', start, smsTo: null });
    for (let turn = 1; turn <= messages; turn++) talk.heard(turn, id);
    if (approvedBy !== undefined) talk.approved(approvedBy);
    await this.#row('thread', id, talk.events, talk.states);
  }

  async #row(realm: Realm, id: string, events: readonly Seeded[], states: readonly (Case | null)[] = []) {
    const key = await this.#deps.vault.key(rowKeyId(realm, id), true);
    if (key === undefined) throw new Error('no key');
    for (const [i, { uid, by, at, event }] of events.entries()) {
      const n = i + 1;
      const where = `engagements|${realm}:${id}:${uid}`;
      const state = states[i] ?? null;
      const kept = state !== null && n % THREADS.keepEvery === 0;
      this.#records.push({
        ...{ realm, id, n, uid, kind: event.kind, at, by, sealed: key.seal(`${where}|event`, event) },
        state: kept ? key.seal(`${where}|state`, packCase(state)) : null,
      });
    }
    if (this.#records.length > 5_000) this.write();
  }

  /** Writes what is there so far. */
  write(): void {
    const db = openRaw(this.#deps.path);
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    for (const record of this.#records.splice(0)) engagements.append(db, record);
    db.exec('COMMIT');
    db.close();
  }
}

function authorised(
  of: {
    readonly id: string;
    readonly operator: string;
    readonly signer: string;
    readonly subjects: readonly string[];
    readonly at: number;
  },
  authority: Authority,
): Authorisation {
  const unsigned: Authorisation = {
    ...{
      id: of.id,
      legalBasis: 'Code of Criminal Procedure, art. 706-81',
      offence: 'smuggling',
      subjects: of.subjects,
    },
    ...{ platforms: ['telegram'], jurisdiction: ['FR'], operators: [of.operator], signer: of.signer },
    permitted: ACTS.map((act) => ({ act, article: ARTICLE })),
    ...{ start: of.at, end: of.at + 60 * DAY, training: 'online-engagement-1', smsNumbers: [], campaignId: null },
    necessity: 'Adverts on a public channel name boats and the sellers answer only in private messages.',
    proportionality: 'Only the writers of the adverts are contacted and nothing else of their accounts is read.',
    signature: { keyId: '', value: '' },
  };
  return { ...unsigned, signature: authority.sign(of.signer, authorisationText(unsigned) ?? '') };
}

const read = new Map<string, TextSigns>();

/** All threads begin with the same messages: each is read once. */
function readOnce(text: string, { readSigns }: EngagementTools['ports']): TextSigns {
  const signs = read.get(text) ?? readSigns(text, 'en');
  read.set(text, signs);
  return signs;
}

/** One thread as it grows. */
class Talk {
  readonly events: Seeded[] = [];
  readonly states: (Case | null)[] = [];
  readonly #tools: EngagementTools;
  readonly #start: number;

  constructor(tools: EngagementTools, start: number) {
    this.#tools = tools;
    this.#start = start;
  }

  add(uid: string, by: string, event: ThreadEvent): void {
    const at = this.#start + this.events.length * 100;
    this.events.push({ uid, by, at, event });
    this.states.push(after(this.states.at(-1) ?? null, event, { at, by }));
  }

  heard(turn: number, threadId: string): void {
    const { ports, templates, policies } = this.#tools;
    const text = messageOf(turn);
    const signs = readOnce(text, ports);
    const custody = { live: true, offence: 'smuggling', officers: ['approver'] } as const;
    const rest = { media: [], custody, labels: [], writtenAt: null, told: [] } as const;
    this.add(`in:${turn}`, 'subject', { kind: 'inbound', turn, text, signs, ...rest });
    const thread = this.states.at(-1)?.thread;
    if (thread === undefined) return;
    const at = this.#start + this.events.length * 100;
    const versions = { templates: templates.version, model: null, prompt: null, ...currentVersions(policies, ['FR']) };
    const drafts = suggest(thread, templates.library).map(
      ({ text: words, author }, n): Draft => ({
        ...{ id: `d${turn}-${n}`, threadId, revision: 1, text: words, author, editors: [], act: 'reply', versions, at },
        ...{ signOff: null, rejected: null },
      }),
    );
    if (drafts.length > 0) this.add(`s:${turn}`, 'system', { kind: 'suggested', drafts });
  }

  approved(approver: string): void {
    const found = this.states.at(-1)?.drafts.at(-1)?.draft;
    if (found === undefined) throw new Error('nothing to approve');
    const { id: draftId, revision, text, threadId } = found;
    const shownAt = this.#start + this.events.length * 100;
    const approval: Approval = {
      ...{ id: `yes-${threadId}`, threadId, draftId, revision, textSha256: this.#tools.ports.sha256(text) },
      ...{ approver, shownAt, lastApprovalAt: null, at: shownAt + 60_000 },
    };
    this.events.push({
      uid: approval.id,
      by: approver,
      at: approval.at,
      event: { kind: 'approved', approval } as never,
    });
    this.states.push(
      after(this.states.at(-1) ?? null, { kind: 'approved', approval }, { at: approval.at, by: approver }),
    );
  }
}
