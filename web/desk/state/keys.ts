// Keys of one letter: never inside a text field or a dialog, and they can be switched off (WCAG 2.2, 2.1.4).

import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

const STORED = 'desk.keys';

/** Whether single letters act. */
export const keysOn = signal(localStorage.getItem(STORED) !== 'off');

/** Switches them and remembers it in this browser. */
export function setKeys(on: boolean): void {
  keysOn.value = on;
  localStorage.setItem(STORED, on ? 'on' : 'off');
}

/** What each key does, by `KeyboardEvent.key`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.closest('textarea, select, input:not([type="radio"]):not([type="checkbox"]), dialog, [contenteditable]') !==
    null
  );
}

/** Makes single keys act while the component is on the page. */
export function useKeys(keys: Keys): void {
  // Set while drawing, not after: a key that follows quickly must never act on what was drawn before.
  const latest = useRef(keys);
  latest.current = keys;
  // With the drawing, not after it: what is seen can be used.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!keysOn.value || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (typing(event.target)) return;
      const act = latest.current[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
