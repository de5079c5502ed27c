// The learner's section of docs/benchmarks.md, and its figures as lines of the run.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from '../figure.js';
import { measureLearner, type Reached, type SplitFigures } from './learner.js';
import { BEST_PEERS } from './sets.js';
import { MOST_WINDOWS, READ_CHARACTERS } from './vectors.js';

const PAGE = 'docs/benchmarks.md';
const HEADING = '## The learner on nine public sets';

/** Measures, writes the section, and answers a figure for each set and split. */
export async function benchLearner(): Promise<Figure[]> {
  // Written after each split: a run takes long, and what was measured should not be lost when it is stopped.
  const { figures } = await measureLearner((done, notDone) => writeSection(section(done, notDone)));
  return figures.map(figureOf);
}

function figureOf(one: SplitFigures): Figure {
  const best = bestPeer(one);
  const { f1, prAuc } = ours(one);
  return {
    what: `learner on ${one.set}, ${one.split}`,
    measured: `F1 ${f1.toFixed(3)}, PR-AUC ${prAuc.toFixed(3)}`,
    against: `best peers F1 ${best.f1.toFixed(3)}, PR-AUC ${best.prAuc.toFixed(3)}`,
    ratio: `${(f1 / best.f1).toFixed(3)} and ${(prAuc / best.prAuc).toFixed(3)}`,
    goal: '≥ the best peer',
    reached: f1 >= best.f1 && prAuc >= best.prAuc,
  };
}

/** With the encoder where it has read the set, alone where it has not. */
function ours({ learner, beside }: SplitFigures): Reached {
  return beside ?? learner;
}

/** The highest F1 and the highest PR-AUC of any peer: of the same run, and on the shipped split of those measured earlier too. */
function bestPeer({ set, split, peers }: SplitFigures): { readonly f1: number; readonly prAuc: number } {
  const all = [...Object.values(peers), ...(split === 'shipped' ? [BEST_PEERS[set]] : [])];
  return { f1: Math.max(...all.map(({ f1 }) => f1)), prAuc: Math.max(...all.map(({ prAuc }) => prAuc)) };
}

function section(figures: readonly SplitFigures[], notDone: readonly string[]): string {
  const peers = [...new Set(figures.flatMap((one) => Object.keys(one.peers)))];
  const pair = (one: { readonly f1: number; readonly prAuc: number } | null | undefined): string =>
    one === null || one === undefined ? '–' : `${one.f1.toFixed(3)} / ${one.prAuc.toFixed(3)}`;
  const head = [
    'set',
    'split',
    'trained on / tested on',
    'learner alone',
    'with the encoder',
    'rows of the encoder',
    'ahead of the best',
    'best measured earlier',
    ...peers,
    'texts/s',
  ];
  const lines = figures.map((one) => {
    const best = bestPeer(one);
    const { f1, prAuc } = ours(one);
    const ahead = [f1 >= best.f1 ? 'F1' : '', prAuc >= best.prAuc ? 'PR-AUC' : ''].filter((word) => word !== '');
    const cells = [
      one.set,
      one.split,
      `${one.trained} / ${one.tested}`,
      pair(one.learner),
      pair(one.beside),
      one.beside?.rows ?? '–',
      ahead.join(', ') || 'no',
      one.split === 'shipped' ? pair(BEST_PEERS[one.set]) : '–',
      ...peers.map((peer) => pair(one.peers[peer])),
      one.messagesPerSecond,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${HEADING}

Written by \`npm run bench -- learner\`; F1 / area under the precision–recall curve. Trained on the training part alone: the learner of the first reader
(no lexicon), then with a linear head on the frozen encoder's two vectors (of a long text the mean over ${MOST_WINDOWS} windows of ${READ_CHARACTERS} characters) joined by inner folds. Draws: four fifths
against one, near-duplicates on one side. "Ahead" holds the better equipped of ours (with the encoder where it read the set) against every peer in the line.

| ${head.join(' | ')} |
|${'---|'.repeat(head.length)}
${lines.join('\n')}

${notDone.map((line) => `- ${line}`).join('\n')}
`;
}

/** Puts the section in the place of the one before, or at the end. */
function writeSection(written: string): void {
  const before = readFileSync(PAGE, 'utf8');
  const at = before.indexOf(HEADING);
  if (at < 0) {
    writeFileSync(PAGE, `${before.trimEnd()}\n\n${written}`);
    return;
  }
  const next = before.indexOf('\n## ', at + HEADING.length);
  writeFileSync(PAGE, `${before.slice(0, at)}${written}${next < 0 ? '' : before.slice(next)}`);
}
