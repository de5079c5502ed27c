// Follows the stream of replies: resumes where it broke, waits longer each time, stops when the talk is over.

import { backOffMs, type Waiter } from '../shared/back-off.js';
import { readEvents, type ServerEvent } from '../shared/server-events.js';

/** Silence after which a connection counts as dead, milliseconds. The server says something every 15 s. */
const LONGEST_SILENCE_MS = 40_000;

/** What the stream needs from outside. */
export interface StreamParts {
  open(after: string, signal: AbortSignal): Promise<Response>;
  onEvent(event: ServerEvent): void;
  /** The token is dead. */
  onOver(): void;
  /** `true` when it opened, `false` when it could not be opened. */
  onConnection(up: boolean): void;
  readonly waiter: Waiter;
  /** 0 ≤ r < 1. */
  random(): number;
}

/** A stream under way. */
export interface Stream {
  /** Id of the last event that came, empty before the first. */
  cursor(): string;
  /** Connects at once if it waits. */
  kick(): void;
  stop(): void;
}

/** `over`: the token is dead · `moved`: something came · `nothing`: it did not get that far. */
type Round = 'over' | 'moved' | 'nothing';

async function oneRound(
  parts: StreamParts,
  after: string,
  stop: AbortController,
  onId: (id: string) => void,
): Promise<Round> {
  let round: Round = 'nothing';
  let pieces = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    // The first piece only says that the stream opened.
    if (++pieces > 2) round = 'moved';
    clearTimeout(silence);
    silence = setTimeout(() => stop.abort(), LONGEST_SILENCE_MS);
  };
  try {
    alive();
    const response = await parts.open(after, stop.signal);
    if (response.status === 401) return 'over';
    if (!response.ok || response.body === null) return round;
    parts.onConnection(true);
    const onEvent = (event: ServerEvent) => {
      if (stop.signal.aborted) return;
      round = 'moved';
      onId(event.id);
      parts.onEvent(event);
    };
    await readEvents(response.body, onEvent, alive);
  } catch {
    // Broken on the way: the next round resumes after the last event.
  } finally {
    clearTimeout(silence);
  }
  return round;
}

/** Starts to follow, after the event `after` (empty: what was not handed over yet). */
export function followStream(parts: StreamParts, after: string): Stream {
  let cursor = after;
  let stopped = false;
  let current = new AbortController();

  const run = async () => {
    for (let tries = 0; !stopped; tries++) {
      current = new AbortController();
      const round = await oneRound(parts, cursor, current, (id) => {
        if (id !== '') cursor = id;
      });
      if (stopped) return;
      if (round === 'over') return parts.onOver();
      if (round === 'moved') tries = 0;
      if (round === 'nothing') parts.onConnection(false);
      await parts.waiter.wait(backOffMs(tries, parts.random()));
    }
  };
  void run();
  return {
    cursor: () => cursor,
    kick: () => parts.waiter.kick(),
    stop() {
      stopped = true;
      current.abort();
      parts.waiter.kick();
    },
  };
}
