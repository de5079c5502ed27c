// What the desk's port needs. Compose gives it.

import type { Audit } from '../app/audit.js';
import type { Passwords } from '../app/auth/passwords.js';
import type { Sessions } from '../app/auth/sessions.js';
import type { SignInThrottle } from '../app/auth/throttle.js';
import type { DeskStore, DeskTools } from '../app/desk/desk-store.js';
import type { SendingFacts } from '../app/desk/read-conversation.js';
import type { EngagementTools } from '../app/engagement/tools.js';
import type { ChannelState } from '../app/outbound/outbound.js';
import type { Bus, Inbox, Log } from '../app/ports.js';
import type { TrainingRuns } from '../app/training/runs.js';
import type { Store } from '../store/contract.js';
import type { Metrics } from './metrics.js';
import type { OpenStreams } from './public/open-streams.js';

/** What a sign is called and what it means, in one language, and how much it weighs. */
export interface IndicatorWord {
  readonly name: string;
  readonly explains: string;
  readonly weight?: 'weak' | 'medium' | 'strong';
}

export interface DeskDeps extends DeskTools, SendingFacts {
  readonly store: DeskStore & Pick<Store, 'audit' | 'meta'>;
  readonly bus: Bus;
  readonly inbox: Inbox;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly throttle: SignInThrottle;
  /** Every channel that we push into, and whether it works. */
  readonly channels: () => readonly ChannelState[];
  /** Words of signs by indicator id; in English where the language has none. */
  readonly words: (language: string) => Readonly<Record<string, IndicatorWord>>;
  /** Present where supervised engagements are on. */
  readonly engagements?: EngagementTools;
  /** The training range; present where supervised engagements are on. */
  readonly training?: TrainingRuns;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Address under which people reach the desk; null in development, where the Host header counts. */
  readonly deskUrl: string | null;
  /** Where open event streams are registered, so that a shutdown can end them. */
  readonly streams?: Pick<OpenStreams, 'add'>;
  readonly trustProxy: number;
  /** In development tries from this machine are not counted by address. */
  readonly exemptLoopback: boolean;
}
