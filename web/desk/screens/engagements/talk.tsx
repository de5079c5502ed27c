// The messages of a thread: theirs at the margin, ours indented with who approved them.

import type { EngagementTurn, LedgerRow, Thread } from '../../api/engagement-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock, labelName } from '../../i18n/names.js';
import { Icon } from '../../parts/icon.js';
import { State } from '../../parts/small.js';
import { topicName } from './say.js';
import type { OpenThread } from './thread-store.js';

const KB = 1_024;

/** What they were the first to speak of in this message; facts stand in the ledger. */
function firsts(ledger: readonly LedgerRow[], turn: EngagementTurn): readonly string[] {
  const mine = ledger.filter((row) => row.turn === turn.turn && row.first === turn.side && row.value === null);
  return mine.map(({ topic }) => topicName(topic));
}

function eventWords(event: string): string {
  const [kind = '', about] = event.split(':');
  const words = wOr(`event.${event}`, wOr(`event.${kind}`, event));
  return about === undefined || words !== event ? words : `${words} (${about})`;
}

function Files({ media }: Pick<EngagementTurn, 'media'>) {
  return (
    <>
      {media.map(({ name, mediaType, bytes, sha256 }) => (
        <p key={sha256} class="small second">
          <Icon name="lock" /> {w('media.kept', { name, type: mediaType, kb: Math.max(1, Math.round(bytes / KB)) })}{' '}
          <span class="mono">sha256 {sha256.slice(0, 8)}…</span>
        </p>
      ))}
    </>
  );
}

function By({ turn, view }: { turn: EngagementTurn; view: Thread }) {
  const theirs = turn.side === 'theirs';
  return (
    <p class="turn__by">
      <b>{theirs ? w('turn.subject', { subject: view.subject }) : (turn.byName ?? turn.by)}</b>
      <time class="num" dateTime={turn.at}>
        {clock(Date.parse(turn.at))}
      </time>
      {theirs ? null : turn.approvedBy === null ? (
        <span>{w('turn.warning')}</span>
      ) : (
        <span>{w('turn.approvedBy', { name: turn.approvedBy.name })}</span>
      )}
      {firsts(view.ledger, turn).map((topic) => (
        <span key={topic} class="tag">
          {w('turn.first', { topic })}
        </span>
      ))}
      {turn.labels.map(({ label }) => (
        <span key={label} class="tag">
          {labelName(label)}
        </span>
      ))}
      {turn.readers === 'first' && turn.labels.length > 0 ? <span>{w('turn.firstReaderOnly')}</span> : null}
    </p>
  );
}

function Turn({ turn, view }: { turn: EngagementTurn; view: Thread }) {
  const theirs = turn.side === 'theirs';
  return (
    <li class={theirs ? 'turn turn--person' : 'turn turn--us turn--staff'} id={`message-${turn.turn}`}>
      <span class="turn__n">
        <span class="sr">{w('turn.number')} </span>
        {turn.turn}
      </span>
      <div>
        <By turn={turn} view={view} />
        {turn.text === null ? (
          <p class="turn__text muted">{w('turn.sealed')}</p>
        ) : (
          <p class="turn__text" dir="auto" {...(turn.language === 'und' ? {} : { lang: turn.language })}>
            {turn.text}
          </p>
        )}
        <Files media={turn.media} />
        {turn.events.map((event) => (
          <p key={event} class="small">
            <State icon="warn" tone="warn">
              {eventWords(event)}
            </State>
          </p>
        ))}
      </div>
    </li>
  );
}

/** The messages; it opens at the newest. */
export function Talk({ open, view }: { open: OpenThread; view: Thread }) {
  const turns = open.turns();
  const first = turns[0]?.turn ?? 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="talk" id="talk" aria-label={w('thread.messages')} tabIndex={0}>
      <div>
        {first > 1 && open.more.value ? (
          <p>
            <button class="btn btn--sm" type="button" onClick={() => void open.showOlder()}>
              {w('turn.older')}
            </button>
          </p>
        ) : null}
        {turns.length === 0 ? <p class="hint">{w('thread.noMessages')}</p> : null}
        <ol class="plain">
          {turns.map((turn) => (
            <Turn key={turn.turn} turn={turn} view={view} />
          ))}
        </ol>
      </div>
    </section>
  );
}
