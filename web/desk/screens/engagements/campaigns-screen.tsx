// Campaigns of one lawful warning: which there are, whether their texts are approved, who was warned.

import { type Campaign, campaigns } from '../../api/campaign-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { t } from '../../i18n/words.js';
import { State } from '../../parts/small.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { may } from '../../state/may.js';
import { ListFrame } from '../lists/frame.js';
import { usePages } from '../lists/use-pages.js';
import { EngagementFrame } from './frame.js';
import { authorisationHref, authorisationName, campaignHref } from './say.js';

/** Sums of a campaign over its languages. */
export function contactsOf({ contacts }: Campaign): { readonly wrote: number; readonly warned: number } {
  const sum = (of: (one: Campaign['contacts'][number]) => number): number =>
    contacts.reduce((n, one) => n + of(one), 0);
  return { wrote: sum(({ wrote }) => wrote), warned: sum(({ warned }) => warned) };
}

function Texts({ texts }: Pick<Campaign, 'texts'>) {
  const approved = texts.filter((one) => one.approved).length;
  const all = texts.length > 0 && approved === texts.length;
  return (
    <State icon={all ? 'check' : 'clock'} {...(all ? { tone: 'ok' as const } : {})}>
      {texts.length === 0 ? w('campaign.noTexts') : w('campaign.approvedOf', { n: approved, all: texts.length })}
    </State>
  );
}

function Row({ row }: { row: Campaign }) {
  const { wrote, warned } = contactsOf(row);
  return (
    <tr>
      <th scope="row">
        <a href={campaignHref(row.id)}>{row.id}</a>
      </th>
      <td>
        <Texts texts={row.texts} />
      </td>
      <td>
        <a href={authorisationHref(row.authorisationId)}>{authorisationName(row.authorisationId)}</a>
      </td>
      <td>{wrote}</td>
      <td>{warned}</td>
      <td>{row.by.name}</td>
    </tr>
  );
}

/** The screen. */
export function CampaignsScreen() {
  const pages = usePages<Campaign>('campaigns', campaigns);
  return (
    <EngagementFrame title={t('screen.campaigns')}>
      <div class="body">
        <p>{w('campaign.gets')}</p>
        {may('engagement.campaign.create') ? (
          <p>
            <a class="btn" href={`${ENGAGEMENTS}/campaigns/new`}>
              {w('campaign.new')}
            </a>
          </p>
        ) : null}
        <ListFrame
          pages={pages}
          caption={w('campaigns.caption')}
          columns={[
            w('field.campaign'),
            w('campaign.texts'),
            w('col.authorisation'),
            w('campaign.wrote'),
            w('campaign.warned'),
            w('campaign.by'),
          ]}
          empty={w('campaigns.empty')}
          row={(row) => <Row key={row.id} row={row} />}
        />
      </div>
    </EngagementFrame>
  );
}
