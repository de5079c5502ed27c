// A dialog that asks for a reason before something is done; the words go on record.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { w } from '../../i18n/engagement-words.js';
import { Dialog } from '../../parts/dialog.js';

const MAX = 2_000;

interface ReasonProps {
  readonly title: string;
  /** What it does and what it does not do. */
  readonly children: ComponentChildren;
  readonly act: string;
  readonly danger?: boolean;
  /** Gives whether it was done; then the dialog closes. */
  readonly onDo: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The dialog. */
export function ReasonDialog({ title, children, act, danger = false, onDo, onClose }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const done = await onDo(reason.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      title={title}
      act={act}
      danger={danger}
      notYet={reason.trim() === '' ? w('reason.first') : null}
      onDo={() => void go()}
      onClose={onClose}
    >
      <div class="stack">{children}</div>
      <div class="field">
        <label for="the-reason">{w('reason.label')}</label>
        <textarea
          class="input"
          id="the-reason"
          rows={3}
          maxLength={MAX}
          dir="auto"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
