// Rules 12, 14, 15 and 20: nobody appears as a child or of a protected calling, and no draft is sexual, privileged, of third people or about
// what people are.

import { THEIRS } from '../engagement-world.js';
import { type Attempt, refuses, type Scene } from './attempts.js';

const SAM = {
  name: 'Sam',
  age: 34,
  occupation: 'warehouse worker',
  story: 'He lives with two cousins and likes fishing and football on quiet evenings.',
  handles: ['sam_north'],
};

const PERSONAS: readonly (readonly [what: string, why: string, changes: object])[] = [
  ['of seventeen', 'minor', { age: 17 }],
  ['of sixteen in the story', 'minor', { story: 'She is 16 years old and lives with her aunt in the old town.' }],
  ['who goes to school', 'minor', { story: 'He goes to high school and lives with his two parents here.' }],
  ['of a handle with an age', 'minor', { handles: ['anna im 15 years old'] }],
  ['of fifteen in Spanish', 'minor', { story: 'Tiene 15 años y vive con su tía en el barrio viejo de la ciudad.' }],
  ['of fourteen in Thai', 'minor', { story: 'หนูอายุ 14 ปี เรียนมัธยม อยู่กับป้าในเมืองเก่า' }],
  ['a lawyer', 'lawyer', { occupation: 'lawyer' }],
  ['a lawyer in Cyrillic letters', 'lawyer', { occupation: 'lаwуer' }],
  ['a lawyer with spaces', 'lawyer', { occupation: 'l a w y e r' }],
  ['a lawyer in French', 'lawyer', { occupation: 'avocate' }],
  ['a lawyer in German', 'lawyer', { occupation: 'Rechtsanwalt' }],
  ['a lawyer in Chinese', 'lawyer', { occupation: '律师' }],
  ['a lawyer in Bengali', 'lawyer', { occupation: 'আইনজীবী' }],
  ['a doctor in Russian', 'doctor', { occupation: 'врач' }],
  ['a doctor in Arabic', 'doctor', { occupation: 'طبيب' }],
  ['a nurse in Spanish', 'doctor', { occupation: 'enfermera' }],
  ['a priest in the story', 'cleric', { story: 'He is a priest who has worked in this town for many years now.' }],
  ['a journalist in Tamil', 'journalist', { occupation: 'பத்திரிகையாளர்' }],
  ['a journalist in Indonesian', 'journalist', { occupation: 'wartawan' }],
  ['an aid worker in Burmese', 'ngo', { occupation: 'စေတနာ့ဝန်ထမ်း' }],
  ['a helpline by name', 'helpline', { name: 'Migrant Helpline' }],
  ['of a story in no language', 'language_unsure', { story: 'zxq vrt plk gnf wwx' }],
];

const register = (scene: Scene, changes: object = {}) =>
  scene.good(scene.call('ina', 'POST', '/personas', { ...SAM, ...changes }));
const check = (scene: Scene, { id, sha256 }: { id: string; sha256: string }, who: 'lea' | 'noor' = 'lea') =>
  scene.call(who, 'POST', `/personas/${id}/checks`, { sha256 });

/** The persona of a thread is changed after it was checked, used, and a text was approved. */
const changedAfterUse =
  (changes: object): Attempt[2] =>
  async (scene) => {
    const persona = await register(scene);
    await scene.good(check(scene, persona));
    const { thread, draft } = await scene.approved(THEIRS, { personaId: persona.id });
    await scene.good(scene.call('ina', 'PUT', `/personas/${persona.id}`, { ...SAM, ...changes }));
    return () => scene.release(thread, draft);
  };

const DRAFTS: readonly (readonly [named: string, text: string])[] = [
  ['persona:draft_minor', 'I am sixteen years old, is that a problem for you?'],
  ['persona:draft_minor', 'J’ai seize ans, est-ce un problème pour vous ?'],
  ['persona:draft_journalist', 'I am a journalist and I would like to understand.'],
  ['persona:draft_doctor', 'Je suis médecin, est-ce un problème pour vous ?'],
  ['persona:draft_lawyer', 'As a lawyer I would like to understand what it includes.'],
  ['persona:draft_ngo', 'I am a volunteer of the red cross, what does it include?'],
  ['sexual:sexual_content', 'Can you send me nude photos of them?'],
  ['sexual:sexual_content', 'Envoie-moi des photos où elle est nue.'],
  ['privileged:privileged', 'My lawyer says that the price is fine, is it?'],
  ['privileged:third_party', 'This is his number, ask him about it please.'],
  ['targeting:draft', 'Is it because they are muslim that you bring them?'],
];

refuses(
  [
    ...PERSONAS.map(
      ([what, why, changes]): Attempt => [
        `a persona ${what}`,
        `persona:${why}`,
        async (scene) => {
          const persona = await register(scene, changes);
          return () => check(scene, persona);
        },
      ],
    ),
    [
      'a persona that nobody checked',
      'persona:not_checked_in_this_form',
      async (scene) => {
        const { id } = await register(scene);
        return () => scene.opens(scene.authorisation, { personaId: id });
      },
    ],
    [
      'a persona that is in no register',
      '422 unknown_persona',
      async (scene) => () => scene.opens(scene.authorisation, { personaId: 'nobody' }),
    ],
    [
      'a persona checked by its author',
      '422 own_text',
      async (scene) => {
        const persona = await scene.good(scene.call('lea', 'POST', '/personas', SAM));
        return () => check(scene, persona);
      },
    ],
    [
      'a persona checked by an operator',
      '404 not_found',
      async (scene) => {
        const { id, sha256 } = await register(scene);
        return () => scene.call('omar', 'POST', `/personas/${id}/checks`, { sha256 });
      },
    ],
    [
      'the check of the form before',
      '409 stale',
      async (scene) => {
        const persona = await register(scene);
        await scene.good(scene.call('ina', 'PUT', `/personas/${persona.id}`, { ...SAM, name: 'Samy' }));
        return () => check(scene, persona);
      },
    ],
    ['edited to 17 after use', 'persona:minor', changedAfterUse({ age: 17 })],
    [
      'edited to 17 in words after use',
      'persona:minor',
      changedAfterUse({ story: 'She is 17 years old and lives with her aunt in the old town.' }),
    ],
    ['made a doctor after use', 'persona:doctor', changedAfterUse({ occupation: 'doctor' })],
    ['changed by one letter after use', 'persona:not_checked_in_this_form', changedAfterUse({ name: 'Samy' })],
    ['changed by an invisible letter after use', 'persona', changedAfterUse({ name: 'Sa\u200bm' })],
    [
      'an age of no number',
      '400 malformed',
      async (scene) => () => scene.call('ina', 'POST', '/personas', { ...SAM, age: '34' }),
    ],
    [
      'a use without a purpose',
      '400 malformed',
      async (scene) => () => scene.opens(scene.authorisation, { purpose: ' ' }),
    ],
    ...DRAFTS.map(
      ([named, text]): Attempt => [
        `“${text}”`,
        named,
        async (scene) => {
          const talk = await scene.talk();
          const draft = await scene.write(talk, text);
          return () => scene.approve(talk.thread, draft);
        },
      ],
    ),
  ],
  { authority: { signed: ['es', 'ar', 'zh', 'id', 'th'].map((language) => `words/${language}.yaml`) } },
);
