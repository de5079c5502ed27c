// The foot: a person and urgent help never leave it; beneath them the typing field.

import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.js';
import { OFFLINE, PERSON, SEND } from '../../shared/icons.js';
import { draft, offline, tooLong, withPerson } from '../state.js';
import { say } from '../talk.js';
import { t } from '../words.js';

/** The two ways that are always open; with a person in the chat, asking for one makes no sense. */
function Always() {
  return (
    <div class="always">
      {!withPerson.value && (
        <button type="button" class="touch" onClick={() => say(t('talkToPerson'))}>
          <Icon path={PERSON} />
          {t('talkToPerson')}
        </button>
      )}
      <button type="button" class="touch" onClick={() => say(t('urgent'))}>
        {t('urgent')}
      </button>
    </div>
  );
}

/** What stands in the way of sending, said once. */
function Trouble() {
  return (
    <div class="trouble" role="status">
      {tooLong.value && <p>{t('tooLong')}</p>}
      {offline.value && (
        <p>
          <Icon path={OFFLINE} /> {t('offline')}
        </p>
      )}
    </div>
  );
}

function Write() {
  const field = useRef<HTMLTextAreaElement>(null);
  const send = () => {
    if (draft.value.trim() !== '' && say(draft.value) !== null) draft.value = '';
    field.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="write"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="sr" for="w">
        {t('write')}
      </label>
      <textarea
        id="w"
        ref={field}
        rows={1}
        dir="auto"
        placeholder={t('write')}
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="send"
        aria-invalid={tooLong.value}
        value={draft.value}
        onInput={(event: TargetedEvent<HTMLTextAreaElement>) => {
          draft.value = event.currentTarget.value;
          tooLong.value = false;
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="touch touch--go" aria-label={t('send')}>
        <Icon path={SEND} turns />
      </button>
    </form>
  );
}

/** What is in reach on every screen. */
export function Foot() {
  return (
    <footer class="chat__foot">
      <div class="chat__in">
        <Trouble />
        <Always />
        <Write />
      </div>
    </footer>
  );
}
