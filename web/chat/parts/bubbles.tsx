// Bubbles: the person's own, the bot's (thin edge), a counsellor's (thick edge, name, "a person").

import { Icon } from '../../shared/icon.js';
import { PERSON } from '../../shared/icons.js';
import { Numbers } from '../../shared/numbers.js';
import type { ChatReply } from '../protocol.js';
import { focusNext } from '../state.js';
import { sayAgain } from '../talk.js';
import type { Item } from '../transcript.js';
import { language, t } from '../words.js';
import { ContactCardView } from './contact-card.js';
import { Drawn } from './drawn.js';

type OwnMessage = Extract<Item, { kind: 'own' }>;

function OwnState({ message }: { message: OwnMessage }) {
  const { id, state } = message;
  if (state === 'answered') return null;
  return (
    <span class={`msg__state msg__state--${state}`}>
      {t(state)}
      {state === 'failed' && (
        <button type="button" class="touch" onClick={() => sayAgain(id)}>
          {t('again')}
        </button>
      )}
    </span>
  );
}

/** What the person wrote, and how far it has come. */
export function Own({ message }: { message: OwnMessage }) {
  const { id, text } = message;
  const takeFocus = (element: HTMLDivElement | null) => {
    if (element === null || focusNext.id !== id) return;
    focusNext.id = '';
    element.focus({ preventScroll: true });
  };
  return (
    <div class="msg msg--me" tabIndex={-1} ref={takeFocus}>
      <span class="sr">{t('you')} </span>
      <p class="msg__b" dir="auto" lang={message.language}>
        {text}
      </p>
      <OwnState message={message} />
    </div>
  );
}

/** One reply. `goesOn`: the same speaker as just before, so no name again. */
export function BotOrPerson({ reply, goesOn }: { reply: ChatReply; goesOn: boolean }) {
  const isPerson = reply.from === 'person';
  if (reply.contact !== null) return <ContactCardView card={reply.contact} language={reply.language} />;
  return (
    <div class={`msg${isPerson ? ' msg--human' : ''}${goesOn ? ' msg--on' : ''}`}>
      <span class={goesOn ? 'sr' : 'msg__by'}>
        {isPerson && <Icon path={PERSON} />}
        {isPerson ? (reply.name === null ? t('aPerson') : t('person', { name: reply.name })) : t('bot')}
      </span>
      <p class="msg__b" dir="auto" lang={reply.language || language.value}>
        <Numbers text={reply.text} />
      </p>
      {reply.picture !== '' && <Drawn words={reply.picture} language={reply.language} />}
    </div>
  );
}
