// Light or dark: the system's choice until the reader makes their own, remembered in this browser.

import { signal } from '@preact/signals';

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const STORED = 'desk.theme';

/** The reader's choice. */
export const theme = signal<Theme>('system');

/** Sets the theme for the page and remembers it. */
export function setTheme(choice: Theme): void {
  theme.value = choice;
  if (choice === 'system') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', choice);
  localStorage.setItem(STORED, choice);
}

/** Takes the choice made here before. */
export function startTheme(): void {
  const stored = localStorage.getItem(STORED);
  setTheme(stored === 'light' || stored === 'dark' ? stored : 'system');
}
