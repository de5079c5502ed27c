// Authorisations: what is live, until when, for whom.

import { authorisations } from '../../api/register-routes.js';
import type { AuthorisationRow } from '../../api/register-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { may } from '../../state/may.js';
import { now } from '../../state/now.js';
import { ListFrame } from '../lists/frame.js';
import { usePages } from '../lists/use-pages.js';
import { AuthorisationStateWords } from './authorisation-state.js';
import { EngagementFrame } from './frame.js';
import { authorisationHref, authorisationName, countries, until } from './say.js';

function Row({ row }: { row: AuthorisationRow }) {
  return (
    <tr>
      <th scope="row">
        <a href={authorisationHref(row.id)}>{authorisationName(row.id)}</a>
      </th>
      <td>
        <AuthorisationStateWords state={row.state}>{w(`authorisation.state.${row.state}`)}</AuthorisationStateWords>
      </td>
      <td>{wOr(`offence.${row.offence}`, row.offence)}</td>
      <td>{countries(row.jurisdiction)}</td>
      <td>
        {list(
          row.operators.map(({ name }) => name),
          'unit',
        )}
      </td>
      <td>{row.signer.name}</td>
      <td class="nowrap">{until(row.end, now.value)}</td>
    </tr>
  );
}

/** The screen. */
export function AuthorisationsScreen() {
  const pages = usePages<AuthorisationRow>('authorisations', authorisations);
  return (
    <EngagementFrame title={t('screen.authorisations')}>
      <div class="body">
        {may('engagement.authorisation.request') ? (
          <p>
            <a class="btn" href={`${ENGAGEMENTS}/authorisations/new`}>
              {w('request.act')}
            </a>
          </p>
        ) : null}
        <ListFrame
          pages={pages}
          caption={w('authorisations.caption')}
          columns={[
            w('col.authorisation'),
            w('col.state'),
            w('col.offence'),
            w('col.countries'),
            w('col.operators'),
            w('col.signer'),
            w('col.ends'),
          ]}
          empty={w('authorisations.empty')}
          row={(row) => <Row key={row.id} row={row} />}
        />
      </div>
    </EngagementFrame>
  );
}
