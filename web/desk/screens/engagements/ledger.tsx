// Who named what first: what our side may answer, and what it must not raise.

import { TOPICS } from '../../../../src/domain/text-signs.js';
import type { LedgerRow, Thread } from '../../api/engagement-types.js';
import { w } from '../../i18n/engagement-words.js';
import { State } from '../../parts/small.js';
import { topicName } from './say.js';

function Message({ turn }: { turn: number }) {
  return <a href={`#message-${turn}`}>{w('ledger.message', { n: turn })}</a>;
}

function Topic({ topic, row }: { topic: LedgerRow['topic']; row: LedgerRow | undefined }) {
  return (
    <tr>
      <th scope="row">{topicName(topic)}</th>
      <td>
        {row === undefined ? (
          w('ledger.nobody')
        ) : (
          <>
            {row.first === 'theirs' ? w('ledger.subject') : w('ledger.us')} <Message turn={row.turn} />
          </>
        )}
      </td>
      <td>
        {row?.first === 'theirs' ? (
          <State icon="check" tone="ok">
            {w('ledger.mayAnswer')}
          </State>
        ) : (
          <State icon="stop" tone="danger">
            {w('ledger.mustNot')}
          </State>
        )}
      </td>
    </tr>
  );
}

function Facts({ facts }: { facts: readonly LedgerRow[] }) {
  if (facts.length === 0) return null;
  return (
    <details class="rules__more">
      <summary>{w('ledger.facts', { n: facts.length })}</summary>
      <ul class="facts">
        {facts.map((row) => (
          <li key={`${row.topic} ${row.value}`}>
            <span class="mono">{row.value}</span>{' '}
            <span class="second">
              {topicName(row.topic)}, {row.first === 'theirs' ? w('ledger.subject') : w('ledger.us')}{' '}
              <Message turn={row.turn} />
              {row.said === null ? null : (
                <>
                  {' '}
                  <q dir="auto">{row.said}</q>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The panel. */
export function Ledger({ view }: { view: Pick<Thread, 'ledger'> }) {
  const topics = new Map(view.ledger.filter(({ value }) => value === null).map((row) => [row.topic, row]));
  return (
    <section class="panel" id="ledger" aria-labelledby="ledger-title">
      <div class="panel__h">
        <h2 id="ledger-title">{w('ledger.title')}</h2>
      </div>
      <table class="table table--tight" aria-labelledby="ledger-title">
        <thead>
          <tr>
            <th scope="col">{w('ledger.topic')}</th>
            <th scope="col">{w('ledger.first')}</th>
            <th scope="col">{w('ledger.ours')}</th>
          </tr>
        </thead>
        <tbody>
          {TOPICS.map((topic) => (
            <Topic key={topic} topic={topic} row={topics.get(topic)} />
          ))}
        </tbody>
      </table>
      <Facts facts={view.ledger.filter(({ value }) => value !== null)} />
    </section>
  );
}
