// Goes one way or another by a fact of the session.

import type { BranchFact, BranchStep } from '../../../domain/flow-steps.js';
import { isOffered } from '../../../domain/offered.js';
import type { Session } from '../../../domain/session.js';
import type { World } from '../heard.js';
import type { StepType } from './step-type.js';

const ANSWER = 'answer:';
const OFFERED = 'offered:';

/** Says nothing; the first case that holds wins, else `otherwise`. */
export const branch: StepType<BranchStep> = {
  enter({ step }, session, world) {
    const value = factValue(step.on, session, world);
    const found = step.cases.find((one) => one.is === value);
    return { kind: 'go', to: found ? found.to : step.otherwise, session, effects: [] };
  },
};

/** The value of a fact, in the words of `BranchFact`. */
export function factValue(fact: BranchFact, session: Session, world: World): string {
  switch (fact) {
    case 'phone':
      return session.phone;
    case 'country':
      return session.country?.how === 'said' ? 'known' : 'unknown';
    case 'danger':
      return session.danger ? 'yes' : 'no';
    case 'duty':
      return dutyValue(session, world);
    case 'help':
      return session.help ? 'open' : 'none';
    case 'channel':
      return world.messenger ? 'messenger' : 'page';
    case 'zone':
      return session.country && world.content.countries[session.country.code]?.timeZone ? 'known' : 'unknown';
    case 'report':
      return session.report ? 'made' : 'none';
    case 'word':
      return session.codeWord ? 'set' : 'none';
    case 'panic_word':
      return session.panicWord ? 'set' : 'none';
    default: {
      if (fact.startsWith(OFFERED)) {
        return isOffered(world.content, fact.slice(OFFERED.length), session.language) ? 'yes' : 'no';
      }
      const answer = session.answers[fact.slice(ANSWER.length)];
      return answer === undefined ? 'none' : (answer ?? 'skipped');
    }
  }
}

function dutyValue(session: Session, world: World): string {
  const { anybody, languages } = world.duty;
  if (!anybody) return 'nobody';
  return languages.length === 0 || languages.includes(session.language) ? 'yes' : 'other_language';
}
