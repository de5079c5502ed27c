// What holds for the whole desk: no connection, a person in danger who waits, an account about to be signed out.

import { useLocation } from 'preact-iso/router';
import { lostAt } from '../api/client.js';
import { channelName, clock, languageName, span } from '../i18n/names.js';
import { t } from '../i18n/words.js';
import { Notice } from '../parts/small.js';
import { runningAlerts } from '../state/engagements.js';
import { now } from '../state/now.js';
import { active, IDLE_NOTICE_MS, idleAt } from '../state/session.js';
import { waiting } from '../state/watch.js';
import { conversationHref, ENGAGEMENTS, HOME } from './menu.js';

function Offline() {
  if (lostAt.value === null) return null;
  return (
    <Notice tone="warn" icon="offline" title={t('offline.title', { time: clock(lostAt.value) })}>
      <p>{t('offline.text')}</p>
    </Notice>
  );
}

function Danger() {
  const { path } = useLocation();
  const row = waiting.value.find((one) => one.why.code === 'danger' && one.heldBy === null);
  if (row === undefined || path === `${HOME}queue` || path === conversationHref(row.conversationId)) return null;
  const over = (now.value - Date.parse(row.since)) / 1000 - row.targetS;
  const title = over > 0 ? t('danger.over', { over: span(over) }) : t('danger.waits');
  return (
    <Notice tone="danger" icon="stop" title={title} speaks="alert">
      <p>
        {t('danger.who', { language: languageName(row.language), channel: channelName(row.channel) })}{' '}
        <a href={conversationHref(row.conversationId)}>{t('act.openIt')}</a>
      </p>
    </Notice>
  );
}

/** On the pages of engagements the alert has a bar of its own. */
function Safeguard() {
  const { path } = useLocation();
  const [first] = runningAlerts.value;
  if (first === undefined || path.startsWith(ENGAGEMENTS)) return null;
  return (
    <Notice tone="danger" icon="stop" title={t('safeguard.waits', { n: runningAlerts.value.length })} speaks="alert">
      <p>
        <a href={`${ENGAGEMENTS}/threads/${first.threadId}`}>{t('act.openIt')}</a>
      </p>
    </Notice>
  );
}

function Idle() {
  const left = idleAt.value - now.value;
  if (left > IDLE_NOTICE_MS) return null;
  return (
    <Notice tone="warn" icon="clock" title={t('idle.title', { time: clock(idleAt.value) })} speaks="alert">
      <p>{t('idle.text')}</p>
      <p>
        <button class="btn btn--sm" type="button" onClick={active}>
          {t('idle.stay')}
        </button>
      </p>
    </Notice>
  );
}

/** All of them, or nothing. */
export function Notices() {
  return (
    <div class="notices">
      <Offline />
      <Danger />
      <Safeguard />
      <Idle />
    </div>
  );
}
