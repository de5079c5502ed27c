// What goes wrong at a platform, on demand.

/** `silent`: the call is carried out and never answered. `hang`: it is never carried out either. `cut`: carried out, the answer lost. */
export type Trouble =
  | { readonly kind: 'error'; readonly status: number; readonly says: string; readonly retryAfter?: number }
  | { readonly kind: 'gateway'; readonly status: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'cut' };

interface Planned {
  readonly method: string;
  readonly chat: number | null;
  readonly trouble: Trouble;
  times: number;
}

/** Troubles that wait for their call. */
export class Troubles {
  readonly #planned: Planned[] = [];

  /** The next `times` calls of the method, for one chat or for all, meet this. Infinity: until `end`. */
  plan(
    method: string,
    trouble: Trouble,
    { chat = null, times = 1 }: { chat?: number | null; times?: number } = {},
  ): void {
    this.#planned.push({ method, chat, trouble, times });
  }

  end(): void {
    this.#planned.length = 0;
  }

  take(method: string, chat: number | null): Trouble | undefined {
    const found = this.#planned.find(
      (one) => one.method === method && (one.chat === null || one.chat === chat) && one.times > 0,
    );
    if (found !== undefined) found.times -= 1;
    return found?.trouble;
  }
}
