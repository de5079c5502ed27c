// Short news that something was done or not done; it leaves after 8 s unless it has the focus.

import { signal } from '@preact/signals';

/** One piece of news with, perhaps, a way back. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly done: boolean;
  readonly act?: { readonly label: string; readonly run: () => void };
}

/** How long one stays, in milliseconds. */
export const TOAST_MS = 8_000;

let last = 0;

/** What is shown now, oldest first. */
export const toasts = signal<readonly Toast[]>([]);

/** Shows one. `done`: it worked; otherwise it did not and nothing was lost. */
export function tell(text: string, done = true, act?: Toast['act']): void {
  last += 1;
  toasts.value = [...toasts.value.slice(-2), { id: last, text, done, ...(act === undefined ? {} : { act }) }];
}

/** Takes one away. */
export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
