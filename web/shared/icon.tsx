// One drawn sign: 16 px grid, 1.5 px line, the colour of the words beside it.

/** Shows the path of `icons.ts` beside a word; `turns` mirrors a sign that points when the page is right-to-left. */
export function Icon({ path, turns = false, class: extra = '' }: { path: string; turns?: boolean; class?: string }) {
  return (
    <svg class={`i${turns ? ' i--dir' : ''}${extra && ` ${extra}`}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
