// Alerts and dashboard ask for figures that the running service gives.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { Chat } from '../helpers/chat-client.js';
import { type RunningService, runningService } from '../helpers/running-service.js';
import { ROOT, read, readYaml, runIfThere } from './files.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const RULES = (
  readYaml('deploy/prometheus/alerts.yaml')[0] as { groups: readonly { rules: readonly Rule[] }[] }
).groups.flatMap(({ rules }) => rules);
const PANELS = (JSON.parse(read('deploy/grafana/dashboard.json')) as { panels: readonly Panel[] }).panels;
const EXPRESSIONS = [
  ...RULES.map(({ alert, expr }) => [alert, expr] as const),
  ...PANELS.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)),
];
/** Made by Prometheus itself. */
const PROMETHEUS_OWN = new Set(['up']);

/** Selectors of an expression: metric and the labels it is asked for. Throws when the expression is not PromQL. */
function selectors(expr: string): readonly { readonly metric: string; readonly labels: readonly string[] }[] {
  const found: { metric: string; labels: string[] }[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) throw new Error(`Not PromQL at ${from}: ${expr}`);
      if (type.name === 'VectorSelector') found.push({ metric: '', labels: [] });
      const text = expr.slice(from, to);
      const last = found.at(-1);
      if (type.name === 'Identifier' && last?.metric === '') last.metric = text;
      if (type.name === 'LabelName' && last !== undefined) last.labels.push(text);
    },
  });
  return found;
}

describe('alerts and dashboard', () => {
  let running: RunningService;
  let figures: string;
  beforeAll(async () => {
    running = await runningService();
    const chat = await Chat.open(running.chat);
    await chat.say('hello');
    figures = await (await fetch(`${running.desk}/metrics`)).text();
  });
  afterAll(() => running.end());

  /** Lines of a metric, without values: of a histogram those of its parts. */
  const samples = (metric: string) => figures.split('\n').filter((line) => new RegExp(`^${metric}(\\{| )`).test(line));

  it.each(EXPRESSIONS)('%s: asks for what /metrics has', (_, expr) => {
    const asked = selectors(expr).filter(({ metric }) => !PROMETHEUS_OWN.has(metric));
    for (const { metric, labels } of asked) {
      expect({
        metric,
        known:
          figures.includes(`\n# TYPE ${metric.replace(/_(bucket|sum|count)$/, '')} `) ||
          figures.includes(`\n# TYPE ${metric} `),
      }).toEqual({ metric, known: true });
      const lines = samples(metric);
      const unknown =
        lines.length === 0 ? [] : labels.filter((label) => !lines.some((line) => line.includes(`${label}="`)));
      expect({ metric, unknown }).toEqual({ metric, unknown: [] });
    }
    expect(selectors(expr).length).toBeGreaterThan(0);
  });

  it('watches each of the upkeep runs under the name it has', () => {
    const named = EXPRESSIONS.flatMap(([, expr]) => [...expr.matchAll(/what="(\w+)"/g)].map(([, what]) => what));
    const given = samples('safe_passage_last_run_timestamp_seconds').map((line) => /what="(\w+)"/.exec(line)?.[1]);
    expect(new Set(named)).toEqual(new Set(given));
  });

  it('asks for a status and a route that requests are counted under', () => {
    expect(samples('safe_passage_http_seconds_count').join('\n')).toContain(
      'port="public",route="/chat/messages",status="200"',
    );
  });

  it.each(RULES.map((rule) => [rule.alert, rule] as const))('%s says what is wrong and how to mend it', (_, rule) => {
    expect(['page', 'ticket']).toContain(rule.labels.severity);
    expect(rule.annotations.summary).toMatch(/^[A-Z{].*\.$/);
    expect(rule.annotations.mend).toMatch(/^[A-Z].*[.)]$/);
  });

  it('names events of the log that there are', () => {
    const named = RULES.flatMap(({ annotations }) => annotations.mend?.match(/\b[a-z]+_[a-z_]+\b/g) ?? []);
    expect(named.length).toBeGreaterThan(2);
    const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const logged = sources
      .filter((path) => path.endsWith('.ts'))
      .map((path) => read(join('src', path)))
      .join('\n');
    for (const event of new Set(named))
      expect({ event, logged: logged.includes(`'${event}'`) }).toEqual({ event, logged: true });
  });

  it('shows no two panels in one place', () => {
    const cells = PANELS.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(PANELS.map(({ id }) => id)).size).toBe(PANELS.length);
  });

  it('is taken by Prometheus, where its tool is on PATH', () => {
    const said = runIfThere('promtool', ['check', 'rules', 'deploy/prometheus/alerts.yaml']);
    expect(said ?? 'SUCCESS').toContain('SUCCESS');
  });
});
