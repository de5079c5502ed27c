// The lexicon as a classifier: finds signs, and speaks for labels when no model can.

import type { Classifier, Evidence, Opinion } from './classifier.js';
import { Automaton } from './lexicon/automaton.js';
import { judge } from './lexicon/judge.js';
import type { Lexicon } from './lexicon/types.js';

/** Signs by phrases. Its scores stand in for probabilities when it is alone. */
export function lexiconClassifier(lexicon: Lexicon): Classifier {
  const automaton = new Automaton(lexicon).forgetWays();
  const rules = { indicators: lexicon.indicators, negations: lexicon.negations };
  return {
    name: 'lexicon',
    classify({ reading }: Evidence): Opinion {
      const signs = judge(rules, reading, automaton.match(reading));
      return { signs, labels: signs.scores };
    },
  };
}
