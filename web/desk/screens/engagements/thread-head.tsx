// The head of a thread: who, where, under which authorisation, and the two stops that stand here: freeze and end.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Thread } from '../../api/engagement-types.js';
import { authorisation } from '../../api/register-routes.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { languageName, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { State } from '../../parts/small.js';
import { Live } from '../../shell/live.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { useKeys } from '../../state/keys.js';
import { may } from '../../state/may.js';
import { now } from '../../state/now.js';
import { AuthorisationStateWords } from './authorisation-state.js';
import { myPart } from './my-part.js';
import { ReasonDialog } from './reason-dialog.js';
import { authorisationHref, authorisationName, threadName, until } from './say.js';
import { StopButtons, type Stopping } from './stop-buttons.js';
import type { OpenThread } from './thread-store.js';
import { useOne } from './use-one.js';

interface HeadProps {
  readonly open: OpenThread;
  readonly view: Thread;
}

function Under({ view }: { view: Thread }) {
  const id = view.authorisationId;
  const { value } = useOne(id, () => authorisation(id), ['authorisation']);
  if (value === null) return null;
  const acts = value.fields.permitted.map(({ act }) => wOr(`act.${act}`, act));
  return (
    <>
      <AuthorisationStateWords state={value.state}>
        {authorisationName(id)} {w(`authorisation.state.${value.state}`)}
        {value.state === 'live' ? `, ${w('authorisation.ends', { when: until(value.end, now.value) })}` : ''}
      </AuthorisationStateWords>
      <a href={authorisationHref(id)}>{w('authorisation.permits', { acts: list(acts) })}</a>
    </>
  );
}

function Facts({ view }: { view: Thread }) {
  return (
    <>
      <span>
        {w('thread.subject')} <b>{view.subject}</b>,{' '}
        {w(`thread.by.${view.channel}`, { platform: wOr(`platform.${view.platform}`, view.platform) })}
      </span>
      <span>
        {w('thread.operator')} {view.operator.name}
      </span>
      {view.language === null ? null : <span>{languageName(view.language)}</span>}
    </>
  );
}

function Warnings({ view }: { view: Thread }) {
  return (
    <>
      {view.refusedIn === null ? null : (
        <State icon="lock" tone="warn">
          {w('thread.refusedIn', { n: view.refusedIn })}
        </State>
      )}
      {view.graver === null ? null : (
        <State icon="scale" tone="warn">
          {w('thread.graver', {
            offence: wOr(`offence.${view.graver.offence}`, view.graver.offence),
            n: view.graver.turn,
          })}
        </State>
      )}
      {view.ended === null ? null : (
        <State icon="lock" tone="warn">
          {w(`thread.ended.${view.ended}`)}
        </State>
      )}
    </>
  );
}

function Stops({ open, view }: HeadProps) {
  const [asking, setAsking] = useState<Stopping | null>(null);
  const part = myPart(view);
  const mayFreeze = part.freezes && view.safety.state === 'open';
  const mayClose = part.writes && may('engagement.thread.close');
  const { route } = useLocation();
  useKeys({ q: () => route(ENGAGEMENTS), f: mayFreeze ? () => setAsking('freeze') : undefined });
  return (
    <span class="line end">
      <StopButtons close={mayClose ? w('close.act') : null} mayFreeze={mayFreeze} ask={setAsking} />
      {asking === null ? null : (
        <ReasonDialog
          title={w(`${asking}.title`)}
          act={w(`${asking}.act`)}
          danger
          onDo={asking === 'freeze' ? open.freeze : open.close}
          onClose={() => setAsking(null)}
        >
          <p>{w(`${asking}.text`)}</p>
        </ReasonDialog>
      )}
    </span>
  );
}

/** The head. */
export function ThreadHead({ open, view }: HeadProps) {
  return (
    <div class="authz">
      <a class="eng__all" href={ENGAGEMENTS}>
        <Icon name="back" turns />
        {t('screen.engagements')}
      </a>
      <h1>{w('thread.title', { thread: threadName(view.id) })}</h1>
      <Facts view={view} />
      <Under view={view} />
      <Warnings view={view} />
      <Live speaks />
      <Stops open={open} view={view} />
    </div>
  );
}
