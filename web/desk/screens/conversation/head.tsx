// The head of a conversation: the way back, that reading is recorded, who writes, take over and hand back.

import type { Conversation } from '../../api/conversation-types.js';
import { channelName, clock, countryKnown, languageName } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { Kbd } from '../../parts/kbd.js';
import { Live } from '../../shell/live.js';
import { HOME, shortId } from '../../shell/menu.js';
import { isSupervisor, may, myId } from '../../state/may.js';
import { ClearWord } from './clear-word.js';
import type { OpenConversation } from './store.js';

function Writer({ view }: { view: Conversation }) {
  const { talk } = view;
  if (talk.status === 'closed') {
    return (
      <span class="pill">
        <Icon name="lock" />
        {talk.closedBy === null ? t('talk.closed') : t(`talk.closed.${talk.closedBy}`)}
      </span>
    );
  }
  if (talk.heldBy === null) {
    return (
      <span class="pill">
        <Icon name="bot" />
        {t('talk.botWrites')}
      </span>
    );
  }
  const mine = talk.heldBy.id === myId();
  return (
    <span class={mine ? 'pill pill--accent' : 'pill'}>
      <Icon name="person" />
      {mine ? t('talk.youWrite') : t('talk.otherWrites', { name: talk.heldBy.name })}
    </span>
  );
}

function Change({ open, view }: { open: OpenConversation; view: Conversation }) {
  const { talk } = view;
  if (!may('conversation.take_over') || talk.status === 'closed') return null;
  if (talk.codeWord === 'asked' || talk.codeWord === 'failed') return <ClearWord open={open} />;
  const busy = open.busy.value === 'act';
  if (talk.heldBy === null) {
    return (
      <button class="btn btn--primary" type="button" aria-busy={busy} onClick={() => void open.takeOver()}>
        <Icon name="person" />
        {t('talk.takeOver')} <Kbd k="t" />
      </button>
    );
  }
  if (talk.heldBy.id !== myId() && !isSupervisor()) return null;
  return (
    <button class="btn" type="button" aria-busy={busy} onClick={() => void open.handBack()}>
      <Icon name="undo" turns />
      {t('talk.handBack')} <Kbd k="h" />
    </button>
  );
}

/** The head. */
export function ConversationHead({ open, view }: { open: OpenConversation; view: Conversation | null }) {
  const opened = clock(open.openedAt);
  return (
    <div class="head head--conv">
      <div class="head__id">
        <p class="crumb">
          <a href={`${HOME}queue`}>
            <Icon name="back" turns />
            {t('screen.queue')}
          </a>
          <Live speaks />
          <span class="audit">
            <Icon name="eye" />
            <span>
              {open.reason === ''
                ? t('conversation.recorded', { time: opened })
                : t('conversation.recordedBecause', { time: opened, reason: open.reason })}
            </span>
          </span>
        </p>
        <h1>
          {t('conversation.title', { id: shortId(open.id) })}{' '}
          {view === null ? null : (
            <span class="head__meta">
              {channelName(view.channel)} · {languageName(view.talk.language)} · {countryKnown(view.talk.country)}
            </span>
          )}
        </h1>
      </div>
      {view === null ? null : (
        <div class="line end">
          {view.talk.danger ? (
            <span class="pill pill--danger">
              <Icon name="stop" />
              {t('known.danger')}
            </span>
          ) : null}
          <Writer view={view} />
          <Change open={open} view={view} />
        </div>
      )}
    </div>
  );
}
