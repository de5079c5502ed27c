// Legal holds that stand or wait for a second person. Hidden conversations stand here too: it is for them that holds are.

import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/words.js';
import { HoldActs, holdWords } from '../../parts/hold-acts.js';
import { Empty, Failed, Loading, State } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { conversationHref, shortId } from '../../shell/menu.js';
import { Page } from '../../shell/page.js';
import { holds, holdsProblem, loadHolds } from '../../state/holds.js';
import { may } from '../../state/may.js';

function List() {
  const items = holds.value;
  const problem = holdsProblem.value;
  if (items === null && problem !== null)
    return <Failed title={t('list.failed')} problem={problem} again={() => void loadHolds()} />;
  if (items === null) return <Loading what={t('screen.holds')} again={() => void loadHolds()} />;
  if (items.length === 0)
    return (
      <Empty icon="check" title={t('holds.empty')}>
        <p>{t('holds.empty.text')}</p>
      </Empty>
    );
  const columns = [t('col.conversation'), t('col.state'), t('col.reason'), t('col.acts')];
  return (
    <Table caption={t('holds.caption')} columns={columns}>
      {items.map((hold) => (
        <tr key={hold.conversationId}>
          <th scope="row">
            {may('conversation.read') ? (
              <a href={conversationHref(hold.conversationId)}>{shortId(hold.conversationId)}</a>
            ) : (
              shortId(hold.conversationId)
            )}
          </th>
          <td>
            <State icon={hold.state === 'held' ? 'lock' : 'clock'}>{holdWords(hold)}</State>
          </td>
          <td dir="auto">{hold.reason}</td>
          <td>
            <HoldActs conversationId={hold.conversationId} hold={hold} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The list. */
export function HoldsScreen() {
  useEffect(() => void loadHolds(), []);
  return (
    <Page title={t('screen.holds')}>
      <div class="body">
        <List />
      </div>
    </Page>
  );
}
