// Acts of several people behind the engagements' stand-in: signing off, SMS, second tokens, renewal, revocation, lifting stops, evidence.

import { z } from 'zod';
import { AuthorisationView } from '../../src/server/api/schemas/engagements/authorisations.js';
import { CustodyList, EvidenceView } from '../../src/server/api/schemas/engagements/evidence.js';
import { StopList } from '../../src/server/api/schemas/engagements/registers.js';
import { DraftView, ReleasedView, ThreadView } from '../../src/server/api/schemas/engagements/threads.js';
import type { Handler, MoreRoutes } from './desk-stand-in.js';
import { ago, type StandInAccount } from './desk-stand-in-data.js';
import type { Refused } from './desk-stand-in-world.js';
import type { EngagementStandIn } from './engagement-stand-in.js';
import { authorisationView } from './engagement-stand-in-data.js';

type View = z.infer<typeof AuthorisationView>;
type Custody = z.infer<typeof CustodyList>['items'];
type Thread = z.infer<typeof ThreadView>;

const person = ({ id, name }: StandInAccount) => ({ id, name });
const refuse = (status: number, facts: Record<string, unknown>): Refused => ({ refusedWith: status, facts });
const said = ({ body }: Parameters<Handler>[0]): Record<string, string> => (body ?? {}) as Record<string, string>;

/** What these tests look at and set. */
export class ActsStandIn implements MoreRoutes {
  readonly accounts: MoreRoutes['accounts'];
  readonly routes: MoreRoutes['routes'];
  readonly world: EngagementStandIn;
  authorisation: View = authorisationView(null);
  /** What came of the next SMS. */
  sms: 'sent' | 'unknown' | 'refused' = 'sent';
  /** Why a release is refused. */
  releaseRefused: Refused | null = null;
  custody: Custody = [];
  /** The bundle, or why there is none. */
  bundle: Buffer | Refused = Buffer.from('a bundle');
  readonly tokens: unknown[] = [];
  readonly renewals: unknown[] = [];

  constructor(world: EngagementStandIn) {
    this.world = world;
    this.accounts = world.accounts;
    const mine = [...this.ofThreads(), ...this.ofAuthorisations(), ...this.ofEvidence()];
    const names = new Set<string>(mine.map(([name]) => name));
    this.routes = [...mine, ...world.routes.filter(([name]) => !names.has(name))];
  }

  private thread(id: unknown): Thread {
    return this.world.threads.get(String(id)) as Thread;
  }

  private put(thread: Thread, changes: Partial<Thread>): Thread {
    const after = { ...thread, ...changes };
    this.world.threads.set(thread.id, after);
    return after;
  }

  private release: Handler = ({ params }) => {
    const thread = this.thread(params.id);
    const draft = thread.drafts.find(({ id }) => id === params.draft) as Thread['drafts'][number];
    if (this.releaseRefused !== null) return this.releaseRefused;
    this.world.draft(thread, draft.id, { state: this.sms === 'refused' ? 'released' : 'sent' });
    if (this.sms === 'refused') return refuse(422, { code: 'refused', why: 'sms_refused' });
    const { text, textSha256 } = draft;
    return { intentId: 'I_2', text, textSha256, channel: 'sms', state: this.sms };
  };

  private unfreeze: Handler = (request, who) => {
    const thread = this.thread(request.params.id);
    const votes = [...thread.safety.votes, { by: person(who), reason: String(said(request).reason) }];
    if (thread.safety.votes.some(({ by }) => by.id === who.id)) {
      return refuse(422, { code: 'refused', why: 'already_voted' });
    }
    const isOpen = votes.length > 1;
    const safety = { ...thread.safety, votes, ...(isOpen && { state: 'open' as const, reason: null }) };
    return this.put(thread, { safety, ...(isOpen && { state: 'open', frozen: null }) });
  };

  private ofThreads(): MoreRoutes['routes'] {
    return [
      [
        'engagement.draft.sign_off',
        DraftView,
        ({ params }, who) => {
          const thread = this.thread(params.id);
          return this.world.draft(thread, String(params.draft), { signOff: { by: person(who) }, mayApprove: true });
        },
      ],
      ['engagement.draft.release', ReleasedView, this.release],
      ['engagement.thread.unfreeze', ThreadView, this.unfreeze],
      [
        'engagement.stop.lift',
        StopList,
        ({ params }, who) => {
          this.world.stops = this.world.stops.map((one) => {
            const liftedBy = one.id === params.id ? [...one.liftedBy, person(who)] : one.liftedBy;
            return { ...one, liftedBy, holds: liftedBy.length < 2 };
          });
          return { items: this.world.stops };
        },
      ],
    ];
  }

  private ofAuthorisations(): MoreRoutes['routes'] {
    const changed = (changes: Partial<View>): View => {
      this.authorisation = { ...this.authorisation, ...changes };
      return this.authorisation;
    };
    return [
      ['engagement.authorisation.read', AuthorisationView, () => this.authorisation],
      [
        'engagement.authorisation.token',
        AuthorisationView,
        (request) => {
          this.tokens.push(request.body);
          const token = {
            kind: 'judge' as const,
            signer: 'court-3',
            acts: ['reply' as const],
            at: ago(60),
            valid: true,
          };
          return changed({ tokens: [token] });
        },
      ],
      [
        'engagement.authorisation.renew',
        AuthorisationView,
        (request) => {
          this.renewals.push(request.body);
          return changed({ toSign: '{"renew":"this"}' });
        },
      ],
      [
        'engagement.authorisation.revoke',
        AuthorisationView,
        (request, who) => {
          const one = { n: 2, kind: 'revocation' as const, at: ago(0), by: person(who), threadId: null };
          const documents = [...this.authorisation.documents, { ...one, reason: String(said(request).reason) }];
          return changed({ state: 'revoked', documents });
        },
      ],
    ];
  }

  private ofEvidence(): MoreRoutes['routes'] {
    const root = { size: 90, rootHash: 'a1'.repeat(32), at: ago(120), keyId: 'b2'.repeat(32), stamped: false };
    return [
      [
        'engagement.evidence.read',
        EvidenceView,
        () => ({ records: 24, root, after: 2, timeAuthority: false, keyId: root.keyId }),
      ],
      [
        'engagement.evidence.custody',
        CustodyList,
        ({ query }) => {
          const all = this.custody.filter(({ number }) => query.cursor === undefined || number < Number(query.cursor));
          const [items, more] = [all.slice(0, 2), all.length > 2];
          return { items, ...(more && { cursor: String(items.at(-1)?.number) }) };
        },
      ],
      [
        'engagement.evidence.export',
        z.unknown(),
        (request, who) => {
          const reason = String(said(request).reason);
          const number = 30 + this.custody.length;
          if (Buffer.isBuffer(this.bundle)) {
            this.custody = [{ number, kind: 'export', at: ago(0), by: person(who), reason }, ...this.custody];
          }
          return this.bundle;
        },
      ],
    ];
  }
}
