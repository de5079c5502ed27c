// The small parts that every screen shares: who, tags, states, notices, empty, loading, keys.

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/client.js';
import { labelName } from '../i18n/names.js';
import { t, tOr } from '../i18n/words.js';
import { Icon, type IconName } from './icon.js';

/** A colleague: first letter and name; `me` is told apart by colour and by the word "You". */
export function Who({ name, me, children }: { name: string; me?: boolean; children?: ComponentChildren }) {
  return (
    <span class={me ? 'who who--me' : 'who'}>
      <span class="who__i" aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
      {me ? t('who.you') : name}
      {children}
    </span>
  );
}

/** Names of labels, neutral grey. */
export function Tags({ labels }: { labels: readonly string[] }) {
  return (
    <>
      {labels.map((label) => (
        <span key={label} class="tag">
          {labelName(label)}
        </span>
      ))}
    </>
  );
}

/** An icon and a word: the state of something inside a row or table. */
export function State({
  icon,
  tone,
  children,
}: {
  icon: IconName;
  tone?: 'ok' | 'warn' | 'danger';
  children: ComponentChildren;
}) {
  return (
    <span class={tone === undefined ? 'state' : `state state--${tone}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}

interface NoticeProps {
  readonly tone?: 'danger' | 'warn' | 'info' | 'ok';
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ComponentChildren;
  /** `alert` interrupts, `status` waits for a pause, `none` is just text. */
  readonly speaks?: 'alert' | 'status' | 'none';
}

/** What happened, what is safe, what to do. It stays. */
export function Notice({ tone, icon, title, children, speaks = 'status' }: NoticeProps) {
  return (
    <div
      class={tone === undefined ? 'notice' : `notice notice--${tone}`}
      {...(speaks === 'none' ? {} : { role: speaks })}
    >
      <Icon name={icon} />
      <div>
        <p class="notice__t">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Words for a problem: what happened; the stable code stands behind for whoever is asked for help. */
export function problemWords(problem: Problem): string {
  const general = tOr(`problem.${problem.code}`, t('problem.other', { code: problem.code }));
  return tOr(`refusal.${String(problem.why)}`, general);
}

/** A page or part that could not be loaded, with a way to try again. */
export function Failed({ title, problem, again }: { title: string; problem: Problem; again: () => void }) {
  return (
    <div class="body">
      <Notice tone="danger" icon="stop" title={title} speaks="alert">
        <p>{problemWords(problem)}</p>
        <p>
          <button class="btn btn--sm" type="button" onClick={again}>
            {t('act.tryAgain')}
          </button>
        </p>
      </Notice>
    </div>
  );
}

const SHOW_AFTER_MS = 300;
const WORDS_AFTER_MS = 5_000;

/** Still bars after 300 ms, words after 5 s. */
export function Loading({ what, again }: { what: string; again?: () => void }) {
  const [age, setAge] = useState(0);
  useEffect(() => {
    const timers = [SHOW_AFTER_MS, WORDS_AFTER_MS].map((ms) => setTimeout(() => setAge(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (age === 0) return null;
  return (
    <div role="status" aria-label={what}>
      <div class="skel" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      {age < WORDS_AFTER_MS ? null : (
        <p class="hint body">
          {t('loading.slow')}{' '}
          {again === undefined ? null : (
            <button class="btn btn--sm" type="button" onClick={again}>
              {t('act.tryAgain')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** Nothing here: says what will come, or what to try. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <b>{title}</b>
      {children}
    </div>
  );
}
