// Where the page stands: new words come into view, but never push the first of them out of it.

/** How near to the end counts as reading along, CSS pixels. */
const NEAR_PX = 120;

/** Whether the reader is at the end of the page. */
export function isAtEnd(): boolean {
  const { scrollHeight } = document.documentElement;
  return scrollHeight - innerHeight - scrollY < NEAR_PX;
}

/** Scrolls to the end, or only so far that what was written last, or the greeting, still begins on the screen. */
export function scrollToTurn(log: HTMLElement | null): void {
  const turns = log?.querySelectorAll('.msg--me, .msg--human');
  const first = turns?.[turns.length - 1] ?? log?.querySelector('.msg');
  if (!first) return;
  const head = document.querySelector('header')?.offsetHeight ?? 0;
  const end = document.documentElement.scrollHeight - innerHeight;
  scrollTo(0, Math.min(end, scrollY + first.getBoundingClientRect().top - head - 8));
}
