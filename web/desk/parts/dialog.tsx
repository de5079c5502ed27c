// A dialog: a reason to give, a stop to confirm. The browser keeps the focus inside and Escape closes it.

import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n/words.js';

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Word on the button that does it. */
  readonly act: string;
  readonly danger?: boolean;
  /** Why it cannot be done yet; the button stays reachable and says so. */
  readonly notYet?: string | null;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

/** Shown as long as it is rendered; `Ctrl Enter` does the act. */
export function Dialog({ title, children, act, danger, notYet = null, onDo, onClose }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const go = (): void => {
    if (notYet === null) onDo();
  };
  return (
    <dialog class="dialog" ref={box} aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div class="dialog__acts">
          {notYet === null ? null : <span class="hint grow">{notYet}</span>}
          <button class="btn" type="button" onClick={onClose}>
            {t('act.cancel')}
          </button>
          <button class={danger ? 'btn btn--danger' : 'btn btn--primary'} type="submit" aria-disabled={notYet !== null}>
            {act}
          </button>
        </div>
      </form>
    </dialog>
  );
}
