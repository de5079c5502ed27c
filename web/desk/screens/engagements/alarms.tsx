// Safeguarding alerts that nobody has acknowledged: a running clock above everything until somebody named does.

import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';
import { runningAlerts } from '../../state/engagements.js';
import { alertWords, stopwatch, threadHref, threadName } from './say.js';

const TICK_MS = 1_000;
/** More than these stand behind a link: the page must stay usable. */
const MOST = 3;

/** Milliseconds since 1970, moved on every second while the component stands on the page. */
export function useSeconds(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

type Running = (typeof runningAlerts.value)[number];

/** The clock; read out once with the alert and not every second. */
export function AlarmClock({ since }: { since: number }) {
  const now = useSeconds();
  return (
    <span class="alarm__clock">
      <Icon name="stop" />
      <span class="sr">{w('alarm.since')} </span>
      <span role="timer">{stopwatch(now - since)}</span>
    </span>
  );
}

function Alarm({ alert, here }: { alert: Running; here: boolean }) {
  return (
    <section class="alarm" role="alert" aria-label={w('alarm.label')}>
      <AlarmClock since={alert.raisedMs} />
      <p class="grow">
        <b>{w(`alarm.${alert.reason}`, { thread: threadName(alert.threadId) })}</b>
        <br />
        {alertWords(alert)}
      </p>
      <a class="btn btn--danger" href={here ? '#safety' : `${threadHref(alert.threadId)}#safety`}>
        {here ? w('alarm.below') : w('alarm.open')}
      </a>
    </section>
  );
}

/** All of them, the oldest first. */
export function Alarms() {
  const { path } = useLocation();
  const all = runningAlerts.value;
  return (
    <>
      {all.slice(0, MOST).map((alert) => (
        <Alarm key={alert.threadId} alert={alert} here={path === threadHref(alert.threadId)} />
      ))}
      {all.length > MOST ? <p class="alarm">{w('alarm.more', { n: all.length - MOST })}</p> : null}
    </>
  );
}
