// A messenger that does what a test tells it, chat by chat and send by send, over virtual time.

import type { Channel, Reply } from '../../src/domain/message.js';
import type { PushChannel, SendLimits, SendOutcome } from '../../src/domain/push.js';
import type { VirtualTime } from './virtual-time.js';

/**
 * What one send meets. `hangs`: no answer ever, and the message never arrives. `accepted_then_silent`: the message arrives, the
 * answer does not. Without a step a message arrives.
 */
export type Step = 'arrives' | 'hangs' | 'accepted_then_silent' | SendOutcome;

export interface Seen {
  readonly chat: string;
  readonly text: string;
  readonly at: number;
}

/** The stand-in. */
export class StandInChannel implements PushChannel {
  readonly channel: Channel = 'telegram';
  readonly account = 'bot';
  readonly limits: SendLimits = { perSecond: 30, perChatPerSecond: 1 };
  /** Every request that reached the platform. */
  readonly asked: (Seen & { readonly sentBefore: readonly string[] })[] = [];
  /** What stands on people's devices, with its id. */
  readonly arrived: (Seen & { readonly id: string })[] = [];
  readonly takenBack: { readonly chat: string; readonly messageIds: readonly string[]; readonly at: number }[] = [];
  /** Requests that wait for virtual time to pass. */
  held = 0;
  /** How long the platform takes to answer. */
  answersIn = 0;
  /** What the next requests to take back meet; empty: it is done. */
  readonly takeBackSteps: Step[] = [];
  readonly #time: VirtualTime;
  readonly #steps = new Map<string, (nth: number) => Step>();
  readonly #count = new Map<string, number>();

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  /** What sends to a chat meet: a list, after which messages arrive, or a rule for the n-th (from 0). */
  meets(chat: string, steps: readonly Step[] | ((nth: number) => Step)): void {
    this.#steps.set(chat, typeof steps === 'function' ? steps : (nth) => steps[nth] ?? 'arrives');
    this.#count.set(chat, 0);
  }

  async send(chat: string, reply: Reply, signal: AbortSignal, sentBefore: readonly string[]): Promise<SendOutcome> {
    const nth = this.#count.get(chat) ?? 0;
    this.#count.set(chat, nth + 1);
    this.asked.push({ chat, text: reply.text, at: this.#time.now(), sentBefore });
    const step = this.#steps.get(chat)?.(nth) ?? 'arrives';
    return await this.#meet(step, signal, () => {
      const id = String(this.arrived.length + 1);
      this.arrived.push({ chat, text: reply.text, at: this.#time.now(), id });
      return [id];
    });
  }

  async takeBack(chat: string, messageIds: readonly string[], signal: AbortSignal): Promise<SendOutcome> {
    this.takenBack.push({ chat, messageIds, at: this.#time.now() });
    return await this.#meet(this.takeBackSteps.shift() ?? 'arrives', signal, () => []);
  }

  /** Texts on one person's device, in the order in which they came. */
  textsOf(chat: string): readonly string[] {
    return this.arrived.filter((one) => one.chat === chat).map(({ text }) => text);
  }

  async #meet(step: Step, signal: AbortSignal, arrive: () => readonly string[]): Promise<SendOutcome> {
    if (step === 'hangs') return await this.#hold(null, signal);
    if (this.answersIn > 0) await this.#hold(this.answersIn, signal);
    if (step === 'arrives') return { kind: 'sent', messageIds: arrive() };
    if (step !== 'accepted_then_silent') return step;
    arrive();
    return await this.#hold(null, signal);
  }

  #hold(ms: number | null, signal: AbortSignal): Promise<SendOutcome> {
    this.held += 1;
    return new Promise((resolve) => {
      const end = (): void => {
        this.held -= 1;
        resolve({ kind: 'unknown' });
      };
      if (ms === null) signal.addEventListener('abort', end, { once: true });
      else this.#time.after(ms, end);
    });
  }
}
