// The training range: whom to practise with, and one's own talks with their scores.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import {
  beginRangeRun,
  type RangeRow,
  type RangeRun,
  type RangeSubject,
  rangeRuns,
  rangeSubjects,
} from '../../api/range-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock, languageName } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Failed, Loading } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { may } from '../../state/may.js';
import { Choice } from './form.js';
import { EngagementFrame } from './frame.js';
import { RangeBand } from './range-parts.js';
import { RefusedNotice } from './refused-notice.js';
import { rangeHref } from './say.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';

function Begin({ subjects }: { subjects: readonly RangeSubject[] }) {
  const { route } = useLocation();
  const [id, setId] = useState(subjects[0]?.id ?? '');
  const [spoken, setSpoken] = useState('');
  const { busy, refused, act } = useAct<RangeRun>((run) => route(rangeHref(run.id)));
  const languages = subjects.find((one) => one.id === id)?.languages ?? [];
  const language = languages.includes(spoken) ? spoken : (languages[0] ?? '');
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (language !== '') void act(() => beginRangeRun(id, language), null);
      }}
    >
      <Choice
        label={w('range.subject')}
        hint={w('range.subject.hint')}
        value={id}
        onChange={setId}
        options={subjects.map((one) => [one.id, one.title])}
      />
      <Choice
        label={w('range.language')}
        value={language}
        onChange={setSpoken}
        options={languages.map((one) => [one, languageName(one)])}
      />
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p>
        <button class="btn btn--primary" type="submit" aria-busy={busy}>
          {w('range.begin')}
        </button>
      </p>
    </form>
  );
}

/** The score in words. */
export function totalWords(row: Pick<RangeRow, 'endedAt' | 'total'>): string {
  if (row.endedAt === null) return w('range.goesOn');
  return row.total === null ? w('range.nothing') : w('range.of', { n: row.total });
}

function Mine() {
  const { value } = useOne('runs', rangeRuns, []);
  const items = value?.items ?? [];
  return (
    <section class="stack" aria-labelledby="mine-title">
      <h2 id="mine-title">{w('range.mine')}</h2>
      {items.length === 0 ? (
        <p class="hint">{w('range.mine.none')}</p>
      ) : (
        <Table
          caption={w('range.mine.caption')}
          columns={[w('range.subject'), w('range.language'), t('col.when'), w('range.score')]}
        >
          {items.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={rangeHref(row.id)} lang="en">
                  {row.title}
                </a>
              </th>
              <td>{languageName(row.language)}</td>
              <td class="nowrap">{clock(Date.parse(row.startedAt))}</td>
              <td>{totalWords(row)}</td>
            </tr>
          ))}
        </Table>
      )}
      <p class="hint">{w('range.mine.kept')}</p>
    </section>
  );
}

/** The screen. */
export function RangeScreen() {
  const { value, problem, again } = useOne('subjects', rangeSubjects, []);
  return (
    <EngagementFrame title={t('screen.training')} band={<RangeBand />}>
      {value !== null ? (
        <div class="body body--narrow">
          <p>{w('range.text')}</p>
          <p>{w('range.judged')}</p>
          {may('engagement.range.begin') ? <Begin subjects={value.items} /> : <p>{w('range.oversight')}</p>}
          <Mine />
        </div>
      ) : problem === null ? (
        <Loading what={t('screen.training')} again={again} />
      ) : (
        <Failed title={w('range.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}
