// The button that says yes to a text, off until the text can have been read, and how long that is.

import type { ComponentChildren } from 'preact';
import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';
import { State } from '../../parts/small.js';
import { refusalWords } from './say.js';
import type { Reading } from './use-reading.js';

/** Id of the button that key 1 goes to; pressing it is a second act. */
export const APPROVE_ID = 'approve';

interface ApproveProps {
  readonly reading: Pick<Reading, 'leftMs' | 'problem'>;
  readonly text: string;
  readonly readingMs: number;
  readonly busy: boolean;
  /** What the button says. */
  readonly act: string;
  /** What stands beside it once it can be pressed, and until then. */
  readonly ready: string;
  readonly wait?: 'draft.wait' | 'campaign.wait';
  /** Whether key 1 goes to it. */
  readonly keyed?: boolean;
  readonly onYes: () => void;
  /** Stands between the button and those words. */
  readonly children?: ComponentChildren;
}

/** The button and the words beside it. */
export function ApproveOnceRead({
  reading: { leftMs, problem },
  text,
  readingMs,
  busy,
  act,
  ready,
  wait = 'draft.wait',
  keyed = true,
  onYes,
  children,
}: ApproveProps) {
  const isRead = leftMs === 0;
  const words = text.split(/\s+/).filter((one) => one !== '').length;
  return (
    <>
      <button
        class="btn btn--primary"
        type="button"
        {...(keyed ? { id: APPROVE_ID } : {})}
        aria-disabled={!isRead}
        aria-busy={busy}
        aria-describedby="approve-when"
        onClick={() => {
          if (isRead) onYes();
        }}
      >
        <Icon name="check" />
        {act} {keyed ? <Kbd k="1" /> : null}
      </button>
      {children}
      <span id="approve-when" class="draft__when">
        <State icon="clock">
          {problem !== null
            ? refusalWords(problem)
            : isRead
              ? ready
              : w(wait, { n: Math.ceil((leftMs ?? readingMs) / 1_000), words })}
        </State>
      </span>
    </>
  );
}
