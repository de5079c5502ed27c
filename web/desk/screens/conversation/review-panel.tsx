// The text to review: a decision with a reason, for what was on the screen. A digit chooses, Ctrl Enter records.

import { useState } from 'preact/hooks';
import type { Answer, Problem } from '../../api/client.js';
import type { Conversation } from '../../api/conversation-types.js';
import { claim, decide, release } from '../../api/routes.js';
import type { ReviewItem } from '../../api/types.js';
import { clock, labelName, list } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Kbd } from '../../parts/kbd.js';
import { problemWords } from '../../parts/small.js';
import { useKeys } from '../../state/keys.js';
import { mayClaim, myId } from '../../state/may.js';
import { tell } from '../../state/toast.js';
import { Because, type BecauseValue, NO_REASON, reasonText } from './because.js';
import type { Said } from './signs.js';
import { actWords, StaleNotice } from './stale.js';
import type { OpenConversation } from './store.js';

const CHOICES = ['confirm', 'dismiss', 'askForMore', 'escalate'] as const;
type Choice = (typeof CHOICES)[number] | 'reopen';

function choicesOf(item: ReviewItem): readonly Choice[] {
  const open = CHOICES.filter((choice) => item.allowed.includes(choice));
  return open.length > 0 ? open : item.allowed.includes('reopen') ? ['reopen'] : [];
}

function Pick({
  choices,
  value,
  onPick,
}: {
  choices: readonly Choice[];
  value: Choice | null;
  onPick: (choice: Choice) => void;
}) {
  return (
    <div class="pick">
      {choices.map((choice, at) => (
        <label key={choice} class={value === choice ? 'is-picked' : ''}>
          <input
            type="radio"
            name="decision"
            id={`decide-${choice}`}
            checked={value === choice}
            onChange={() => onPick(choice)}
          />
          <span class="pick__o" />
          <span>
            {t(`decide.${choice}`)} <span>{t(`decide.${choice}.means`)}</span>
          </span>
          <Kbd k={String(at + 1)} />
        </label>
      ))}
    </div>
  );
}

function History({ item }: { item: ReviewItem }) {
  const told = item.acts.filter((act) => act.act !== 'claim' && act.act !== 'release');
  if (told.length === 0) return null;
  return (
    <ul class="history">
      {told.map((act) => (
        <li key={act.version}>
          <b>{actWords(act)}</b> <span class="num second">{clock(Date.parse(act.at))}</span>
          {act.reason === null ? null : (
            <p class="second" dir="auto">
              {act.reason}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The second click of a double click would land on what the first one turned the button into. */
const once = (act: () => void) => (event: MouseEvent) => {
  if (event.detail <= 1) act();
};

function Hold({ item, onAct }: { item: ReviewItem; onAct: (act: Promise<Answer<unknown>>, done: string) => void }) {
  if (item.allowed.includes('claim') && item.heldBy === null) {
    return (
      <button class="btn btn--sm" type="button" onClick={once(() => onAct(claim(item), t('queue.claimed')))}>
        {t('act.claim')}
      </button>
    );
  }
  if (item.allowed.includes('release') && item.heldBy?.id === myId()) {
    return (
      <button
        class="btn btn--sm btn--quiet"
        type="button"
        onClick={once(() => onAct(release(item), t('help.released')))}
      >
        {t('act.release')}
      </button>
    );
  }
  return null;
}

function question(item: ReviewItem): string {
  if (item.why.labels.length === 0) return t('decide.questionUnassessed');
  return t('decide.question', { labels: list(item.why.labels.map(labelName)) });
}

function useDecision(open: OpenConversation, view: Conversation, item: ReviewItem, messages: readonly Said[]) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [because, setBecause] = useState<BecauseValue>(NO_REASON);
  const [stale, setStale] = useState<Problem | null>(null);
  const choices = choicesOf(item);
  const picked = choice !== null && choices.includes(choice) ? choice : null;
  const reason = reasonText(because, messages);
  const settle = async (doing: Promise<Answer<unknown>>, words: string): Promise<void> => {
    const answer = await doing;
    if (answer.ok) {
      setStale(null);
      tell(words);
    } else if (answer.problem.code === 'stale') setStale(answer.problem);
    else tell(problemWords(answer.problem), false);
    if (answer.ok || answer.problem.status !== 0) await open.load();
    if (answer.ok && words !== t('queue.claimed')) {
      setChoice(null);
      setBecause(NO_REASON);
    }
  };
  const notYet = picked === null ? t('decide.chooseFirst') : reason === '' ? t('decide.reasonFirst') : null;
  const record = (): void => {
    if (notYet !== null || picked === null) return;
    void settle(decide(item, picked, reason, view.seenTurn), t('decide.recorded', { what: t(`decide.${picked}`) }));
  };
  return { choices, picked, setChoice, because, setBecause, stale, settle, notYet, record };
}

interface ReviewProps {
  readonly open: OpenConversation;
  readonly view: Conversation;
  readonly item: ReviewItem;
  readonly messages: readonly Said[];
}

function Form({
  view,
  messages,
  decision,
}: Pick<ReviewProps, 'view' | 'messages'> & { decision: ReturnType<typeof useDecision> }) {
  const { choices, picked, setChoice, because, setBecause, notYet, record } = decision;
  const choose = (choice: Choice | undefined) => () => {
    if (choice === undefined) return;
    setChoice(choice);
    document.getElementById(`decide-${choice}`)?.focus();
  };
  useKeys({ 1: choose(choices[0]), 2: choose(choices[1]), 3: choose(choices[2]), 4: choose(choices[3]) });
  return (
    <form
      class="decide"
      onSubmit={(event) => {
        event.preventDefault();
        record();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.stopPropagation();
        if (event.ctrlKey || event.metaKey) record();
        else if (event.target instanceof HTMLInputElement) event.preventDefault();
      }}
    >
      <Pick choices={choices} value={picked} onPick={setChoice} />
      <Because value={because} messages={messages} onChange={setBecause} />
      <p class="line">
        <button class="btn btn--primary" type="submit" aria-disabled={notYet !== null} aria-describedby="decide-why">
          {picked === null
            ? t('decide.record')
            : t('decide.recordWhat', { what: t(`decide.${picked}`).toLocaleLowerCase() })}{' '}
          <Kbd k="Ctrl ↵" />
        </button>
      </p>
      <p class="hint" id="decide-why">
        {notYet ?? t('decide.holdsFor', { turn: view.seenTurn })}
      </p>
    </form>
  );
}

/** The panel. */
export function ReviewPanel({ open, view, item, messages }: ReviewProps) {
  const decision = useDecision(open, view, item, messages);
  return (
    <section class="panel" aria-labelledby="review-title">
      <div class="panel__h">
        <h2 id="review-title">{t('review.title')}</h2>
        <span class="hint">
          {tOr(`state.${item.state}`, item.state)}
          {item.heldBy === null ? '' : ` · ${item.heldBy.id === myId() ? t('who.you') : item.heldBy.name}`}
        </span>
      </div>
      <p>{question(item)}</p>
      <p class="line">
        <Hold item={item} onAct={decision.settle} />
      </p>
      <History item={item} />
      {decision.stale === null ? null : <StaleNotice problem={decision.stale} />}
      {decision.choices.length === 0 ? (
        <p class="hint">{mayClaim(item) ? t('decide.claimFirst') : t('decide.notYours')}</p>
      ) : (
        <Form view={view} messages={messages} decision={decision} />
      )}
    </section>
  );
}
