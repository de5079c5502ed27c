// The messages, in order, with the answers that can be chosen now.

import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../shared/icon.js';
import { DOWN } from '../../shared/icons.js';
import { isAtEnd, scrollToTurn } from '../scroll.js';
import { bare, focusNext, items, offline, options, starting, untouched } from '../state.js';
import { say } from '../talk.js';
import { fitTwoInARow, type Item } from '../transcript.js';
import { around, t } from '../words.js';
import { BotOrPerson, Own } from './bubbles.js';
import { WhoReads } from './who-reads.js';

function LeaveTip() {
  const [before, after] = around('leaveTip', 'leave');
  return (
    <p class="tip1">
      {before}
      <b>{t('leave')}</b>
      {after} <span class="hover-only">{t('leaveKeys')}</span>
    </p>
  );
}

function Options() {
  // The disclosure beneath says the same words.
  const shown = options.value.filter((option) => option !== t('who'));
  if (shown.length === 0) return null;
  const choose = (option: string) => {
    focusNext.id = say(option) ?? '';
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a form
    <div class={`opts${fitTwoInARow(shown) ? ' opts--2' : ''}`} role="group" aria-label={t('answers')}>
      {shown.map((option) => (
        <button key={option} type="button" class="touch" dir="auto" onClick={() => choose(option)}>
          {option}
        </button>
      ))}
    </div>
  );
}

function isSameSpeaker(item: Item, before: Item | undefined): boolean {
  if (item.kind !== 'reply' || before?.kind !== 'reply' || before.reply.contact !== null) return false;
  return item.reply.from === before.reply.from && item.reply.name === before.reply.name;
}

function Entry({ item, before }: { item: Item; before: Item | undefined }) {
  if (item.kind === 'own') return <Own message={item} />;
  if (item.kind === 'line') return <p class="status">{t(item.word)}</p>;
  return <BotOrPerson reply={item.reply} goesOn={isSameSpeaker(item, before)} />;
}

/** Follows what is new while the reader is at the end; otherwise a button says that there is something. */
function useFollowing() {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const behind = useSignal(false);
  const before = useRef(0);
  const all = items.value;
  useLayoutEffect(() => {
    const watch = () => {
      following.current = isAtEnd();
      if (following.current) behind.value = false;
    };
    addEventListener('scroll', watch, { passive: true });
    return () => removeEventListener('scroll', watch);
  }, []);
  useLayoutEffect(() => {
    const grew = all.length > before.current;
    before.current = all.length;
    const follow = following.current || (grew && all[all.length - 1]?.kind === 'own');
    // Once everything stands: what the foot says makes the page longer too.
    if (follow) requestAnimationFrame(() => scrollToTurn(log.current));
    else if (grew) behind.value = true;
  }, [all, offline.value]);
  return { log, behind };
}

/** The whole talk. */
export function Log() {
  const { log, behind } = useFollowing();
  const all = items.value;
  return (
    <>
      <div class="chat__in log" role="log" aria-live="polite" aria-label={t('messages')} ref={log}>
        {!bare.value && <LeaveTip />}
        {starting.value && <p class="status status--late">{t('starting')}</p>}
        {all.map((item, at) => (
          <Entry key={item.id} item={item} before={all[at - 1]} />
        ))}
        <Options />
        {untouched.value && all.length > 0 && t('who.bot') !== '' && <WhoReads />}
      </div>
      {behind.value && (
        <button type="button" class="touch newer" onClick={() => scrollToTurn(log.current)}>
          <Icon path={DOWN} />
          {t('newMessage')}
        </button>
      )}
    </>
  );
}
