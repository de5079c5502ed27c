// A new campaign: under a signed authorisation that names it, or first the request for one.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type Campaign, campaigns, makeCampaign } from '../../api/campaign-routes.js';
import type { Answer } from '../../api/client.js';
import { authorisations } from '../../api/register-routes.js';
import type { AuthorisationRow } from '../../api/register-types.js';
import type { Page } from '../../api/types.js';
import { w } from '../../i18n/engagement-words.js';
import { Failed, Loading } from '../../parts/small.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { may } from '../../state/may.js';
import { now } from '../../state/now.js';
import { Choice, TextField } from './form.js';
import { EngagementFrame } from './frame.js';
import { RefusedNotice } from './refused-notice.js';
import { authorisationName, campaignHref, until } from './say.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';

/** Pages that are read of a list: a deployment has tens of authorisations for campaigns, not thousands. */
const MOST_PAGES = 20;
/** A number of a register, as the server takes it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

async function every<T>(read: (cursor?: string) => Promise<Answer<Page<T>>>): Promise<Answer<readonly T[]>> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await read(cursor);
    if (!answer.ok) return answer;
    all.push(...answer.value.items);
    cursor = answer.value.cursor;
    if (cursor === undefined) break;
  }
  return { ok: true, value: all };
}

/** Signed authorisations that name a campaign which nobody made yet. */
async function waiting(): Promise<Answer<readonly AuthorisationRow[]>> {
  const [known, made] = await Promise.all([every(authorisations), every(campaigns)]);
  if (!known.ok) return known;
  if (!made.ok) return made;
  const names = new Set(made.value.map(({ id }) => id));
  const fits = ({ campaignId, state }: AuthorisationRow): boolean =>
    campaignId !== null && !names.has(campaignId) && (state === 'live' || state === 'not_yet');
  return { ok: true, value: known.value.filter(fits) };
}

function optionOf({ id, campaignId, state, end }: AuthorisationRow): readonly [string, string] {
  const words = {
    campaign: campaignId ?? '',
    authorisation: authorisationName(id),
    state: w(`authorisation.state.${state}`),
  };
  return [id, w('campaign.option', { ...words, when: until(end, now.value) })];
}

function Make({ rows }: { rows: readonly AuthorisationRow[] }) {
  const { route } = useLocation();
  const [chosen, setChosen] = useState(rows[0]?.id ?? '');
  const { busy, refused, act } = useAct<Campaign>(({ id }) => route(campaignHref(id)));
  const row = rows.find(({ id }) => id === chosen);
  if (rows.length === 0) return <p>{w('campaign.noneWaits')}</p>;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const name = row?.campaignId ?? null;
        if (row !== undefined && name !== null) void act(() => makeCampaign(name, row.id), w('did.campaign'));
      }}
    >
      <Choice
        label={w('col.authorisation')}
        hint={w('campaign.option.hint')}
        value={chosen}
        onChange={setChosen}
        options={rows.map(optionOf)}
      />
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p>
        <button class="btn btn--primary" type="submit" aria-busy={busy}>
          {w('campaign.make')}
        </button>
      </p>
    </form>
  );
}

/** One step: the request, with the campaign's name already in it. */
function Ask() {
  const { route } = useLocation();
  const [name, setName] = useState('');
  const good = NAME.test(name.trim());
  if (!may('engagement.authorisation.request')) return null;
  return (
    <form
      class="stack"
      aria-labelledby="ask-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (good) route(`${ENGAGEMENTS}/authorisations/new?campaign=${encodeURIComponent(name.trim())}`);
      }}
    >
      <h2 id="ask-title">{w('campaign.ask.title')}</h2>
      <p>{w('campaign.ask.text')}</p>
      <TextField label={w('campaign.name')} hint={w('campaign.name.hint')} value={name} onChange={setName} />
      <p>
        <button class="btn" type="submit" aria-disabled={!good}>
          {w('request.act')}
        </button>
      </p>
    </form>
  );
}

/** The screen. */
export function NewCampaignScreen() {
  const { value, problem, again } = useOne('waiting', waiting, ['authorisation', 'campaign']);
  return (
    <EngagementFrame title={w('campaign.new')}>
      {value !== null ? (
        <div class="body body--narrow">
          <p>{w('campaign.gets')}</p>
          <Make key={value.map(({ id }) => id).join()} rows={value} />
          <Ask />
        </div>
      ) : problem === null ? (
        <Loading what={w('campaign.new')} again={again} />
      ) : (
        <Failed title={w('campaigns.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}
