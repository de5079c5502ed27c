// An act on one thing of a register: what it answered is shown, what was said no to is told.

import { useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import { tell } from '../../state/toast.js';

/** Does acts one at a time. `refused`: the last one that came to nothing. */
export interface Acts<T> {
  readonly busy: boolean;
  readonly refused: Problem | null;
  /** Gives whether it was done; `words` then say so, null where the page itself does. */
  readonly act: (doing: () => Promise<Answer<T>>, words: string | null) => Promise<boolean>;
}

/** `onDone` takes what the server answered. */
export function useAct<T>(onDone: (value: T) => void): Acts<T> {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  return {
    busy,
    refused,
    async act(doing, words) {
      if (busy) return false;
      setBusy(true);
      const answer = await doing();
      setBusy(false);
      setRefused(answer.ok ? null : answer.problem);
      if (!answer.ok) return false;
      if (words !== null) tell(words);
      onDone(answer.value);
      return true;
    },
  };
}
