// Answers that are offered, as Telegram's keyboards.

import { z } from 'zod';

/** Labels up to this length stand two in a row: on a small phone more would be cut off. */
const SHORT_LABEL = 16;

/** A keyboard under the person's input line, or the order to take the old one away. */
export type Keyboard =
  | {
      readonly keyboard: readonly (readonly { readonly text: string }[])[];
      readonly resize_keyboard: true;
      readonly one_time_keyboard: true;
    }
  | { readonly remove_keyboard: true };

/** The keyboard of a reply. Without options an old keyboard goes, so that nobody answers a question that is over. */
export function keyboardFor(options: readonly string[] | undefined): Keyboard {
  if (options === undefined || options.length === 0) return { remove_keyboard: true };
  return { keyboard: rowsOf(options), resize_keyboard: true, one_time_keyboard: true };
}

function rowsOf(options: readonly string[]): { readonly text: string }[][] {
  const rows: { readonly text: string }[][] = [];
  let open = false;
  for (const text of options) {
    const short = text.length <= SHORT_LABEL;
    if (open && short) rows.at(-1)?.push({ text });
    else rows.push([{ text }]);
    open = short && !open;
  }
  return rows;
}

const InlineKeyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
});

/** What stood on the button that carried `data`, so that the person's answer is kept in the words that they saw. */
export function labelPressed(markup: unknown, data: string): string | undefined {
  const read = InlineKeyboard.safeParse(markup);
  if (!read.success) return undefined;
  return read.data.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
}
