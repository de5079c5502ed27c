// Internal notes: their own place and paper, never a tab of the composer, never sent.

import { useState } from 'preact/hooks';
import type { Conversation } from '../../api/conversation-types.js';
import { addNote } from '../../api/routes.js';
import { clock } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { problemWords } from '../../parts/small.js';
import { draft, keepDraft } from '../../state/drafts.js';
import { myId } from '../../state/may.js';
import { tell } from '../../state/toast.js';
import type { OpenConversation } from './store.js';

/** The notes of a conversation and a field for a new one. */
export function Notes({ open, view }: { open: OpenConversation; view: Conversation }) {
  const name = `note:${view.id}`;
  const [text, setText] = useState(draft(name));
  const type = (words: string): void => {
    setText(words);
    keepDraft(name, words);
  };
  const go = async (): Promise<void> => {
    if (text.trim() === '') return;
    const answer = await addNote(view.id, text.trim());
    if (!answer.ok) return tell(problemWords(answer.problem), false);
    type('');
    await open.load();
  };
  return (
    <section class="panel notes" id="notes" tabIndex={-1} aria-labelledby="notes-title">
      <div class="panel__h">
        <h2 id="notes-title">
          <Icon name="lock" /> {t('notes.title')}
        </h2>
        <span class="hint">{t('notes.neverSent')}</span>
      </div>
      {view.notes.map((note) => (
        <div key={note.id} class="note">
          <b>{note.by.id === myId() ? t('who.you') : note.by.name}</b>{' '}
          <span class="num">{clock(Date.parse(note.at))}</span>
          <p dir="auto">{note.text}</p>
        </div>
      ))}
      <form
        class="stack stack--tight"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <label class="sr" for="note">
          {t('notes.new')}
        </label>
        <textarea
          class="input"
          id="note"
          rows={2}
          dir="auto"
          placeholder={t('notes.placeholder')}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void go();
          }}
        />
        <span>
          <button class="btn btn--sm" type="submit">
            {t('notes.add')}
          </button>
        </span>
      </form>
    </section>
  );
}
