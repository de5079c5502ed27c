// Drafts of a thread, one at a time: the text, who wrote it, how far it pushes, and what can be done with it.

import { useState } from 'preact/hooks';
import type { Draft, Thread } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';
import { useKeys } from '../../state/keys.js';
import { APPROVE_ID } from './approve-once-read.js';
import { DraftActs, EditDraft } from './draft-acts.js';
import { myPart } from './my-part.js';
import { RefusedNotice } from './refused-notice.js';
import { draftBy } from './say.js';
import type { OpenThread } from './thread-store.js';
import { isBlocked } from './verdicts.js';

/** Those that can still become a message: approved, then what can be approved, then what waits, last what a rule forbids. */
export function draftsToDecide({ drafts }: Thread): readonly Draft[] {
  const order = (one: Draft): number => (one.state === 'approved' ? 0 : one.mayApprove ? 1 : isBlocked(one) ? 3 : 2);
  return drafts
    .filter(({ state }) => state === 'open' || state === 'approved')
    .map((draft, at) => ({ draft, at }))
    .sort((a, b) => order(a.draft) - order(b.draft) || a.at - b.at)
    .map(({ draft }) => draft);
}

function Decided({ draft }: { draft: Draft }) {
  if (draft.approval === null) return null;
  return (
    <p class="small second">
      {w('draft.approvedBy', { name: draft.approval.by.name, time: clock(Date.parse(draft.approval.at)) })}
    </p>
  );
}

interface PanelProps {
  readonly open: OpenThread;
  readonly view: Thread;
  readonly drafts: readonly Draft[];
  readonly draft: Draft;
  readonly onPick: (id: string) => void;
}

function Head({ drafts, draft, onPick }: Omit<PanelProps, 'open' | 'view'>) {
  const at = drafts.indexOf(draft);
  const next = drafts[(at + 1) % drafts.length];
  return (
    <div class="panel__h">
      <h2>{w('draft.title', { n: at + 1, all: drafts.length })}</h2>
      {next === undefined || next === draft ? null : (
        <button class="btn btn--sm" type="button" onClick={() => onPick(next.id)}>
          {w('draft.next')} <Kbd k="d" />
        </button>
      )}
      <span class="hint">{draftBy(draft)}</span>
    </div>
  );
}

function useDraftKeys({ open, view, drafts, draft, onPick }: PanelProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const [rejecting, setRejecting] = useState(false);
  const part = myPart(view);
  const at = drafts.indexOf(draft);
  const name = `${draft.id}:${draft.revision}`;
  useKeys({
    // Goes to the button and no further: a single key never says yes.
    1: () => document.getElementById(APPROVE_ID)?.focus(),
    2: part.writes ? () => setEditing(name) : undefined,
    3: part.rejects ? () => setRejecting(true) : undefined,
    d: () => onPick(drafts[(at + 1) % drafts.length]?.id ?? draft.id),
  });
  return {
    editing: editing === name,
    edit: (on: boolean) => setEditing(on ? name : null),
    rejecting: rejecting && !open.busy.value,
    setRejecting,
  };
}

/** The panel. */
export function DraftPanel(props: PanelProps) {
  const { open, view, draft } = props;
  const { editing, edit, rejecting, setRejecting } = useDraftKeys(props);
  const refused = open.refused.value;
  return (
    <section class="draft" id="draft" aria-label={w('draft.label')}>
      <Head {...props} />
      {editing ? (
        <EditDraft open={open} draft={draft} onDone={() => edit(false)} />
      ) : (
        <p class="draft__text" dir="auto">
          {draft.text}
        </p>
      )}
      <Decided draft={draft} />
      {refused === null || refused.draftId !== draft.id ? null : <RefusedNotice {...refused} />}
      {editing ? null : (
        <DraftActs
          open={open}
          view={view}
          draft={draft}
          onEdit={() => edit(true)}
          rejecting={rejecting}
          onReject={setRejecting}
        />
      )}
      <p class="hint">
        {w('draft.exactly')}{' '}
        <span class="mono">sha256 {`${draft.textSha256.slice(0, 4)}…${draft.textSha256.slice(-4)}`}</span>.{' '}
        {view.channel === 'sms' ? w('draft.after.sms') : w('draft.after')}
      </p>
    </section>
  );
}

/** When there is nothing to decide: ask for suggestions, or write one. */
export function NoDraft({ open, view }: { open: OpenThread; view: Thread }) {
  const { mine } = myPart(view);
  return (
    <section class="draft" id="draft" aria-label={w('draft.label')}>
      <div class="panel__h">
        <h2>{w('draft.none')}</h2>
      </div>
      <p class="hint">{view.turns === 0 ? w('draft.none.start') : w('draft.none.text')}</p>
      {mine ? (
        <p>
          <button class="btn" type="button" aria-busy={open.busy.value} onClick={() => void open.suggest()}>
            <Icon name="refresh" />
            {w('draft.suggest')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** Writes a draft of one's own; who writes it never approves it. */
export function WriteDraft({ open, onWritten }: { open: OpenThread; onWritten: (id: string) => void }) {
  const [text, setText] = useState('');
  const write = async (): Promise<void> => {
    if (text.trim() === '') return;
    const id = await open.write(text);
    if (id === undefined) return;
    setText('');
    onWritten(id);
  };
  return (
    <details class="rules__more eng__write">
      <summary>{w('write.title')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <div class="field">
          <label for="write-draft">{w('write.label')}</label>
          <textarea
            class="input"
            id="write-draft"
            rows={2}
            maxLength={2_000}
            dir="auto"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <p class="hint">{w('write.hint')}</p>
        </div>
        <p>
          <button class="btn" type="submit" aria-disabled={text.trim() === ''}>
            {w('write.save')}
          </button>
        </p>
      </form>
    </details>
  );
}
