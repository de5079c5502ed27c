// One thread: the list beside it, its messages and drafts, and the rules and the ledger at hand.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Draft, Thread } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { t } from '../../i18n/words.js';
import { Failed, Loading, Notice } from '../../parts/small.js';
import { useKeys } from '../../state/keys.js';
import { DraftPanel, draftsToDecide, NoDraft, WriteDraft } from './draft-panel.js';
import { EvidenceFold } from './evidence-fold.js';
import { EngagementFrame } from './frame.js';
import { Ledger } from './ledger.js';
import { myPart } from './my-part.js';
import { Outgoing } from './outgoing.js';
import { Receive } from './receive.js';
import { RefusedNotice } from './refused-notice.js';
import { SafetyPanel } from './safety-panel.js';
import { threadName } from './say.js';
import { Talk } from './talk.js';
import { ThreadHead } from './thread-head.js';
import { MovedBar, moveRow, ThreadRows } from './thread-list.js';
import { OpenThread } from './thread-store.js';
import { useThreads } from './use-threads.js';
import { isBlocked, Rules, rulesCount } from './verdicts.js';

const keys = () =>
  [
    [['j', 'k'], t('keys.move')],
    [['1'], w('keys.approve')],
    [['2'], w('draft.edit')],
    [['3'], w('draft.reject')],
    [['d'], w('draft.next')],
    [['w'], w('keys.paste')],
    [['f'], w('freeze.act')],
    [['q'], t('keys.back')],
    [['?'], t('keys.all')],
  ] as const;

function useThread(id: string): OpenThread {
  const open = useMemo(() => new OpenThread(id), [id]);
  useEffect(() => {
    void open.load();
    return open.watch();
  }, [open]);
  return open;
}

function Beside({ id }: { id: string }) {
  const threads = useThreads();
  useKeys({ j: () => moveRow(1), k: () => moveRow(-1), n: threads.tidy });
  return (
    <nav class="eng__list" aria-label={w('list.label')}>
      <MovedBar threads={threads} />
      <ThreadRows threads={threads} here={id} />
    </nav>
  );
}

function RulesPanel({ draft, at }: { draft: Draft; at: number }) {
  const first = draft.verdicts.length;
  return (
    <section class="panel" id="rules" aria-labelledby="rules-title">
      <div class="panel__h">
        <h2 id="rules-title">{w('rules.title', { n: at })}</h2>
        <span class="hint">{rulesCount(draft)}</span>
      </div>
      {first === 0 ? <p class="hint">{w('rules.none')}</p> : <Rules verdicts={draft.verdicts} scored={draft.scored} />}
    </section>
  );
}

/** Drafts that a rule forbids, each with its text and why: no button leads from them to the subject. */
function Forbidden({
  drafts,
  shown,
  onPick,
}: {
  drafts: readonly Draft[];
  shown: Draft;
  onPick: (id: string) => void;
}) {
  const others = drafts.filter((one) => one !== shown && isBlocked(one));
  if (others.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="forbidden-title">
      <div class="panel__h">
        <h2 id="forbidden-title">{w('forbidden.title', { n: others.length })}</h2>
      </div>
      {others.map((one) => (
        <div key={one.id} class="stack stack--tight">
          <p class="small" dir="auto">
            <q>{one.text}</q>
          </p>
          <Rules verdicts={one.verdicts.filter(({ ok }) => !ok)} scored={one.scored} />
          <p>
            <button class="btn btn--sm" type="button" onClick={() => onPick(one.id)}>
              {w('forbidden.show')}
            </button>
          </p>
        </div>
      ))}
    </section>
  );
}

function Jump() {
  const to = (id: string, words: string) => <a href={`#${id}`}>{words}</a>;
  return (
    <nav class="jump" aria-label={w('thread.parts')}>
      {to('talk', w('thread.messages'))}
      {to('draft', w('draft.label'))}
      {to('rules', w('rules.short'))}
      {to('ledger', w('ledger.short'))}
    </nav>
  );
}

interface PartsProps {
  readonly open: OpenThread;
  readonly view: Thread;
}

/** A refusal that belongs to no draft, safety or outgoing text stands above the draft. */
function General({ open, view }: PartsProps) {
  const refused = open.refused.value;
  if (refused === null || view.safety.state === 'frozen' || view.outgoing !== null) return null;
  if (draftsToDecide(view).some(({ id }) => id === refused.draftId)) return null;
  return (
    <div class="draft">
      <RefusedNotice {...refused} />
    </div>
  );
}

function Work({ open, view }: PartsProps) {
  const [picked, setPicked] = useState('');
  const drafts = draftsToDecide(view);
  // News may change the order: the draft that somebody reads stays before them for as long as it is there.
  const held = useRef('');
  const draft = drafts.find(({ id }) => id === (picked === '' ? held.current : picked)) ?? drafts[0];
  held.current = draft?.id ?? '';
  const part = myPart(view);
  return (
    <>
      <section class="eng__talk" aria-label={w('thread.title', { thread: threadName(view.id) })}>
        <ThreadHead open={open} view={view} />
        <SafetyPanel open={open} view={view} />
        <Jump />
        <Talk open={open} view={view} />
        <div class="eng__work">
          <Outgoing open={open} view={view} />
          <General open={open} view={view} />
          {draft === undefined ? (
            view.ended === null && view.safety.state === 'open' ? (
              <NoDraft open={open} view={view} />
            ) : null
          ) : (
            <DraftPanel open={open} view={view} drafts={drafts} draft={draft} onPick={setPicked} />
          )}
          {part.writes && view.safety.state === 'open' ? <WriteDraft open={open} onWritten={setPicked} /> : null}
          {part.mine ? <Receive open={open} view={view} /> : null}
        </div>
      </section>
      <div class="eng__rules">
        {draft === undefined ? null : <RulesPanel draft={draft} at={drafts.indexOf(draft) + 1} />}
        <Ledger view={view} />
        {draft === undefined ? null : <Forbidden drafts={drafts} shown={draft} onPick={setPicked} />}
        <Grounds view={view} />
        <EvidenceFold thread={view.id} />
      </div>
    </>
  );
}

function Grounds({ view: { suspicion } }: { view: Thread }) {
  if (suspicion === null) return null;
  return (
    <section class="panel" aria-labelledby="grounds-title">
      <div class="panel__h">
        <h2 id="grounds-title">{w('grounds.title')}</h2>
        <span class="hint">
          {w('grounds.by', { name: suspicion.by.name, date: suspicion.recordedAt.slice(0, 10) })}
        </span>
      </div>
      <p class="small" dir="auto">
        {suspicion.grounds}
      </p>
    </section>
  );
}

/** The screen. */
export function ThreadScreen({ id }: { id: string }) {
  const open = useThread(id);
  const view = open.view.value;
  const problem = open.problem.value;
  const again = (): void => void open.load();
  return (
    <EngagementFrame title={w('thread.title', { thread: threadName(id) })} fixed keys={keys()} head={false}>
      <div class="eng">
        <Beside id={id} />
        {view === null ? (
          <div class="eng__talk">
            {problem === null ? (
              <Loading what={w('thread.loading')} again={again} />
            ) : problem.status === 404 ? (
              <div class="body">
                <Notice icon="info" tone="info" title={w('thread.notFound')} />
              </div>
            ) : (
              <Failed title={w('thread.failed')} problem={problem} again={again} />
            )}
          </div>
        ) : (
          <Work open={open} view={view} />
        )}
      </div>
    </EngagementFrame>
  );
}
