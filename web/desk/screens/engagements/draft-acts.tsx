// What can be done with one draft: approve once it can have been read, edit, reject, sign off, release. One by one, never all.

import { useState } from 'preact/hooks';
import type { Draft, Thread } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';
import { State } from '../../parts/small.js';
import { ApproveOnceRead } from './approve-once-read.js';
import { maySignOff, myPart, whyNotMine } from './my-part.js';
import { ReasonDialog } from './reason-dialog.js';
import type { OpenThread } from './thread-store.js';
import { useReading } from './use-reading.js';
import { isBlocked } from './verdicts.js';

interface ActsProps {
  readonly open: OpenThread;
  readonly view: Thread;
  readonly draft: Draft;
}

function Approve({ open, draft, view }: ActsProps) {
  return (
    <ApproveOnceRead
      reading={useReading(view.id, draft, true)}
      text={draft.text}
      readingMs={draft.readingMs}
      busy={open.busy.value}
      act={w('draft.approve')}
      ready={w('draft.ready')}
      onYes={() => void open.approve(draft)}
    />
  );
}

function Release({ open, view, draft }: ActsProps) {
  const sms = view.channel === 'sms';
  return (
    <button class="btn btn--primary" type="button" aria-busy={open.busy.value} onClick={() => void open.release(draft)}>
      <Icon name={sms ? 'out' : 'copy'} />
      {sms ? w('draft.release.sms') : w('draft.release')}
    </button>
  );
}

function SignOff({ open, draft }: ActsProps) {
  return (
    <button class="btn" type="button" aria-busy={open.busy.value} onClick={() => void open.signOff(draft)}>
      <Icon name="scale" />
      {w('draft.signOff')}
    </button>
  );
}

/** Why there is no button to approve. */
function NoApprove({ draft, view }: Omit<ActsProps, 'open'>) {
  if (isBlocked(draft)) {
    return (
      <State icon="stop" tone="danger">
        {w('draft.blocked')}
      </State>
    );
  }
  const why = whyNotMine(draft, view);
  if (why === null) return null;
  return <State icon="lock">{w(`draft.not.${why}`)}</State>;
}

function Reject({ open, draft, onClose }: Omit<ActsProps, 'view'> & { onClose: () => void }) {
  return (
    <ReasonDialog
      title={w('reject.title')}
      act={w('draft.reject')}
      onDo={(reason) => open.reject(draft, reason)}
      onClose={onClose}
    >
      <p>{w('reject.text')}</p>
    </ReasonDialog>
  );
}

/** The buttons. `onEdit` opens the text for changing; `rejecting` shows the dialog that asks why. */
export function DraftActs({
  open,
  view,
  draft,
  onEdit,
  rejecting,
  onReject,
}: ActsProps & {
  readonly onEdit: () => void;
  readonly rejecting: boolean;
  readonly onReject: (on: boolean) => void;
}) {
  const part = myPart(view);
  const isOpen = draft.state === 'open';
  const undone = isOpen || draft.state === 'approved';
  return (
    <div class="draft__acts">
      {isOpen && part.approves && draft.mayApprove ? (
        <Approve key={`${draft.id}:${draft.revision}`} open={open} view={view} draft={draft} />
      ) : null}
      {isOpen && !draft.mayApprove ? <NoApprove draft={draft} view={view} /> : null}
      {draft.state === 'approved' && part.mine && view.outgoing === null ? (
        <Release open={open} view={view} draft={draft} />
      ) : null}
      {isOpen && maySignOff(draft, view) ? <SignOff open={open} view={view} draft={draft} /> : null}
      {undone && part.writes ? (
        <button class="btn" type="button" onClick={onEdit}>
          <Icon name="edit" />
          {w('draft.edit')} <Kbd k="2" />
        </button>
      ) : null}
      {undone && part.rejects ? (
        <button class="btn" type="button" aria-haspopup="dialog" onClick={() => onReject(true)}>
          <Icon name="close" />
          {w('draft.reject')}… <Kbd k="3" />
        </button>
      ) : null}
      {rejecting ? <Reject open={open} draft={draft} onClose={() => onReject(false)} /> : null}
    </div>
  );
}

/** The text under change: saving makes a new revision, which somebody else approves. */
export function EditDraft({ open, draft, onDone }: Omit<ActsProps, 'view'> & { onDone: () => void }) {
  const [text, setText] = useState(draft.text);
  const same = text === draft.text || text.trim() === '';
  const save = async (): Promise<void> => {
    if (!same && (await open.edit(draft, text))) onDone();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="field">
        <label for="edit-draft">{w('edit.label')}</label>
        <textarea
          class="input"
          id="edit-draft"
          rows={3}
          maxLength={2_000}
          dir="auto"
          value={text}
          ref={(box) => {
            if (box !== null && document.activeElement === document.body) box.focus();
          }}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone();
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        <p class="hint">{w('edit.hint')}</p>
      </div>
      <p class="line">
        <button class="btn btn--primary" type="submit" aria-disabled={same}>
          {w('edit.save')} <Kbd k="Ctrl ↵" />
        </button>
        <button class="btn" type="button" onClick={onDone}>
          {w('edit.leave')}
        </button>
      </p>
    </form>
  );
}
