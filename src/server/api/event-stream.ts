// One open answer of server-sent events.

import type { Response } from 'express';
import type { EventSink } from './route.js';

/** A comment keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** A page that reads so slowly that this many bytes wait is cut off; it comes again. */
const MAX_WAITING_BYTES = 1_048_576;
/** What the page waits before it comes again, in milliseconds. */
const RETRY_MS = 3_000;

/** Opens the stream and follows until either side ends it. */
export function openEventStream(response: Response, follow: (sink: EventSink) => () => void): void {
  response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  response.write(`retry: ${RETRY_MS}\n\n`);
  const stop = follow({
    event(name, data) {
      if (response.writableEnded) return;
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
      if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
    },
    end: () => response.end(),
  });
  const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
