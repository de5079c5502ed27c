// Risk over the turns: one line in steps, from zero, and the same as a table.

import { useState } from 'preact/hooks';
import type { Turn } from '../../api/conversation-types.js';
import { language, t } from '../../i18n/words.js';

const LEFT = 34;
const RIGHT = 262;
const TOP = 14;
const BOTTOM = 104;
/** Turn numbers along the foot never stand closer than this. */
const LABEL_GAP = 26;

/** A turn where the risk changed, or was flagged. */
interface Point {
  readonly turn: number;
  readonly risk: number;
  readonly flagged: boolean;
}

/** Turns at which the running risk changed, the first and the last included. */
export function points(turns: readonly Turn[]): readonly Point[] {
  let before = Number.NaN;
  const out: Point[] = [];
  turns.forEach((turn, at) => {
    const flagged = turn.events.includes('flagged');
    if (turn.risk !== before || flagged || at === turns.length - 1)
      out.push({ turn: turn.turn, risk: turn.risk, flagged });
    before = turn.risk;
  });
  return out;
}

function number(value: number): string {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}

function Table({ all }: { all: readonly Point[] }) {
  return (
    <table class="table">
      <caption class="sr">{t('risk.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('risk.turn')}</th>
          <th scope="col" class="num">
            {t('risk.risk')}
          </th>
          <th scope="col">{t('risk.what')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((point) => (
          <tr key={point.turn}>
            <th scope="row">{point.turn}</th>
            <td class="num">{number(point.risk)}</td>
            <td>{point.flagged ? t('risk.flagged') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Feet({ all, x }: { all: readonly Point[]; x: (turn: number) => number }) {
  let last = LEFT - LABEL_GAP;
  const end = all.at(-1)?.turn ?? 0;
  return (
    <>
      {all.map((point) => {
        const at = x(point.turn);
        const room = at - last >= LABEL_GAP && (point.turn === end || x(end) - at >= LABEL_GAP);
        if (!room) return null;
        last = at;
        return (
          <text key={point.turn} x={at} y="123" text-anchor="middle" {...(point.flagged ? { class: 't-strong' } : {})}>
            {point.turn}
          </text>
        );
      })}
      <text x="0" y="123">
        {t('risk.turn')}
      </text>
    </>
  );
}

function Line({ all }: { all: readonly Point[] }) {
  const first = all[0];
  const end = all.at(-1);
  if (first === undefined || end === undefined) return null;
  const span = Math.max(1, end.turn - first.turn);
  const x = (turn: number): number => LEFT + ((turn - first.turn) / span) * (RIGHT - LEFT - 12);
  const y = (risk: number): number => BOTTOM - risk * (BOTTOM - TOP);
  const path = all
    .map((point, at) => (at === 0 ? `M${x(point.turn)} ${y(point.risk)}` : `H${x(point.turn)}V${y(point.risk)}`))
    .join('');
  const flag = all.find((point) => point.flagged);
  return (
    <>
      <path class="chart__line" d={`${path}h10`} />
      {all.map((point) => (
        <circle key={point.turn} class="chart__p" cx={x(point.turn)} cy={y(point.risk)} r="3" />
      ))}
      {flag === undefined ? null : (
        <>
          <path class="chart__flag" d={`M${x(flag.turn)} ${y(flag.risk) - 6}l6 6-6 6-6-6z`} />
          <text
            class="t-strong"
            x={Math.max(LEFT + 44, x(flag.turn) - 10)}
            y={y(flag.risk) + (flag.risk > 0.85 ? 18 : -8)}
            text-anchor="end"
          >
            {t('risk.flagged')}
          </text>
        </>
      )}
      <text class="t-strong" x={RIGHT} y={Math.max(11, y(end.risk) - 7)} text-anchor="end">
        {number(end.risk)}
      </text>
      <Feet all={all} x={x} />
    </>
  );
}

/** The panel; the button shows the same as a table. */
export function Risk({ turns }: { turns: readonly Turn[] }) {
  const [table, setTable] = useState(false);
  const all = points(turns);
  const words = all.map((point) => t('risk.point', { turn: point.turn, risk: number(point.risk) })).join(', ');
  return (
    <div class="panel">
      <div class="panel__h">
        <h2>{t('risk.title')}</h2>
        <button class="textlink end small" type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          {t('risk.asTable')}
        </button>
      </div>
      {table ? (
        <Table all={all} />
      ) : (
        <svg class="chart" viewBox="0 0 264 128" role="img" aria-labelledby="risk-title risk-words">
          <title id="risk-title">{t('risk.title')}</title>
          <desc id="risk-words">{words}</desc>
          <path class="chart__grid" d="M34 14H262M34 59H262M34 104H262" />
          <text x="27" y="18" text-anchor="end">
            1
          </text>
          <text x="27" y="63" text-anchor="end">
            {number(0.5).slice(0, 3)}
          </text>
          <text x="27" y="108" text-anchor="end">
            0
          </text>
          <Line all={all} />
        </svg>
      )}
    </div>
  );
}
