// Rules 13 and 14: signs of a child or a victim, in whatever mix of languages, stop what was approved; two people open it again.

import { THEIRS } from '../engagement-world.js';
import { type Attempt, refuses, type Scene } from './attempts.js';

const SIGNS: readonly (readonly [named: string, text: string])[] = [
  ['safeguarding:frozen_minor', 'i am 15 years old'],
  ['safeguarding:frozen_minor', 'im fifteen years old and alone'],
  ['safeguarding:frozen_minor', 'i am ١٥ years old'],
  ['safeguarding:frozen_minor', 'tengo 15 años y voy a la secundaria'],
  ['safeguarding:frozen_minor', 'หนูอายุ 14 ปี เรียนมัธยม'],
  ['safeguarding:frozen_minor', 'ok bro j’ai 16 ans, no problem for the boat?'],
  ['safeguarding:frozen_minor', 'i finish my homework then i come, my parents must not know'],
  ['safeguarding:frozen_minor', '我今年15岁，在上初中'],
  ['safeguarding:frozen_minor', 'umur saya 15 tahun kak'],
  ['safeguarding:frozen_victim', 'please ayudame, they took my passport and no me dejan salir'],
  ['safeguarding:frozen_victim', 'Mon patron a pris mon passeport et je ne peux pas sortir'],
  ['safeguarding:frozen_victim', 'My boss took my passport and I cannot leave until I pay 3000'],
  ['safeguarding:frozen_victim', 'je suis enfermée, they lock the door at night, aidez moi'],
  ['safeguarding:frozen_victim', 'help me they beat me every day and hold my papers'],
  ['safeguarding:frozen_victim', 'tolong saya, bos ambil paspor saya dan saya tidak boleh keluar'],
  ['safeguarding:frozen_victim', 'ساعدوني اخذوا جواز سفري ولا استطيع الخروج'],
];

/** A message of theirs after a text was approved. */
const afterHearing =
  (text: string): Attempt[2] =>
  async (scene) => {
    const { thread, draft } = await scene.approved();
    await scene.hear(thread, text);
    return () => scene.release(thread, draft);
  };

type Step = (scene: Scene, at: string) => Promise<unknown>;
/** A frozen thread with an approved text, after these steps towards opening it. */
const frozenAfter =
  (...steps: readonly Step[]): Attempt[2] =>
  async (scene) => {
    const { thread, draft, at } = await scene.approved();
    await scene.hear(thread, 'i am 15 years old');
    for (const step of steps) await step(scene, at);
    return () => scene.release(thread, draft);
  };
const REASON = { reason: 'A grown man who joked, heard by phone.' };
const acknowledge = (scene: Scene, at: string) => scene.good(scene.call('lea', 'POST', `${at}/acknowledgement`));
const vote = (who: 'lea' | 'noor' | 'tom') => (scene: Scene, at: string) =>
  scene.call(who, 'POST', `${at}/unfreeze`, REASON);

/** The last step towards opening it is itself refused. */
const frozenThen =
  (last: (scene: Scene, at: string) => ReturnType<Scene['call']>, ...steps: readonly Step[]): Attempt[2] =>
  async (scene) => {
    const { thread, at } = await scene.approved();
    await scene.hear(thread, 'i am 15 years old');
    for (const step of steps) await step(scene, at);
    return () => last(scene, at);
  };

refuses(
  [
    ...SIGNS.map(([named, text]): Attempt => [`they wrote “${text}” after the approval`, named, afterHearing(text)]),
    ['frozen, and one person wants it open', 'safeguarding:frozen_minor', frozenAfter(acknowledge, vote('lea'))],
    [
      'frozen, and one person wants it open twice',
      'safeguarding:frozen_minor',
      frozenAfter(acknowledge, vote('lea'), vote('lea')),
    ],
    ['frozen, and nobody answered the alert', 'safeguarding:frozen_minor', frozenAfter(vote('lea'), vote('noor'))],
    [
      'frozen, and a new sign after the first vote',
      'safeguarding:frozen_minor',
      frozenAfter(
        acknowledge,
        vote('lea'),
        async (scene, at) => {
          await scene.hear(at.replace('/threads/', ''), 'i told you, i am 15 years old');
        },
        vote('noor'),
      ),
    ],
    ['a second vote by the same person', '422 already_voted', frozenThen(vote('lea'), acknowledge, vote('lea'))],
    ['a vote before anybody answered', '422 not_acknowledged', frozenThen(vote('noor'))],
    [
      'an answer by somebody who is not named',
      '422 not_named',
      frozenThen((scene, at) => scene.call('ina', 'POST', `${at}/acknowledgement`)),
    ],
    [
      'an operator’s vote',
      '404 not_found',
      frozenThen((scene, at) => scene.call('ina', 'POST', `${at}/unfreeze`, REASON), acknowledge),
    ],
    [
      'a vote without a reason',
      '400 malformed',
      frozenThen((scene, at) => scene.call('lea', 'POST', `${at}/unfreeze`, { reason: ' ' }), acknowledge),
    ],
    [
      'opening what is not frozen',
      '422 not_frozen',
      async (scene) => {
        const { at } = await scene.talk();
        return () => scene.call('lea', 'POST', `${at}/unfreeze`, REASON);
      },
    ],
    [
      'frozen by hand after the approval',
      'safeguarding:frozen_person',
      async (scene) => {
        const { thread, draft, at } = await scene.approved();
        await scene.good(scene.call('tom', 'POST', `${at}/freeze`, { reason: 'Sounds young.' }));
        return () => scene.release(thread, draft);
      },
    ],
    [
      'a suggestion for a frozen thread',
      'safeguarding:frozen_minor',
      async (scene) => {
        const talk = await scene.talk([...THEIRS, 'i am 15 years old']);
        const draft = await scene.write(talk, 'I see.');
        return () => scene.approve(talk.thread, draft);
      },
    ],
    [
      'a message under the hash of another',
      '409 conflict',
      async (scene) => {
        const { at } = await scene.talk();
        const message = { id: 'forged', text: 'hello', writtenAt: null, capturedSha256: 'a'.repeat(64), media: [] };
        return () => scene.call('ina', 'POST', `${at}/messages`, message);
      },
    ],
    [
      'another message under the same id',
      '422 other_text',
      async (scene) => {
        const { at } = await scene.talk();
        const message = { id: 'same', text: 'hello there my friend', writtenAt: null, capturedSha256: null, media: [] };
        await scene.good(scene.call('ina', 'POST', `${at}/messages`, message));
        return () => scene.call('ina', 'POST', `${at}/messages`, { ...message, text: 'something else' });
      },
    ],
    [
      'a message put into the thread of another operator',
      '404 not_found',
      async (scene) => {
        const { at } = await scene.talk();
        const message = { id: 'other', text: 'hello', writtenAt: null, capturedSha256: null, media: [] };
        return () => scene.call('omar', 'POST', `${at}/messages`, message);
      },
    ],
    [
      'a person named for alerts twice',
      '422 already_named',
      async (scene) => {
        const { lea } = scene.people;
        return () => scene.call('noor', 'PUT', '/safeguarding', { officers: [lea.id, lea.id] });
      },
    ],
    [
      'nobody named for alerts',
      '400 malformed',
      async (scene) => () => scene.call('noor', 'PUT', '/safeguarding', { officers: [] }),
    ],
  ],
  { authority: { signed: ['es', 'ar', 'zh', 'id', 'th'].map((language) => `words/${language}.yaml`) } },
);
