// GET /events: what changed, as it changes, by ids only.

import { officerOf } from '../../../app/engagement/tools.js';
import type { Change } from '../../../app/ports.js';
import { READERS } from '../../../domain/permissions.js';
import type { Staff } from '../../../domain/staff.js';
import { defineRoute, type EventSink } from '../route.js';
import { StreamEvent } from '../schemas/desk-lists.js';

/** How often the session is looked at while nothing happens: it may have ended. */
const CHECK_EVERY_MS = 15_000;

export const getEvents = defineRoute({
  name: 'events.follow',
  summary: 'Server-sent events: queue, conversation, session, roster.',
  answers: { 200: StreamEvent },
  async handle({ token }, { staff }, deps) {
    const follow = (stream: EventSink): (() => void) => {
      const end = (): void => {
        stream.event('session', {});
        stream.end();
      };
      const check = (): void => {
        deps.sessions.current(token, false).then((still) => still === undefined && end(), end);
      };
      const timer = setInterval(check, CHECK_EVERY_MS);
      const unsubscribe = deps.bus.subscribe((change) => {
        if (change.kind === 'stopping') stream.end();
        else if (change.kind === 'session') {
          if (change.accountId === staff.id) check();
        } else tell(change, staff, stream);
      });
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    };
    return { status: 200, stream: follow };
  },
});

/** Ids of queue and conversations only reach those who read them. */
function tell(change: Change, staff: Staff, stream: EventSink): void {
  const reads = READERS.some((role) => staff.roles.includes(role));
  const { kind } = change;
  if (kind === 'engagement' && officerOf(staff).roles.length > 0)
    stream.event('engagement', { realm: change.realm, id: change.id });
  if (kind === 'roster') stream.event('roster', {});
  if (!reads) return;
  if (kind === 'queue') stream.event('queue', { itemId: change.itemId, conversationId: change.conversationId });
  if (kind === 'note') stream.event('conversation', { conversationId: change.conversationId });
  if (kind === 'turn') stream.event('conversation', { conversationId: change.conversationId, turn: change.turn });
}
