// The help request: whose it is, how long the person waits, and the ways to end it.

import { useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import type { Conversation } from '../../api/conversation-types.js';
import { claim, release } from '../../api/routes.js';
import type { QueueRow } from '../../api/types.js';
import { clock, span } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Kbd } from '../../parts/kbd.js';
import { problemWords, State } from '../../parts/small.js';
import { mayHelp, myId } from '../../state/may.js';
import { now } from '../../state/now.js';
import { tell } from '../../state/toast.js';
import { CloseDialog, PassOnDialog } from './help-dialogs.js';
import { StaleNotice } from './stale.js';
import type { OpenConversation } from './store.js';

function HeldWords({ row }: { row: QueueRow }) {
  if (row.state === 'closed') return <>{t('help.isClosed')}</>;
  if (row.heldBy === null) return <>{t('row.nobody')}</>;
  return <>{row.heldBy.id === myId() ? t('help.yours') : t('help.theirs', { name: row.heldBy.name })}</>;
}

function Waits({ row }: { row: QueueRow }) {
  if (row.state === 'closed') return null;
  if (row.answeredAt !== null)
    return <State icon="chat">{t('help.answered', { time: clock(Date.parse(row.answeredAt)) })}</State>;
  const seconds = (now.value - Date.parse(row.since)) / 1000;
  const over = seconds > row.targetS;
  return (
    <State icon={over ? 'clockFull' : 'clock'} {...(over ? { tone: 'danger' as const } : {})}>
      {t('help.waits', { wait: span(seconds), target: span(row.targetS) })}
    </State>
  );
}

type Which = 'close' | 'pass' | null;

interface ActsProps {
  readonly row: QueueRow;
  readonly onAct: (act: Promise<Answer<QueueRow>>, done: string) => void;
  readonly onDialog: (which: Which) => void;
}

function Acts({ row, onAct, onDialog }: ActsProps) {
  if (mayHelp(row, 'claim')) {
    return (
      <p class="line">
        <button class="btn" type="button" onClick={() => onAct(claim(row), t('queue.claimed'))}>
          {t('act.claim')} <Kbd k="c" />
        </button>
      </p>
    );
  }
  if (!mayHelp(row, 'close')) return null;
  return (
    <p class="line">
      <button class="btn" type="button" onClick={() => onDialog('close')}>
        {t('help.close')}
      </button>
      <button class="btn btn--quiet" type="button" onClick={() => onDialog('pass')}>
        {t('help.pass')}
      </button>
      {mayHelp(row, 'release') ? (
        <button class="btn btn--quiet" type="button" onClick={() => onAct(release(row), t('help.released'))}>
          {t('act.release')}
        </button>
      ) : null}
    </p>
  );
}

/** The panel; nothing when nobody asked for a person. */
export function HelpPanel({ open, view }: { open: OpenConversation; view: Conversation }) {
  const [dialog, setDialog] = useState<Which>(null);
  const [stale, setStale] = useState<Problem | null>(null);
  const row = view.helpRequest;
  if (row === null) return null;
  const failed = (problem: Problem): void => {
    setDialog(null);
    if (problem.code === 'stale') setStale(problem);
    else tell(problemWords(problem), false);
    void open.load();
  };
  const done = (words: string): void => {
    setDialog(null);
    setStale(null);
    tell(words);
    void open.load();
  };
  const act = async (doing: Promise<Answer<QueueRow>>, words: string): Promise<void> => {
    const answer = await doing;
    if (answer.ok) done(words);
    else failed(answer.problem);
  };
  const shared = { row, onDone: done, onFailed: failed, onClose: () => setDialog(null) };
  return (
    <section class="panel" aria-labelledby="help-title">
      <div class="panel__h">
        <h2 id="help-title">{t('help.title')}</h2>
        <span class="hint">
          <HeldWords row={row} />
        </span>
      </div>
      <p>{row.why.sentence}</p>
      <p>
        <Waits row={row} />
      </p>
      {stale === null ? null : <StaleNotice problem={stale} />}
      <Acts row={row} onAct={act} onDialog={setDialog} />
      {dialog === 'close' ? <CloseDialog {...shared} /> : null}
      {dialog === 'pass' ? <PassOnDialog {...shared} /> : null}
    </section>
  );
}
