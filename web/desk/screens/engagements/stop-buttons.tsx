// The two stops of a talk, real or on the range: end and freeze. Each only asks; what follows stands in the dialog.

import { w } from '../../i18n/engagement-words.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';

/** What is asked about. */
export type Stopping = 'freeze' | 'close';

interface StopButtonsProps {
  /** What the end is called; null: whoever looks may not end it. */
  readonly close: string | null;
  readonly mayFreeze: boolean;
  readonly ask: (what: Stopping) => void;
}

/** The buttons. */
export function StopButtons({ close, mayFreeze, ask }: StopButtonsProps) {
  return (
    <>
      {close === null ? null : (
        <button class="btn btn--sm" type="button" aria-haspopup="dialog" onClick={() => ask('close')}>
          {close}…
        </button>
      )}
      {mayFreeze ? (
        <button class="btn btn--warn btn--sm" type="button" aria-haspopup="dialog" onClick={() => ask('freeze')}>
          <Icon name="freeze" />
          {w('freeze.act')} <Kbd k="f" />
        </button>
      ) : null}
    </>
  );
}
