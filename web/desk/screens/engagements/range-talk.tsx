// The messages of a talk on the training range, in the look of a real thread; what a rule held back stands there with the reason.

import type { RangeEvent, RangeOurs, RangeRun } from '../../api/range-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { State } from '../../parts/small.js';
import { RangeMark } from './range-parts.js';
import { ruleName, whyWords } from './say.js';

function By({ event, who }: { event: Extract<RangeEvent, { n: number }>; who: string }) {
  return (
    <p class="turn__by">
      <b>{who}</b>
      <time class="num" dateTime={event.at}>
        {clock(Date.parse(event.at))}
      </time>
      {event.kind === 'ours' ? <span>{event.suggested ? w('range.suggested') : w('range.own')}</span> : null}
    </p>
  );
}

function Fate({ event }: { event: RangeOurs }) {
  if (event.sent) {
    return (
      <p class="small">
        <State icon="check" tone="ok">
          {w('range.sent')}
        </State>
      </p>
    );
  }
  return (
    <>
      <p class="small">
        <State icon="stop" tone="danger">
          {w('range.notSent')}
        </State>
      </p>
      <ul class="facts">
        {event.verdicts
          .filter(({ ok }) => !ok)
          .map(({ rule, why }) => (
            <li key={`${rule}:${why}`}>
              <b>{ruleName(rule)}</b>: {whyWords(rule, why)}
            </li>
          ))}
      </ul>
    </>
  );
}

function Message({ event, run }: { event: Extract<RangeEvent, { n: number }>; run: RangeRun }) {
  const theirs = event.kind === 'theirs';
  return (
    <li class={theirs ? 'turn turn--person' : 'turn turn--us turn--staff'} id={`message-${event.n}`} tabIndex={-1}>
      <span class="turn__n">
        <span class="sr">{w('turn.number')} </span>
        {event.n}
      </span>
      <div>
        <By event={event} who={theirs ? w('range.them') : w('range.you')} />
        <p class="turn__text" dir="auto" {...(theirs ? { lang: run.language } : {})}>
          {event.text}
        </p>
        {event.kind === 'ours' ? <Fate event={event} /> : null}
        {event.kind === 'theirs' && event.froze !== null ? (
          <p class="small">
            <State icon="freeze" tone="danger">
              {w(`frozen.${event.froze}`)}
            </State>
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Happened({ event }: { event: Exclude<RangeEvent, { n: number }> }) {
  return (
    <li class="small second range__event">
      {clock(Date.parse(event.at))} {w(`range.event.${event.kind}`)}
    </li>
  );
}

/** The messages. */
export function RangeTalk({ run }: { run: RangeRun }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="talk talk--range" id="talk" aria-label={w('thread.messages')} tabIndex={0}>
      <div>
        <p>
          <RangeMark />
        </p>
        <ol class="plain" aria-live="polite">
          {run.events.map((event, at) =>
            'n' in event ? (
              <Message key={event.n} event={event} run={run} />
            ) : (
              <Happened key={`${at} ${event.kind}`} event={event} />
            ),
          )}
        </ol>
      </div>
    </section>
  );
}
