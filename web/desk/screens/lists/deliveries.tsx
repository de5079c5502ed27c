// What did not arrive, what waits, and messages that were set aside. No texts, so that nobody reads more than they must.

import { useLocation } from 'preact-iso/router';
import { deliveries, setAside } from '../../api/routes.js';
import type { DeliveriesPage, Delivery, SetAside } from '../../api/types.js';
import { channelName, clock } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
import { Notice } from '../../parts/small.js';
import { conversationHref, HOME, shortId } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { may } from '../../state/may.js';
import { ListFrame } from './frame.js';
import { usePages } from './use-pages.js';

const STATES = ['undeliverable', 'ambiguous', 'queued', 'dropped'] as const;
const SET_ASIDE = 'set-aside';

function Where({ id }: { id: string }) {
  return may('conversation.read') ? <a href={conversationHref(id)}>{shortId(id)}</a> : shortId(id);
}

/** A channel that does not take what we send is named above its rows: they wait for one reason, not each for its own. */
function Down({ down }: Pick<DeliveriesPage, 'down'>) {
  return (
    <>
      {down.map(({ channel, since, why }) => (
        <Notice
          key={channel}
          tone="danger"
          icon="stop"
          title={t('deliveries.down', { channel: channelName(channel), when: clock(Date.parse(since)) })}
        >
          <p>{t('deliveries.down.why', { why: tOr(`send.${why}`, why) })}</p>
        </Notice>
      ))}
    </>
  );
}

function what(one: Delivery): string {
  return one.act === 'take_back' ? t('delivery.take_back') : tOr(`from.${one.from}`, one.from);
}

function why(one: Delivery): string {
  return one.why === null ? tOr(`delivery.${one.state}`, one.state) : tOr(`send.${one.why}`, one.why);
}

function Deliveries({ state }: { state: string }) {
  const pages = usePages<Delivery, DeliveriesPage>(state, (cursor) => deliveries(state, cursor));
  return (
    <>
      <Down down={pages.page?.down ?? []} />
      <ListFrame
        pages={pages}
        caption={tOr(`deliveries.caption.${state}`, t('screen.deliveries'))}
        columns={[t('col.conversation'), t('col.when'), t('col.from'), t('col.channel'), t('col.why'), t('col.tries')]}
        empty={t('deliveries.empty')}
        row={(one) => (
          <tr key={one.id}>
            <th scope="row">
              <Where id={one.conversationId} />
            </th>
            <td class="nowrap">{clock(Date.parse(one.at))}</td>
            <td>{what(one)}</td>
            <td>{channelName(one.channel)}</td>
            <td>{why(one)}</td>
            <td>{one.attempts}</td>
          </tr>
        )}
      />
    </>
  );
}

function Aside() {
  const pages = usePages<SetAside>(SET_ASIDE, setAside);
  return (
    <ListFrame
      pages={pages}
      caption={t('aside.caption')}
      columns={[t('col.conversation'), t('col.when'), t('col.from'), t('col.tries')]}
      empty={t('aside.empty')}
      row={(one) => (
        <tr key={`${one.contactId}:${one.seq}`}>
          <th scope="row">
            <Where id={one.conversationId} />
          </th>
          <td class="nowrap">{clock(Date.parse(one.at))}</td>
          <td>{tOr(`entry.${one.kind}`, one.kind)}</td>
          <td>{one.attempts}</td>
        </tr>
      )}
    />
  );
}

/** One list at a time; which one stands in the address. */
export function DeliveriesScreen() {
  const { query } = useLocation();
  const shown = query.list ?? STATES[0];
  return (
    <Page title={t('screen.deliveries')}>
      <div class="body">
        <nav class="seg" aria-label={t('deliveries.lists')}>
          {[...STATES, SET_ASIDE].map((state) => (
            <a
              key={state}
              href={`${HOME}deliveries?list=${state}`}
              {...(state === shown ? { 'aria-current': 'page' as const } : {})}
            >
              {tOr(`deliveries.list.${state}`, state)}
            </a>
          ))}
        </nav>
        {shown === SET_ASIDE ? <Aside /> : <Deliveries key={shown} state={shown} />}
      </div>
    </Page>
  );
}
