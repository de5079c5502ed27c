// Writing to the person: whether it is allowed now, why, and until when stands above the field.

import { useState } from 'preact/hooks';
import { DELIVERY_LIFETIME_MS } from '../../../../src/domain/delivery.js';
import type { Conversation } from '../../api/conversation-types.js';
import { clock, span } from '../../i18n/names.js';
import { language, t, tOr } from '../../i18n/words.js';
import { Kbd } from '../../parts/kbd.js';
import { State } from '../../parts/small.js';
import { draft, keepDraft } from '../../state/drafts.js';
import { myId } from '../../state/may.js';
import { now } from '../../state/now.js';
import type { OpenConversation } from './store.js';

const AIM_SENTENCES = 2;

function sentences(text: string): number {
  if (text.trim() === '') return 0;
  return [...new Intl.Segmenter(language.value, { granularity: 'sentence' }).segment(text.trim())].length;
}

/** Why nothing can be sent now; null when it can. */
export function sendingBlocked(view: Conversation): string | null {
  const { talk, sending } = view;
  if (talk.status === 'closed') return t('sending.closed');
  if (talk.codeWord === 'asked' || talk.codeWord === 'failed') return t('sending.code_word');
  if (talk.heldBy === null) return t('sending.takeOverFirst');
  if (talk.heldBy.id !== myId()) return t('sending.otherWrites', { name: talk.heldBy.name });
  if (sending.allowed) return null;
  return tOr(`sending.${sending.why ?? ''}`, t('sending.no'));
}

function Allowed({ view, blocked }: { view: Conversation; blocked: string | null }) {
  const { sending, talk } = view;
  const until = sending.until === null ? null : t('sending.until', { time: clock(Date.parse(sending.until)) });
  if (blocked !== null) {
    return (
      <State icon="lock" tone="warn">
        {blocked}
      </State>
    );
  }
  const last = talk.lastInboundAt;
  return (
    <>
      <State icon="check" tone="ok">
        {last === null ? t('sending.yes') : t('sending.yesWrote', { ago: span((now.value - Date.parse(last)) / 1000) })}
        {until === null ? '' : `, ${until}`}
      </State>
      <span class="muted">{t('sending.dropped', { time: clock(now.value + DELIVERY_LIFETIME_MS) })}</span>
    </>
  );
}

/** The form; Ctrl Enter or the button sends. What was typed stays until the server has it. */
export function Compose({ open, view }: { open: OpenConversation; view: Conversation }) {
  const name = `message:${view.id}`;
  const [text, setText] = useState(draft(name));
  const blocked = sendingBlocked(view);
  const busy = open.busy.value === 'send';
  const type = (words: string): void => {
    setText(words);
    keepDraft(name, words);
  };
  const go = async (): Promise<void> => {
    if (blocked !== null || text.trim() === '' || busy) return;
    if (await open.send(text)) setText('');
  };
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <p class="compose__top" id="sending">
        <b>{t('compose.title')}</b>
        <Allowed view={view} blocked={blocked} />
        {view.talk.phone === 'watched' ? (
          <State icon="eye" tone="warn">
            {t('known.phone.watched')}
          </State>
        ) : null}
      </p>
      <label class="sr" for="message">
        {t('compose.label')}
      </label>
      <textarea
        class="input"
        id="message"
        rows={2}
        dir="auto"
        aria-describedby="sending"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go();
        }}
      />
      <div class="compose__acts">
        <span class="muted small end">
          {text.trim() === '' ? '' : t('compose.sentences', { n: sentences(text), aim: AIM_SENTENCES })}
        </span>
        <button
          class="btn btn--primary"
          type="submit"
          aria-disabled={blocked !== null}
          aria-busy={busy}
          aria-describedby="sending"
        >
          {t('compose.send')} <Kbd k="Ctrl ↵" />
        </button>
      </div>
    </form>
  );
}
