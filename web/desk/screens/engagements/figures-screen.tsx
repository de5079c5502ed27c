// Figures: how the work goes, never who is best. Tables with a bar beside the number.

import { figures } from '../../api/register-routes.js';
import type { Figures } from '../../api/register-types.js';
import { w } from '../../i18n/engagement-words.js';
import { span } from '../../i18n/names.js';
import { language, t } from '../../i18n/words.js';
import { Failed, Loading } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { EngagementFrame } from './frame.js';
import { Share, useCap } from './load-strip.js';
import { ruleName } from './say.js';
import { useOne } from './use-one.js';

/** `3 of 12 (25 %)`; a share of nothing is none. */
function share(part: number, whole: number): string {
  if (whole === 0) return w('figures.none');
  const percent = new Intl.NumberFormat(language.value, { style: 'percent' }).format(part / whole);
  return w('figures.share', { part, whole, percent });
}

function seconds(value: number | null): string {
  return value === null ? w('figures.none') : span(value);
}

function Whole({ value }: { value: Figures }) {
  const decided = value.draftsApproved + value.draftsRejected;
  const rows = [
    ['figures.threads', w('figures.threads.of', { n: value.threads, open: value.open, frozen: value.frozen })],
    ['figures.takeOff', share(value.answered, value.contacted)],
    ['figures.disclosure', share(value.disclosed, value.threads)],
    ['figures.suggested', String(value.draftsSuggested)],
    ['figures.acceptance', share(value.draftsApproved, decided)],
    ['figures.dwell', seconds(value.dwellMedianS)],
    ['figures.safeguarding', seconds(value.safeguardingMedianS)],
  ] as const;
  return (
    <Table caption={w('figures.caption')} columns={[w('col.figure'), w('col.value'), w('col.means')]}>
      {rows.map(([key, words]) => (
        <tr key={key}>
          <th scope="row">{w(key)}</th>
          <td class="nowrap">{words}</td>
          <td class="second">{w(`${key}.means`)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Blocks({ blocks }: Pick<Figures, 'blocks'>) {
  const most = Math.max(0, ...blocks.map(({ count }) => count));
  if (blocks.length === 0) return <p class="second">{w('figures.noBlocks')}</p>;
  return (
    <Table caption={w('figures.blocks')} columns={[w('col.rule'), w('col.times'), w('col.share')]}>
      {[...blocks]
        .sort((a, b) => b.count - a.count)
        .map(({ rule, count }) => (
          <tr key={rule}>
            <th scope="row">{ruleName(rule)}</th>
            <td>{count}</td>
            <td class="barcell">
              <Share part={count} whole={most} />
            </td>
          </tr>
        ))}
    </Table>
  );
}

function Loads({ threadsPerOfficer }: Pick<Figures, 'threadsPerOfficer'>) {
  const cap = useCap();
  if (threadsPerOfficer.length === 0) return null;
  return (
    <Table
      caption={cap === null ? w('figures.loads') : w('figures.loads.cap', { cap })}
      columns={[w('col.operator'), w('col.threads'), w('col.load')]}
    >
      {threadsPerOfficer.map(({ officer, threads }) => (
        <tr key={officer.id}>
          <th scope="row">{officer.name}</th>
          <td>{cap === null ? threads : w('figures.of', { n: threads, cap })}</td>
          <td class="barcell">
            <Share part={threads} whole={cap ?? Math.max(...threadsPerOfficer.map((one) => one.threads))} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The screen. */
export function FiguresScreen() {
  const { value, problem, again } = useOne('figures', figures, []);
  return (
    <EngagementFrame title={t('screen.figures')}>
      {value !== null ? (
        <div class="body">
          <Whole value={value} />
          <Blocks blocks={value.blocks} />
          <Loads threadsPerOfficer={value.threadsPerOfficer} />
        </div>
      ) : problem === null ? (
        <Loading what={t('screen.figures')} again={again} />
      ) : (
        <Failed title={w('figures.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}
