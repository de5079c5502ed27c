// What did not arrive, what waits, and messages that were set aside. No texts, so that nobody reads more than they must.

import { useLocation } from 'preact-iso/router';
import { deliveries, setAside } from '../../api/routes.js';
import type { Delivery, SetAside } from '../../api/types.js';
import { channelName, clock } from '../../i18n/names.js';
import { t, tOr } from '../../i18n/words.js';
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

function Deliveries({ state }: { state: string }) {
  const pages = usePages<Delivery>(state, (cursor) => deliveries(state, cursor));
  return (
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
          <td>{tOr(`from.${one.from}`, one.from)}</td>
          <td>{channelName(one.channel)}</td>
          <td>{one.why === null ? tOr(`delivery.${one.state}`, one.state) : tOr(`send.${one.why}`, one.why)}</td>
          <td>{one.attempts}</td>
        </tr>
      )}
    />
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
