// Other content goes into force while a person is talking: the talk goes on in it, and nothing they say is taken for something else.

import type { Content } from '../../src/domain/content.js';
import type { AskStep, Step } from '../../src/domain/flow-steps.js';
import { content, Talk, worldWith } from './talk.js';

/** The content with one step changed, or gone. */
function edited(flow: string, step: string, change: (step: Step) => Step | null): Content {
  const { [step]: old, ...others } = content.flows[flow]?.steps ?? {};
  if (!old || !content.flows[flow]) throw new Error(`${flow}/${step} is not there`);
  const next = change(old);
  const steps = next ? { ...others, [step]: next } : others;
  return { ...content, version: 'another', flows: { ...content.flows, [flow]: { ...content.flows[flow], steps } } };
}

const choicesAt = (flow: string, step: string) => {
  const asked = content.flows[flow]?.steps[step];
  return asked?.type === 'ask' ? asked.options.map(({ choice }) => choice) : [];
};

const turnedRound = (step: Step): Step => {
  const asked = step as AskStep;
  return { ...asked, options: [...asked.options].reverse() };
};

/** Waits at a question with a list of answers. */
function waiting() {
  const talk = new Talk();
  talk.through('hello', 'No, only me', 'No');
  const [flow = '', step = ''] = (talk.at ?? '').split('/');
  expect(talk.options.length).toBeGreaterThan(2);
  return { talk, flow, step, options: talk.options };
}

const publish = (talk: Talk, next: Content) => {
  talk.world = worldWith({ content: next });
};

describe('while a question waits', () => {
  it('a version with the same question is not noticed', () => {
    const one = waiting();
    const other = waiting();
    publish(one.talk, { ...content, version: 'another' });
    expect(one.talk.say(one.options[0] ?? '')).toEqual(other.talk.say(other.options[0] ?? ''));
  });

  it('the number of an answer is asked once more when the answers may stand in another order, and then holds', () => {
    const { talk, flow, step, options } = waiting();
    publish(talk, edited(flow, step, turnedRound));
    talk.say('1');
    expect(talk.at).toBe(`${flow}/${step}`);
    expect(talk.options.slice(0, -1)).toEqual([...options.slice(0, -1)].reverse());
    expect(talk.session.answers).not.toHaveProperty(`${flow}/${step}`);
    talk.say('1');
    expect(talk.session.answers[`${flow}/${step}`]).toBe(choicesAt(flow, step).at(-1));
  });

  it('the words of an answer mean what they meant', () => {
    const { talk, flow, step, options } = waiting();
    publish(talk, edited(flow, step, turnedRound));
    talk.say(options[0] ?? '');
    expect(talk.session.answers[`${flow}/${step}`]).toBe(choicesAt(flow, step)[0]);
  });

  it('a question that is gone is told, and the talk goes on from the start; a person and the words of danger are still there', () => {
    const { talk, flow, step } = waiting();
    publish(
      talk,
      edited(flow, step, () => null),
    );
    expect(talk.say('1')[0]).toBe('Something changed here. Let us go on from this point.');
    expect(talk.at).not.toBe(`${flow}/${step}`);
    expect(talk.last?.events).toContain('flow_changed');
    talk.say('0');
    expect(talk.last?.events).toContain('help_request');
  });

  it('a talk of before versions were noted is treated as one of another version', () => {
    const { talk, flow, step } = waiting();
    const { content: _, ...older } = talk.session;
    talk.goOnFrom(older);
    talk.say('1');
    expect(talk.at).toBe(`${flow}/${step}`);
  });
});
