// What a talk on the training range was worth: every point that was lost names its message.

import type { RangeRun, RangeScore as Score } from '../../api/range-routes.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { RangePanel } from './range-parts.js';
import { totalWords } from './range-screen.js';
import { ruleName, whyWords } from './say.js';

type Fault = Score['faults'][number];

function faultWords({ why, rule, fact }: Fault): string {
  if (fact !== null) return w('range.fault.fact', { fact });
  const known = wOr(`range.fault.${why}`, '');
  if (known !== '' || rule === null) return known === '' ? why : known;
  return `${ruleName(rule)}: ${whyWords(rule, why)}`;
}

function Parts({ parts }: Pick<Score, 'parts'>) {
  return (
    <table class="table table--tight" aria-label={w('range.parts')}>
      <thead>
        <tr>
          <th scope="col">{w('range.part')}</th>
          <th scope="col">{w('range.weight')}</th>
          <th scope="col">{w('range.points')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ part, weight, points }) => (
          <tr key={part}>
            <th scope="row">{wOr(`range.part.${part}`, part)}</th>
            <td>{weight}</td>
            <td>{points === null ? w('range.notAsked') : points}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Faults({ faults }: Pick<Score, 'faults'>) {
  if (faults.length === 0) return <p>{w('range.noFault')}</p>;
  return (
    <ul class="facts">
      {faults.map((one, at) => (
        <li key={`${at} ${one.why}`}>
          <a href={`#message-${one.message}`}>{w('ledger.message', { n: one.message })}</a>
          {': '}
          {faultWords(one)}{' '}
          <span class="second">
            {w('range.lost', { part: wOr(`range.part.${one.part}`, one.part), n: Math.round(one.points) })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The panel; nothing while the talk goes on. */
export function RangeScorePanel({ run }: { run: RangeRun }) {
  const { score } = run;
  if (score === null) return null;
  return (
    <RangePanel id="score" title={totalWords({ endedAt: run.endedAt, total: score.total })}>
      <Parts parts={score.parts} />
      <h3>{w('range.why')}</h3>
      <Faults faults={score.faults} />
      {score.blocked.length === 0 ? null : (
        <p class="small second">
          {w('range.blocked', {
            rules: score.blocked.map(({ rule, count }) => `${ruleName(rule)} (${count})`).join(', '),
          })}
        </p>
      )}
      <p>
        <a class="btn" href={`${ENGAGEMENTS}/training`}>
          {w('range.again')}
        </a>
      </p>
    </RangePanel>
  );
}
