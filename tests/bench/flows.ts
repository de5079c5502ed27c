// Turns per second of the conversation engine as flows grow: generated flows of 10 to 1,000 steps, the session stored as JSON and read back
// at every turn.
// Run: npm run bench -- flows

import { BENIGN } from '../../src/bots/conversation/benign.js';
import type { HeardMessage, World } from '../../src/bots/conversation/heard.js';
import { render } from '../../src/bots/conversation/texts.js';
import { loadContent } from '../../src/content/load.js';
import type { Content, Flow } from '../../src/domain/content.js';
import type { Step } from '../../src/domain/flow-steps.js';
import { GOAL, GOFLOW, measureEngine, perSecond, playTalk } from './engine.js';
import type { Figure } from './figure.js';

const STEPS = [10, 100, 1_000] as const;
/** As long as the talk that the shipped flows are measured with. */
const TURNS = 15;
/** The largest flow may cost so much of the smallest one's speed: more is a cost that follows the flow's size. */
const LEAST_SHARE = 0.8;
/** Rounds over all sizes; the best of each counts, since other work on the machine only ever slows one down. */
const ROUNDS = 5;
const ROUND_MS = 500;

const LABELS = ['help.not_sure', 'help.danger.now', 'help.danger.not_now'] as const;
const ID = 'generated';

/** A flow of about so many steps: question, answer and branch, over and over, each branch leading far and near. */
function generatedFlow(steps: number): Flow {
  const questions = Math.max(2, Math.floor(steps / 3));
  const made: Record<string, Step> = {};
  for (let n = 0; n < questions; n++) {
    const [near, far, back] = [n + 1, n * 7 + 3, n * 3 + 1].map((to) => `ask_${to % questions}`) as [
      string,
      string,
      string,
    ];
    const options = LABELS.map((label, choice) => ({ choice: `c${choice}`, label, to: `say_${n}` }));
    made[`ask_${n}`] = { type: 'ask', id: `ask_${n}`, text: 'stories.job.choice', options, skipTo: near };
    made[`say_${n}`] = { type: 'say', id: `say_${n}`, texts: ['help.told'], to: `branch_${n}` };
    made[`branch_${n}`] = {
      type: 'branch',
      id: `branch_${n}`,
      on: `answer:${ID}/ask_${n}`,
      cases: [
        { is: 'c0', to: near },
        { is: 'c1', to: far },
      ],
      otherwise: back,
    };
  }
  return { id: ID, version: 1, start: 'ask_0', home: 'ask_0', steps: made, file: `${ID}.yaml`, lines: {} };
}

function worldOf(content: Content, steps: number): World {
  return {
    content: { ...content, flows: { ...content.flows, [ID]: generatedFlow(steps) } },
    now: 1_800_000_000_000,
    profile: 'development',
    duty: { anybody: true, languages: [] },
    defaultLanguage: 'en',
    flow: ID,
    freshId: 'x',
  };
}

/** Answers in an order that repeats late, so that a talk goes through many places of a large flow. */
function answers(content: Content, turns: number): readonly HeardMessage[] {
  const texts = LABELS.map((label) => render(content, 'en', label));
  return Array.from({ length: turns }, (_, n) => ({
    kind: 'message',
    text: texts[((n * n + n) % 7) % texts.length] ?? '',
    intent: null,
    understanding: BENIGN,
    late: false,
  }));
}

/** Turns per second by the number of steps, best of several rounds, and the same for a talk of very many answers in the largest. */
async function measureSizes(): Promise<{ readonly bySteps: readonly number[] }> {
  const content = await loadContent('content');
  const said = answers(content, TURNS);
  const worlds = STEPS.map((steps) => worldOf(content, steps));
  const best = STEPS.map(() => 0);
  for (const world of worlds) perSecond(() => playTalk(said, world), ROUND_MS);
  for (let round = 0; round < ROUNDS; round++) {
    worlds.forEach((world, n) => {
      best[n] = Math.max(
        best[n] ?? 0,
        perSecond(() => playTalk(said, world), ROUND_MS),
      );
    });
  }
  return { bySteps: best };
}

/** The shipped flows' speed, and how it holds as flows grow. */
export async function measureFlows(): Promise<Figure[]> {
  const { turnsPerSecond, withCommands, matchMicros } = await measureEngine();
  const { bySteps } = await measureSizes();
  const [smallest = Number.NaN] = bySteps;
  const largest = bySteps.at(-1) ?? Number.NaN;
  return [
    {
      what: 'flow engine, session stored and read at every turn',
      measured: `${turnsPerSecond.toFixed(0)} turns/s (${withCommands.toFixed(0)} with commands matched, ${matchMicros.toFixed(1)} µs each)`,
      against: `${GOFLOW} turns/s of goflow, measured on such a machine earlier`,
      ratio: (turnsPerSecond / GOFLOW).toFixed(1),
      goal: `≥ ${GOAL}`,
      reached: turnsPerSecond >= GOAL,
    },
    {
      what: `the same in generated flows of ${STEPS.map((steps) => steps.toLocaleString('en')).join(' / ')} steps, best of ${ROUNDS}`,
      measured: `${bySteps.map((value) => value.toFixed(0)).join(' / ')} turns/s`,
      against: `${STEPS[0]} steps`,
      ratio: (largest / smallest).toFixed(2),
      goal: `≥ ${GOAL} each, ≥ ${LEAST_SHARE} of the smallest`,
      reached: bySteps.every((value) => value >= GOAL) && largest >= LEAST_SHARE * smallest,
    },
  ];
}
