// One talk on the training range, worked like a thread: messages, suggestions, rules in words, ledger, freeze, the alert, the end, the score.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Problem } from '../../api/client.js';
import { moveInRange, type RangeMove, type RangeOurs, type RangeRun, rangeRun } from '../../api/range-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { languageName } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Notice } from '../../parts/small.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { useKeys } from '../../state/keys.js';
import { AlarmClock } from './alarms.js';
import { EngagementFrame } from './frame.js';
import { Ledger } from './ledger.js';
import { RangeDraft } from './range-draft.js';
import { RangeBand, RangeMark, RangePanel } from './range-parts.js';
import { RangeScorePanel } from './range-score.js';
import { RangeTalk } from './range-talk.js';
import { RefusedNotice } from './refused-notice.js';
import { stopwatch } from './say.js';
import { StopButtons, type Stopping } from './stop-buttons.js';
import { useOne } from './use-one.js';
import { Rules, rulesCount } from './verdicts.js';

const HOME = `${ENGAGEMENTS}/training`;
const keys = () =>
  [
    [['1'], w('keys.approve')],
    [['d'], w('draft.next')],
    [['w'], w('write.title')],
    [['f'], w('freeze.act')],
    [['q'], t('keys.back')],
    [['?'], t('keys.all')],
  ] as const;

interface Moves {
  readonly run: RangeRun;
  readonly busy: boolean;
  readonly refused: Problem | null;
  readonly move: (move: RangeMove) => Promise<boolean>;
}

/** One move at a time; what was said no to is told, and the talk is read again: it may have gone on. */
function useMoves(run: RangeRun, put: (run: RangeRun) => void, again: () => void): Moves {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  return {
    run,
    busy,
    refused,
    async move(move) {
      if (busy) return false;
      setBusy(true);
      const answer = await moveInRange(run, move);
      setBusy(false);
      setRefused(answer.ok ? null : answer.problem);
      if (answer.ok) put(answer.value);
      else again();
      return answer.ok;
    },
  };
}

/** Freezing and ending: the same two steps as on a real thread, without a reason: nothing goes on record. */
function Stops({ run, move }: Moves) {
  const [asking, setAsking] = useState<Stopping | null>(null);
  const { route } = useLocation();
  const goesOn = run.endedAt === null;
  const mayFreeze = goesOn && run.frozen === null;
  useKeys({ q: () => route(HOME), f: mayFreeze ? () => setAsking('freeze') : undefined });
  const go = async (kind: Stopping): Promise<void> => {
    setAsking(null);
    await move({ kind });
  };
  return (
    <span class="line end">
      <StopButtons close={goesOn ? w('range.close') : null} mayFreeze={mayFreeze} ask={setAsking} />
      {asking === null ? null : (
        <Dialog
          title={w(`range.${asking}.title`)}
          act={w(`range.${asking}`)}
          danger
          onDo={() => void go(asking)}
          onClose={() => setAsking(null)}
        >
          <p>
            <RangeMark /> {w(`range.${asking}.text`)}
          </p>
        </Dialog>
      )}
    </span>
  );
}

function Head(moves: Moves) {
  const { run } = moves;
  return (
    <div class="authz authz--range">
      <a href={HOME}>
        <Icon name="back" turns />
        {t('screen.training')}
      </a>
      <h1 lang="en">{run.title}</h1>
      <RangeMark />
      <span>{languageName(run.language)}</span>
      <Stops {...moves} />
    </div>
  );
}

/** A frozen talk: why, the alert's clock until it is answered. */
function Frozen({ run, busy, move }: Moves) {
  const { frozen } = run;
  const since = useMemo(() => Date.now() - (frozen?.elapsedS ?? 0) * 1_000, [run.id, run.seen]);
  if (frozen === null) return null;
  const waits = !frozen.acknowledged && run.endedAt === null;
  return (
    <RangePanel id="safety" title={w('safety.title')} danger>
      <p>
        <b>{w(`frozen.${frozen.reason}`)}</b>{' '}
        {frozen.message === null ? null : (
          <a href={`#message-${frozen.message}`}>{w('ledger.message', { n: frozen.message })}</a>
        )}
      </p>
      {waits ? (
        <>
          <p class="line">
            <AlarmClock since={since} />
            <span>{w('range.alert')}</span>
          </p>
          <p>
            <button
              class="btn btn--danger"
              type="button"
              aria-busy={busy}
              onClick={() => void move({ kind: 'acknowledge' })}
            >
              <Icon name="check" />
              {w('safety.acknowledge')}
            </button>
          </p>
        </>
      ) : (
        <p class="small">
          {w(frozen.acknowledged ? 'range.answered' : 'range.unanswered', { time: stopwatch(frozen.elapsedS * 1_000) })}
        </p>
      )}
    </RangePanel>
  );
}

function LastRules({ run }: { run: RangeRun }) {
  const last = run.events.findLast((one): one is RangeOurs => one.kind === 'ours');
  if (last === undefined) return null;
  return (
    <RangePanel id="rules" title={w('range.rules', { n: last.n })} hint={rulesCount(last)}>
      <Rules verdicts={last.verdicts} scored={last.scored} />
    </RangePanel>
  );
}

/** A button that a move took away leaves the focus on the talk, not on nothing. */
function useFocus(seen: number): void {
  const before = useRef(seen);
  useEffect(() => {
    if (before.current === seen) return;
    before.current = seen;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) document.getElementById('talk')?.focus();
  }, [seen]);
}

function Work({ run: first, put, again }: { run: RangeRun; put: (run: RangeRun) => void; again: () => void }) {
  const moves = useMoves(first, put, again);
  const { run, refused } = moves;
  useFocus(run.seen);
  return (
    <>
      <section class="eng__talk" aria-label={run.title}>
        <Head {...moves} />
        <Frozen {...moves} />
        <RangeTalk run={run} />
        <div class="eng__work">
          {refused === null ? null : (
            <div class="draft">
              <RefusedNotice problem={refused} />
            </div>
          )}
          <RangeScorePanel run={run} />
          {run.endedAt === null ? <RangeDraft {...moves} /> : null}
        </div>
      </section>
      <div class="eng__rules">
        <LastRules run={run} />
        <div class="panel--range">
          <p class="panel__mark">
            <RangeMark />
          </p>
          <Ledger view={run} />
        </div>
        <RangePanel id="grounds" title={w('grounds.title')}>
          <p class="small" lang="en">
            {run.grounds}
          </p>
        </RangePanel>
      </div>
    </>
  );
}

/** The screen. */
export function RangeTalkScreen({ id }: { id: string }) {
  const { value, problem, again, put } = useOne(id, () => rangeRun(id), []);
  return (
    <EngagementFrame title={t('screen.training')} fixed keys={keys()} head={false} band={<RangeBand />}>
      <div class="eng eng--range">
        {value !== null && problem?.status !== 404 ? (
          <Work run={value} put={put} again={again} />
        ) : (
          <div class="eng__talk">
            {problem === null ? (
              <Loading what={t('screen.training')} again={again} />
            ) : problem.status === 404 ? (
              <div class="body">
                <Notice icon="info" tone="info" title={w('range.gone')}>
                  <p>{w('range.gone.text')}</p>
                  <p>
                    <a href={HOME}>{w('range.again')}</a>
                  </p>
                </Notice>
              </div>
            ) : (
              <Failed title={w('range.failed')} problem={problem} again={again} />
            )}
          </div>
        )}
      </div>
    </EngagementFrame>
  );
}
