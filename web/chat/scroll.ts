// Where the page stands: new words come into view, but never push the first of them out of it.

/** How near to the end counts as reading along, CSS pixels. */
const NEAR_PX = 120;

/** Whether the reader is at the end of the page. */
export function isAtEnd(): boolean {
  const { scrollHeight } = document.documentElement;
  return scrollHeight - innerHeight - scrollY < NEAR_PX;
}

/** Scrolls to the end, or only so far that the latest turn still begins on the screen. */
export function scrollToTurn(log: HTMLElement | null): void {
  const head = document.querySelector('header')?.offsetHeight ?? 0;
  const turns = log?.querySelectorAll('.msg--me');
  const first = turns?.item(turns.length - 1)?.getBoundingClientRect().top;
  const end = document.documentElement.scrollHeight - innerHeight;
  scrollTo(0, first === undefined ? end : Math.min(end, scrollY + first - head - 8));
}
