// The frame of every page of engagements: the bar that names the realm and stops everything, alarms above all else, then the page.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { stop } from '../../api/engagement-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { knownStops, stopOf } from '../../state/engagements.js';
import { may } from '../../state/may.js';
import { tell } from '../../state/toast.js';
import { Alarms } from './alarms.js';
import { ReasonDialog } from './reason-dialog.js';
import { refusalWords } from './say.js';

/** Stops everything, everywhere; gives whether it is done. */
async function stopAll(reason: string): Promise<boolean> {
  const answer = await stop('all', null, reason);
  if (answer.ok) knownStops.value = answer.value.items;
  tell(answer.ok ? w('stop.done') : refusalWords(answer.problem), answer.ok);
  return answer.ok;
}

/** The kill switch: two steps, the same place on every page. To stop is always safe, so whoever takes part may. */
function RealmBar() {
  const [asking, setAsking] = useState(false);
  const stopped = stopOf(null, null);
  return (
    <section class="realm" aria-label={w('realm.label')}>
      <b>{t('screen.engagements')}</b>
      {stopped === undefined ? (
        <span class="on2">{w('realm.apart')}</span>
      ) : (
        <a class="realm__stopped" href={`${ENGAGEMENTS}/stops`}>
          <Icon name="stop" />
          {w('realm.stopped', { time: clock(Date.parse(stopped.at)), name: stopped.by.name })}
        </a>
      )}
      {may('engagement.stop') && stopped === undefined ? (
        <button class="btn btn--warn" type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          <Icon name="power" />
          {w('stop.all')}
        </button>
      ) : null}
      {asking ? (
        <ReasonDialog
          title={w('stop.title')}
          act={w('stop.act')}
          danger
          onDo={stopAll}
          onClose={() => setAsking(false)}
        >
          <p>{w('stop.text')}</p>
          <p>{w('stop.lifting')}</p>
        </ReasonDialog>
      ) : null}
    </section>
  );
}

interface FrameProps {
  readonly title: string;
  /** Long work: columns that scroll by themselves. */
  readonly fixed?: boolean;
  /** What the whole page is, where it is not the real thing. */
  readonly band?: ComponentChildren;
  readonly head?: ComponentChildren;
  readonly keys?: readonly (readonly [keys: readonly string[], what: string])[];
  /** The thread on the page: its own alarm stands in it, not above it. */
  readonly children: ComponentChildren;
}

/** One page of engagements. */
export function EngagementFrame({ children, band, ...page }: FrameProps) {
  const above = (
    <>
      {band}
      <Alarms />
    </>
  );
  return (
    <Page {...page} realm={<RealmBar />} alarm={above}>
      {children}
    </Page>
  );
}
