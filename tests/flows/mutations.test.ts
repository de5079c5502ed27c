// Deliberately broken flows: each must be found, by the rule that is meant for it.

import { type CheckOptions, checkFlows, standingFindings } from '../../src/bots/conversation/check/check-flows.js';
import { structureFindings } from '../../src/content/structure.js';
import type { Content } from '../../src/domain/content.js';
import type { Finding } from '../../src/domain/finding.js';
import type { Step } from '../../src/domain/flow-steps.js';
import { matchPhrase } from '../../src/nlp/intents.js';
import { content, NOON } from './talk.js';

/** A deep copy that a mutation may write to. */
type Draft<T> = T extends object ? { -readonly [K in keyof T]: Draft<T[K]> } : T;

/** One language is enough to find a broken way, and three times as fast. */
const ENGLISH: Content = {
  ...content,
  languages: { en: content.languages.en as NonNullable<(typeof content.languages)[string]> },
};

function broken(change: (draft: Draft<Content>) => void, from: Content = ENGLISH): Content {
  const draft = structuredClone(from) as Draft<Content>;
  change(draft);
  return draft as Content;
}

/** What the talk that begins with `help` cannot be played without. Where the others lead is proven of the whole content by `flows check`. */
const PLAYED = new Set([
  'help',
  'danger',
  'number',
  'country',
  'person',
  'near',
  'waiting',
  'stuck',
  'about',
  'language',
]);

/** The content with every other flow but the broken one cut down to its end: to play them all takes half a minute each. */
function cutDown(mutant: Content, broken: string): Content {
  const flows = Object.entries(mutant.flows).map(([id, flow]) => {
    if (PLAYED.has(id) || flow.file === broken) return [id, flow];
    return [id, { ...flow, start: 'end', home: 'end', steps: { end: { id: 'end', type: 'end', texts: [] } } }];
  });
  return { ...mutant, flows: Object.fromEntries(flows) };
}

function findings(
  mutant: Content,
  { profile = 'development', played, whole, file = '' }: Partial<Mutation>,
): Finding[] {
  const structure = structureFindings(mutant);
  if (structure.length > 0) return structure;
  const match = (text: string, languages: readonly string[]) => matchPhrase(text, mutant.commands, languages);
  // Every broken step of these is one of the talk that begins with `help`.
  const options = { profile, now: NOON, matchIntent: match, flows: ['help'] };
  return played ? checkFlows(whole ? mutant : cutDown(mutant, file), options) : standingFindings(mutant, options);
}

function step<T extends Step['type']>(draft: Draft<Content>, flow: string, id: string, type: T) {
  const found = draft.flows[flow]?.steps[id];
  if (found?.type !== type) throw new Error(`${flow}/${id} is no ${type}`);
  return found as Draft<Extract<Step, { type: T }>>;
}

interface Mutation {
  readonly what: string;
  readonly rule: string;
  readonly file: string;
  readonly why: RegExp;
  readonly profile?: CheckOptions['profile'];
  /** Found by playing: the finding shows the talk. */
  readonly played?: true;
  /** Played with all flows. */
  readonly whole?: true;
  change(draft: Draft<Content>): void;
}

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a step leads to one that does not exist',
    rule: 'unknown-step',
    file: 'content/flows/help.yaml',
    why: /"told".*"optoins"/,
    change: (draft) => {
      step(draft, 'help', 'told', 'say').to = 'optoins';
    },
  },
  {
    what: 'a flow that is called does not exist',
    rule: 'unknown-flow',
    file: 'content/flows/help.yaml',
    why: /"plann"/,
    change: (draft) => {
      step(draft, 'help', 'plan', 'call').flow = 'plann';
    },
  },
  {
    what: 'the flow for danger is gone',
    rule: 'unknown-flow',
    file: 'content/flows/danger.yaml',
    why: /every talk needs/,
    change: (draft) => {
      delete draft.flows.danger;
      for (const id of ['in_danger', 'quiet_urgent']) step(draft, 'help', id, 'call').flow = 'number';
    },
  },
  {
    what: 'a branch looks for a value that never comes',
    rule: 'impossible-case',
    file: 'content/flows/person.yaml',
    why: /duty is never "noboby"/,
    change: (draft) => {
      const [first] = step(draft, 'person', 'duty', 'branch').cases;
      if (first) first.is = 'noboby';
    },
  },
  {
    what: 'a text is missing',
    rule: 'missing-text',
    file: 'content/flows/danger.yaml',
    why: /danger\.place.*missing in en/,
    change: (draft) => {
      delete draft.locales.en?.['danger.place'];
    },
  },
  {
    what: 'a placeholder is filled by nothing',
    rule: 'placeholders',
    file: 'content/locales/en.json',
    why: /\{panik\}/,
    change: (draft) => setText(draft, 'help.close_word', 'Send “{panik}” and this chat closes.'),
  },
  {
    what: 'nothing leads to a step',
    rule: 'unreachable',
    file: 'content/flows/help.yaml',
    why: /"perhaps"/,
    change: (draft) => {
      for (const option of step(draft, 'help', 'danger', 'ask').options) {
        if (option.to === 'perhaps') option.to = 'who';
      }
    },
  },
  {
    what: 'two questions lead to each other for ever',
    rule: 'no-way-out',
    file: 'content/flows/help.yaml',
    why: /person, a contact or an exit/,
    played: true,
    change: (draft) => {
      const menu = step(draft, 'help', 'quiet_menu', 'ask');
      menu.options = menu.options.filter((option) => option.choice === 'traces');
      menu.skipTo = 'quiet_now';
      step(draft, 'help', 'home', 'branch').otherwise = 'options';
      const now = step(draft, 'help', 'quiet_now', 'ask');
      now.options = now.options.filter((option) => option.choice !== 'now');
    },
  },
  {
    what: 'steps go round without waiting',
    rule: 'loop',
    file: 'content/flows/help.yaml',
    why: /without waiting/,
    played: true,
    change: (draft) => {
      step(draft, 'help', 'told', 'say').to = 'told';
    },
  },
  {
    what: 'a flow calls itself for ever',
    rule: 'loop',
    file: 'content/flows/help.yaml',
    why: /without waiting/,
    played: true,
    whole: true,
    change: (draft) => {
      const rights = step(draft, 'rights', 'topic', 'branch');
      if (draft.flows.rights) {
        draft.flows.rights.steps.topic = { type: 'call', id: 'topic', flow: 'rights', to: 'branch' };
        draft.flows.rights.steps.branch = { ...rights, id: 'branch' };
      }
    },
  },
  {
    what: 'a text is too long',
    rule: 'long-text',
    file: 'content/locales/en.json',
    why: /help\.told.*characters/,
    change: (draft) => setText(draft, 'help.told', `Thank you for telling me ${'all of this '.repeat(20)}.`),
  },
  {
    what: 'an answer is too long for a button',
    rule: 'long-text',
    file: 'content/flows/help.yaml',
    why: /too long for a button/,
    change: (draft) =>
      setText(draft, 'help.happening.work', 'Something that has to do with the work that I am made to do'),
  },
  {
    what: 'a text has three sentences',
    rule: 'many-sentences',
    file: 'content/locales/en.json',
    why: /help\.told/,
    change: (draft) => setText(draft, 'help.told', 'Thank you. I heard you. We go on.'),
  },
  {
    what: 'a text asks two things',
    rule: 'many-questions',
    file: 'content/locales/en.json',
    why: /help\.options\.question/,
    change: (draft) => setText(draft, 'help.options.question', 'What would help? Or what would not?'),
  },
  {
    what: 'two bubbles of one turn ask',
    rule: 'many-questions',
    file: 'content/flows/help.yaml',
    why: /2 questions at once/,
    played: true,
    change: (draft) => setText(draft, 'help.told', 'Thank you. Are you all right?'),
  },
  {
    what: 'a text promises',
    rule: 'promise',
    file: 'content/locales/en.json',
    why: /"we promise"/,
    change: (draft) => setText(draft, 'help.told', 'Thank you. We promise to help.'),
  },
  {
    what: 'a telling word comes before the phone is safe',
    rule: 'not-neutral',
    file: 'content/flows/help.yaml',
    why: /"police"/,
    played: true,
    change: (draft) => setText(draft, 'quiet.now.question', 'Do you need the police?'),
  },
  {
    what: 'the plain branch is entered though the phone is watched',
    rule: 'not-neutral',
    file: 'content/flows/help.yaml',
    why: /before the phone is said to be safe/,
    played: true,
    change: (draft) => {
      step(draft, 'help', 'quiet', 'say').to = 'danger';
    },
  },
  {
    what: 'the panic line gives the purpose away',
    rule: 'not-neutral',
    file: 'content/locales/en.json',
    why: /engine\.panic.*helpline/,
    change: (draft) => setText(draft, 'engine.panic', 'The helpline opens at 9.'),
  },
  {
    what: 'the page’s title gives the purpose away',
    rule: 'not-neutral',
    file: 'content/locales/en.json',
    why: /chat\.title/,
    change: (draft) => setText(draft, 'chat.title', 'Anti-trafficking chat'),
  },
  {
    what: 'two answers read the same',
    rule: 'alike-answers',
    file: 'content/flows/help.yaml',
    why: /two answers read "work!"/,
    change: (draft) => setText(draft, 'help.happening.threats', 'work!'),
  },
  {
    what: 'an answer is a command',
    rule: 'answer-is-command',
    file: 'content/flows/help.yaml',
    why: /"Delete everything"/,
    change: (draft) => setText(draft, 'help.options.traces', 'Delete everything'),
  },
  {
    what: 'a question comes again when it is skipped',
    rule: 'cannot-skip',
    file: 'content/flows/help.yaml',
    why: /"phone"/,
    played: true,
    change: (draft) => {
      step(draft, 'help', 'phone', 'ask').skipTo = 'phone';
    },
  },
  {
    what: 'what is happening is asked before it is told who reads',
    rule: 'who-reads-first',
    file: 'content/flows/help.yaml',
    why: /before the person knows who reads it/,
    played: true,
    change: (draft) => {
      step(draft, 'help', 'danger', 'ask').skipTo = 'happening';
    },
  },
  {
    what: 'asking for a person asks nobody',
    rule: 'command-person',
    file: 'content/flows/help.yaml',
    why: /help request/,
    played: true,
    change: (draft) => {
      const steps = draft.flows.person?.steps;
      if (steps) steps.ask = { type: 'say', id: 'ask', texts: ['person.asking'], to: 'duty' };
    },
  },
  {
    what: 'in danger something else comes before the number',
    rule: 'command-danger',
    file: 'content/flows/help.yaml',
    why: /number first/,
    played: true,
    change: (draft) => {
      const steps = draft.flows.danger?.steps;
      if (!steps) return;
      step(draft, 'danger', 'mark', 'set').to = 'first';
      steps.first = { type: 'say', id: 'first', texts: ['danger.place'], to: 'number' };
    },
  },
  {
    what: 'danger asks nobody to come',
    rule: 'command-danger',
    file: 'content/flows/help.yaml',
    why: /ask for a person/,
    played: true,
    change: (draft) => {
      step(draft, 'danger', 'mark', 'set').value = 'no';
    },
  },
  {
    what: 'who reads this is not told',
    rule: 'command-help',
    file: 'content/flows/help.yaml',
    why: /told at once/,
    played: true,
    change: (draft) => {
      step(draft, 'about', 'tell', 'say').texts = [];
    },
  },
  {
    what: 'a command is a word that phone companies take',
    rule: 'carrier-word',
    file: 'content/commands/en.yaml',
    why: /"stop"/,
    change: (draft) => {
      draft.commands.en?.exit.push('stop');
    },
  },
  {
    what: 'one phrase means two commands',
    rule: 'command-clash',
    file: 'content/commands/en.yaml',
    why: /"next"/,
    change: (draft) => {
      draft.commands.en?.exit.push('next');
    },
  },
  {
    what: 'a country is offered and has no contact that may be shown',
    rule: 'no-live-contact',
    file: 'content/countries/ae.yaml',
    why: /AE.*ngo/,
    profile: 'ngo',
    change: (draft) => {
      draft.helplines = draft.helplines.filter((one) => one.country !== 'AE' || one.kind !== 'emergency');
    },
  },
];

function setText(draft: Draft<Content>, key: string, text: string): void {
  const texts = draft.locales.en;
  if (texts?.[key] === undefined) throw new Error(`${key} is no text`);
  texts[key] = text;
}

describe('flows check', () => {
  it('finds nothing in the shipped flows, in all languages', () => {
    const sound = structureFindings(content);
    const match = (text: string, languages: readonly string[]) => matchPhrase(text, content.commands, languages);
    expect(sound).toEqual([]);
    expect(checkFlows(content, { profile: 'development', now: NOON, matchIntent: match })).toEqual([]);
  });

  it.each(MUTATIONS.map((mutation) => [mutation.what, mutation] as const))('finds that %s', (_, mutation) => {
    const found = findings(broken(mutation.change), mutation);
    const match = found.find(
      ({ rule, file, why }) => rule === mutation.rule && file === mutation.file && mutation.why.test(why),
    );
    const told = found.slice(0, 5).map(({ rule, file, why }) => `${rule} ${file} ${why}`);
    expect({ match: match?.rule, told }).toEqual({ match: mutation.rule, told });
    expect(match?.line).toBeGreaterThanOrEqual(1);
    if (mutation.played) expect(match?.path?.[0]).toMatch(/^Person: /);
  });

  it('finds a number in Arabic that would be shown in pieces', () => {
    const lost = broken((draft) => {
      const texts = draft.locales.ar;
      if (texts) texts['contact.line'] = '{service}، {country}: {number}. {more}';
    }, content);
    expect(findings(lost, {})).toContainEqual(
      expect.objectContaining({ rule: 'not-isolated', file: 'content/locales/ar.json' }),
    );
  });

  it('finds what differs between languages', () => {
    const lost = broken((draft) => {
      const texts = draft.locales.fr;
      if (texts) texts['help.close_word'] = 'Merci. Ce chat se ferme.';
      delete draft.locales.es?.['engine.panic'];
    }, content);
    expect(findings(lost, {})).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          rule: 'placeholders',
          file: 'content/locales/fr.json',
          why: expect.stringContaining('help.close_word'),
        }),
        expect.objectContaining({
          rule: 'missing-text',
          why: expect.stringContaining('"engine.panic" is missing in es'),
        }),
      ]),
    );
  });
});
