// Where toasts stand: at the foot, read out politely.

import { useEffect, useRef } from 'preact/hooks';
import { dismiss, TOAST_MS, type Toast, toasts } from '../state/toast.js';
import { Icon } from './icon.js';

function One({ toast }: { toast: Toast }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (box.current?.matches(':hover, :focus-within') !== true) dismiss(toast.id);
    }, TOAST_MS);
    return () => clearInterval(timer);
  }, [toast.id]);
  const { act } = toast;
  return (
    <div class="toast on-inverse" ref={box}>
      <Icon name={toast.done ? 'check' : 'clock'} />
      <span>{toast.text}</span>
      {act === undefined ? null : (
        <button
          class="btn btn--sm"
          type="button"
          onClick={() => {
            act.run();
            dismiss(toast.id);
          }}
        >
          {act.label}
        </button>
      )}
    </div>
  );
}

/** All toasts of the page. */
export function Toasts() {
  return (
    <div class="toasts" role="status">
      {toasts.value.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
