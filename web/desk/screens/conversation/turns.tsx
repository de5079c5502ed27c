// The messages: the person at the margin, bot and staff indented and quieter, opened at the newest.

import type { ComponentChildren } from 'preact';
import type { Conversation, Message, Reply, Turn } from '../../api/conversation-types.js';
import { clock, languageName, list } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { State } from '../../parts/small.js';
import { session } from '../../state/session.js';
import { Carried } from './carried.js';
import { MarkedText } from './marked.js';
import type { Said } from './signs.js';

interface LineProps {
  readonly kind: 'person' | 'us turn--bot' | 'us turn--staff';
  readonly n: number | null;
  readonly by: string;
  readonly at: string;
  readonly facts?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Line({ kind, n, by, at, facts, children }: LineProps) {
  return (
    <li class={`turn turn--${kind}`} {...(n === null ? {} : { id: `turn-${n}` })}>
      <span class="turn__n">
        {n === null ? null : (
          <>
            <span class="sr">{t('turn.n')} </span>
            {n}
          </>
        )}
      </span>
      <div>
        <p class="turn__by">
          <b>{by}</b>
          <span class="num">{clock(Date.parse(at))}</span>
          {facts}
        </p>
        {children}
      </div>
    </li>
  );
}

function Reading({ reading }: { reading: Said['reading'] }) {
  if (reading === null) return <State icon="clock">{t('reading.pending')}</State>;
  if (reading.kind === 'unassessed') {
    return (
      <State icon="warn" tone="warn">
        {t(`reading.unassessed.${reading.why}`)} {t('reading.nothingKnown')}
      </State>
    );
  }
  if (reading.failed.length > 0) {
    return (
      <State icon="warn" tone="warn">
        {t('reading.partly')}
      </State>
    );
  }
  return null;
}

function PersonLine({ turn, message }: { turn: Turn; message: Said }) {
  const { reading } = message;
  const lang = reading?.kind === 'assessed' ? reading.language : undefined;
  const isWord = turn.message?.kind === 'inbound' && turn.message.isCodeWord === true;
  const text = isWord ? (
    <p class="hint">{t('turn.codeWord')}</p>
  ) : (
    <MarkedText text={message.text} signs={message.signs} {...(lang === undefined ? {} : { lang })} />
  );
  return (
    <Line
      kind="person"
      n={turn.turn}
      by={t('turn.person')}
      at={turn.at}
      facts={
        <>
          {lang === undefined || lang === 'und' ? null : <span>{languageName(lang)}</span>}
          {turn.late ? <span>{t('turn.late')}</span> : null}
          {turn.message?.kind === 'inbound' && turn.message.how === 'edited' ? <span>{t('turn.edited')}</span> : null}
          {turn.firstReaderOnly ? <span>{t('turn.firstReaderOnly')}</span> : null}
          {reading?.kind === 'assessed' && reading.signsOnly ? <span>{t('turn.signsOnly')}</span> : null}
          {reading?.kind === 'assessed' && reading.obfuscated ? <span>{t('turn.obfuscated')}</span> : null}
        </>
      }
    >
      {reading?.kind === 'assessed' && reading.flagged && reading.speaker === 'offeror' ? (
        <div class="pasted">
          <p class="pasted__h">
            <b>{t('turn.offer')}</b>
            <span>{t('turn.offer.judged')}</span>
          </p>
          {text}
        </div>
      ) : (
        text
      )}
      <Carried message={turn.message} />
      <Reading reading={reading} />
    </Line>
  );
}

function Delivered({ reply }: { reply: Reply }) {
  const { delivery } = reply;
  if (delivery === null || delivery.state === 'sent') return null;
  const tone = delivery.state === 'queued' ? {} : { tone: 'warn' as const };
  return (
    <State icon={delivery.state === 'queued' ? 'clock' : 'warn'} {...tone}>
      {t(`delivery.${delivery.state}`)}
      {delivery.why === null ? null : `: ${tOr(`send.${delivery.why}`, delivery.why)}`}
    </State>
  );
}

function firstName(): string {
  const who = session.value;
  return who === null || who === 'unknown' ? '' : (who.name.split(' ')[0] ?? '');
}

function ReplyLine({ turn, reply, n }: { turn: Turn; reply: Reply; n: number | null }) {
  const staff = reply.from === 'person';
  const by = staff ? (reply.name === firstName() ? t('who.you') : (reply.name ?? t('turn.staff'))) : t('turn.bot');
  return (
    <Line kind={staff ? 'us turn--staff' : 'us turn--bot'} n={n} by={by} at={turn.at}>
      <p class="turn__text" dir="auto" lang={reply.language}>
        {reply.text}
      </p>
      {reply.options.length === 0 ? null : (
        <p class="turn__options">
          {t('turn.offered')} <span lang={reply.language}>{list(reply.options, 'unit')}</span>
        </p>
      )}
      <Delivered reply={reply} />
    </Line>
  );
}

/** What staff or the system did, in words; null for what shows otherwise. */
function happened(message: Message | null, at: string): string | null {
  const time = clock(Date.parse(at));
  if (message?.kind === 'staff' && message.act !== 'message')
    return t(`turn.staff.${message.act}`, { name: message.by.name, time });
  if (message?.kind === 'system') return t(`turn.system.${message.act}`, { time });
  return null;
}

function OneTurn({ turn, message }: { turn: Turn; message: Said | undefined }) {
  const words = happened(turn.message, turn.at);
  const staffMessage = turn.message?.kind === 'staff' && turn.message.act === 'message';
  return (
    <>
      {message === undefined ? null : <PersonLine turn={turn} message={message} />}
      {words === null ? null : (
        <li class="turn--system" id={`turn-${turn.turn}`}>
          {words}
        </li>
      )}
      {turn.replies.map((reply, at) => (
        <ReplyLine key={reply.seq} turn={turn} reply={reply} n={staffMessage && at === 0 ? turn.turn : null} />
      ))}
    </>
  );
}

function Unprocessed({ view }: { view: Conversation }) {
  return (
    <>
      {view.unprocessed.map((entry) => (
        <Line key={entry.seq} kind="person" n={null} by={t('turn.person')} at={entry.at}>
          {entry.text === null ? null : (
            <div class="turn__text" dir="auto">
              {entry.text}
            </div>
          )}
          <State icon="warn" tone="warn">
            {t(`entry.${entry.state}`)}
          </State>
        </Line>
      ))}
    </>
  );
}

interface TurnsProps {
  readonly view: Conversation;
  readonly turns: readonly Turn[];
  readonly messages: readonly Said[];
  /** Loads older turns; undefined at the start of the conversation. */
  readonly older: (() => void) | undefined;
}

/** All loaded turns, oldest first. */
export function Turns({ view, turns, messages, older }: TurnsProps) {
  const byTurn = new Map(messages.map((message) => [message.turn, message]));
  return (
    <div class="talk" id="talk-scroll">
      <div>
        {older === undefined ? null : (
          <p class="more">
            <button class="btn btn--sm" type="button" onClick={older}>
              {t('talk.older')}
            </button>
          </p>
        )}
        <ol aria-label={t('conversation.messages')}>
          {turns.map((turn) => (
            <OneTurn key={turn.turn} turn={turn} message={byTurn.get(turn.turn)} />
          ))}
          <Unprocessed view={view} />
        </ol>
      </div>
    </div>
  );
}
