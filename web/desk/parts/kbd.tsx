// The key inside the button that it presses: for eyes only, the button's own words say what it does.

/** One key. */
export function Kbd({ k }: { k: string }) {
  return (
    <span class="key" aria-hidden="true">
      <kbd>{k}</kbd>
    </span>
  );
}
