// What an officer can do in a talk on the training range: approve a suggestion once it can have been read, write a text of their own, let
// time pass.

import { useState } from 'preact/hooks';
import type { RangeMove, RangeRun } from '../../api/range-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { span } from '../../i18n/names.js';
import { Kbd } from '../../parts/kbd.js';
import { useKeys } from '../../state/keys.js';
import { APPROVE_ID, ApproveOnceRead } from './approve-once-read.js';
import { RangeMark } from './range-parts.js';
import { useReadingOf } from './use-reading.js';

const FIELD = 'range-text';
/** Minutes that one can let pass. */
const WAITS = [20, 60, 240, 1_440, 4_320] as const;

interface DraftProps {
  readonly run: RangeRun;
  readonly busy: boolean;
  /** Gives whether it was done. */
  readonly move: (move: RangeMove) => Promise<boolean>;
}

function Suggestion({
  run,
  busy,
  move,
  at,
  onNext,
}: DraftProps & { readonly at: number; readonly onNext: () => void }) {
  const one = run.suggestions[at];
  const { text = '', readingMs = 0 } = one ?? {};
  const shown = async () =>
    ({ ok: true, value: { approvableAt: new Date(Date.now() + readingMs).toISOString() } }) as const;
  const reading = useReadingOf(`${run.id} ${run.seen} ${at}`, readingMs, true, shown);
  return (
    <section class="draft draft--range" id="draft" aria-label={w('draft.label')}>
      <div class="panel__h">
        <h2>{w('range.suggestion', { n: at + 1, all: run.suggestions.length })}</h2>
        <RangeMark />
        {run.suggestions.length < 2 ? null : (
          <button class="btn btn--sm" type="button" onClick={onNext}>
            {w('draft.next')} <Kbd k="d" />
          </button>
        )}
      </div>
      <p class="draft__text" dir="auto">
        {text}
      </p>
      <div class="draft__acts">
        <ApproveOnceRead
          reading={reading}
          text={text}
          readingMs={readingMs}
          busy={busy}
          act={w('range.approve')}
          ready={w('range.ready')}
          onYes={() => void move({ kind: 'use', suggestion: at + 1 })}
        />
      </div>
    </section>
  );
}

function Own({ busy, move }: Omit<DraftProps, 'run'>) {
  const [text, setText] = useState('');
  const empty = text.trim() === '';
  const go = async (): Promise<void> => {
    if (empty) return;
    if (await move({ kind: 'send', text: text.trim() })) setText('');
  };
  return (
    <form
      class="draft draft--range"
      aria-label={w('write.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <div class="field">
        <label for={FIELD}>
          {w('write.title')} <Kbd k="w" /> <RangeMark />
        </label>
        <textarea
          class="input"
          id={FIELD}
          rows={2}
          maxLength={2_000}
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void go();
            }
          }}
        />
        <p class="hint">{w('range.own.hint')}</p>
      </div>
      <p>
        <button class="btn" type="submit" aria-disabled={empty} aria-busy={busy}>
          {w('range.send')} <Kbd k="Ctrl ↵" />
        </button>
      </p>
    </form>
  );
}

function Wait({ busy, move }: Omit<DraftProps, 'run'>) {
  const [minutes, setMinutes] = useState(String(WAITS[0]));
  return (
    <details class="rules__more eng__write">
      <summary>{w('range.wait')}</summary>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          void move({ kind: 'wait', minutes: Number(minutes) });
        }}
      >
        <select
          class="input"
          aria-label={w('range.wait.long')}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        >
          {WAITS.map((one) => (
            <option key={one} value={String(one)}>
              {span(one * 60)}
            </option>
          ))}
        </select>
        <button class="btn" type="submit" aria-busy={busy}>
          {w('range.wait.act')}
        </button>
      </form>
    </details>
  );
}

/** The part below the talk. */
export function RangeDraft(props: DraftProps) {
  const { run } = props;
  const [picked, setPicked] = useState({ seen: 0, at: 0 });
  const at = picked.seen === run.seen && picked.at < run.suggestions.length ? picked.at : 0;
  const next = () => setPicked({ seen: run.seen, at: (at + 1) % Math.max(1, run.suggestions.length) });
  useKeys({
    // Goes to the button and no further: a single key never says yes.
    1: () => document.getElementById(APPROVE_ID)?.focus(),
    d: next,
    w: () => document.getElementById(FIELD)?.focus(),
  });
  return (
    <>
      {run.suggestions.length === 0 ? (
        <p class="draft draft--range hint">{run.frozen === null ? w('range.noSuggestion') : w('range.isFrozen')}</p>
      ) : (
        <Suggestion {...props} at={at} onNext={next} />
      )}
      <Own {...props} />
      <Wait {...props} />
    </>
  );
}
