// One conversation in three columns: messages, why it is here, decide.

import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso/router';
import type { Conversation } from '../../api/conversation-types.js';
import { t } from '../../i18n/words.js';
import { Failed, Loading } from '../../parts/small.js';
import { HOME, shortId } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { useKeys } from '../../state/keys.js';
import { isSupervisor, may, mayClaim, myId } from '../../state/may.js';
import { AskReason } from './ask-reason.js';
import { Compose } from './compose.js';
import { ConversationHead } from './head.js';
import { HelpPanel } from './help-panel.js';
import { HoldPanel } from './hold-panel.js';
import { Notes } from './notes.js';
import { ReviewPanel } from './review-panel.js';
import { Risk } from './risk.js';
import { said } from './signs.js';
import { asksReason, OpenConversation } from './store.js';
import { Turns } from './turns.js';
import { Found, Known, Reasons } from './why.js';

const PARTS = ['talk', 'why', 'work', 'notes'] as const;

function Jump() {
  const [at, setAt] = useState<(typeof PARTS)[number]>('talk');
  return (
    <nav class="jump" aria-label={t('conversation.parts')}>
      {PARTS.map((part) => (
        <a
          key={part}
          href={`#${part}`}
          {...(part === at ? { 'aria-current': true as const } : {})}
          onClick={(event) => {
            event.preventDefault();
            setAt(part);
            const target = document.getElementById(part);
            target?.focus({ preventScroll: true });
            target?.scrollIntoView({ block: 'start' });
          }}
        >
          {t(`conversation.part.${part}`)}
        </a>
      ))}
    </nav>
  );
}

function useConversationKeys(open: OpenConversation, view: Conversation): void {
  const { route } = useLocation();
  const { talk } = view;
  const claimed = [view.helpRequest, view.reviewItem].find((row) => row !== null && mayClaim(row)) ?? undefined;
  const mine = talk.heldBy?.id === myId();
  const shut = talk.codeWord === 'asked' || talk.codeWord === 'failed';
  const writable = may('conversation.take_over') && talk.status !== 'closed';
  useKeys({
    q: () => route(`${HOME}queue`),
    t: writable && talk.heldBy === null && !shut ? () => void open.takeOver() : undefined,
    h: writable && talk.heldBy !== null && (mine || isSupervisor()) ? () => void open.handBack() : undefined,
    w: may('conversation.take_over') ? () => document.getElementById('message')?.focus() : undefined,
    c: claimed === undefined ? undefined : () => void open.claim(claimed),
  });
}

/** On narrow pages the window scrolls, so the newest turn is brought into view once. */
function useNewestInView(): void {
  useEffect(() => {
    if (!matchMedia('(max-width: 58rem)').matches) return;
    document.querySelector('#talk-scroll ol > li:last-child')?.scrollIntoView({ block: 'end' });
  }, []);
}

function Columns({ open, view }: { open: OpenConversation; view: Conversation }) {
  const turns = open.turns.value;
  const messages = useMemo(() => said(turns), [turns]);
  useConversationKeys(open, view);
  useNewestInView();
  const item = view.reviewItem;
  return (
    <div class="conv">
      <section class="conv__talk" id="talk" tabIndex={-1} aria-label={t('conversation.part.talk')}>
        <Turns
          view={view}
          turns={turns}
          messages={messages}
          older={open.before.value === undefined ? undefined : open.older}
        />
        {may('conversation.take_over') ? <Compose open={open} view={view} /> : null}
      </section>
      <section class="conv__why" id="why" tabIndex={-1} aria-label={t('why.title')}>
        <Risk turns={turns} />
        <Reasons messages={messages} />
        <Known view={view} />
        <Found messages={messages} />
      </section>
      <section class="conv__work" id="work" tabIndex={-1} aria-label={t('conversation.part.work')}>
        <HelpPanel open={open} view={view} />
        {item === null ? null : <ReviewPanel key={item.id} open={open} view={view} item={item} messages={messages} />}
        <HoldPanel conversationId={view.id} />
        <Notes open={open} view={view} />
      </section>
    </div>
  );
}

function Content({ open }: { open: OpenConversation }) {
  const { route } = useLocation();
  const view = open.view.value;
  const problem = open.problem.value;
  if (view !== null) return <Columns open={open} view={view} />;
  if (problem === null) return <Loading what={t('loading.conversation')} again={() => void open.load()} />;
  if (asksReason(problem)) return <AskReason onOpen={open.loadBecause} onCancel={() => route(`${HOME}queue`)} />;
  return <Failed title={t('conversation.failed')} problem={problem} again={() => void open.load()} />;
}

/** The conversation that the address names. */
export function ConversationScreen() {
  const id = useRoute().params.id ?? '';
  const open = useMemo(() => new OpenConversation(id), [id]);
  useEffect(() => {
    void open.load();
    return open.watch();
  }, [open]);
  return (
    <Page
      title={t('conversation.title', { id: shortId(id) })}
      fixed
      head={<ConversationHead open={open} view={open.view.value} />}
    >
      {open.view.value === null ? null : <Jump />}
      <Content key={id} open={open} />
    </Page>
  );
}
