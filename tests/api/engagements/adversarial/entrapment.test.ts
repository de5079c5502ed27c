// Rules 6 and 8 to 11: suspicion comes first, a no and a silence are respected, nothing presses, threatens, pays or advises, and what takes a
// step of its own needs a signature.

import { DAY, MINUTE, THEIRS } from '../engagement-world.js';
import { type Attempt, afterTheirs as after, refuses, type Scene, type Talk } from './attempts.js';

const ASKS = 'What does that include?';

/** What was approved before they wrote this. */
const approvedBefore =
  (theirs: string): Attempt[2] =>
  async (scene) => {
    const { thread, draft } = await scene.approved();
    await scene.hear(thread, theirs);
    return () => scene.release(thread, draft);
  };

/** Ours was sent, then this long nothing came, and we ask again. */
const silentFor =
  (ms: number, text = ASKS): Attempt[2] =>
  async (scene) => {
    const talk = await scene.approved();
    const { intentId } = await scene.good(scene.release(talk.thread, talk.draft));
    await scene.good(scene.call('ina', 'POST', `${talk.at}/outgoing/sent`, { intentId, sentAt: null }));
    scene.later(ms);
    const draft = await scene.write(talk, text);
    return () => scene.approve(talk.thread, draft);
  };

const CONTENT: readonly (readonly [named: string, text: string])[] = [
  ['content:pay_offer', 'I will pay double if you take us sooner.'],
  ['content:pay_offer', 'Je paie le double si vous répondez vite.'],
  ['content:pay_offer', 'Le pago el doble si me responde hoy.'],
  ['content:pressure', 'Hurry up, this is your last chance, decide now.'],
  ['content:pressure', 'Dépêche-toi, c’est ta dernière chance.'],
  ['content:pressure', '快点，这是最后的机会了。'],
  ['content:pressure', 'Nhanh lên, đây là cơ hội cuối cùng của bạn.'],
  ['content:threat', 'Do it or else you will regret it.'],
  ['content:threat', 'Answer or I tell the police about you.'],
  ['content:romance', 'I miss you my darling, what does it include?'],
  ['content:romance', '我爱你，亲爱的，请告诉我更多。'],
  ['content:compassion', 'Please, my child is sick and dying, have mercy.'],
  ['content:compassion', 'Te lo ruego, mi hijo está enfermo y tiene hambre.'],
  ['content:advice_committing', 'You should hide them in the back, that is the best way.'],
  ['content:advice_evading', 'Delete the chat and avoid the police.'],
  ['content:advice_evading', 'Efface les messages et évite la police.'],
  ['content:advice_evading', 'Borra el chat y evita a la policía.'],
  ['content:advice_evading', 'احذف المحادثة وتجنب الشرطة من فضلك.'],
  ['content:advice_evading', 'Hapus semua pesan dan hindari polisi ya.'],
  ['content:advice_evading', 'ลบแชททิ้งและหลบตำรวจด้วยนะ'],
  ['content:threat', 'D o  i t  o r  e l s e  you will regret it.'],
  ['content:threat', 'Do it оr еlsе you will regret it.'],
  ['score:active_needs_sign_off', 'I want to book four places on the boat please.'],
  ['score:active_needs_sign_off', 'Let us do it, I can bring people.'],
  ['score:active_needs_sign_off', 'Je veux réserver deux places sur le bateau.'],
];

const NO = 'no thanks, forget it';
const GOODBYE = 'All right. I understand, goodbye and all the best.';
const NOES: readonly string[] = [
  'no thanks, i am not interested',
  'leave me alone',
  'stop writing to me',
  'non merci, laissez-moi tranquille',
  'no gracias, déjeme en paz',
  '不用了，别再联系我',
  'لا شكرا، لا تراسلني',
  'tidak, jangan hubungi saya lagi',
];

/** After a no, without a word that any list of offers has. */
const RENEWED: readonly string[] = [
  'Think about it again.',
  'If you change your mind, write to me.',
  'I can wait until you are ready.',
  'We could talk again next week.',
  'My offer stands.',
  'Maybe another time then.',
  'I would still like to hear more about it.',
  'All right, I understand. Goodbye, but keep my number.',
  'I understand. Goodbye, 3800.',
  'I understand, goodbye and take care \u2764\ufe0f',
  'Réfléchis encore un peu, je comprends.',
  'Je suis toujours là si tu changes d’avis.',
  'Piénsalo otra vez, por favor.',
  'Sigo aquí por si cambia de idea.',
  '如果你改变主意就告诉我。',
];

/** An active text of an officer's, signed off as told. */
async function active(scene: Scene, text: string): Promise<{ talk: Talk; draft: Awaited<ReturnType<Scene['write']>> }> {
  const talk = await scene.talk();
  return { talk, draft: await scene.write(talk, text) };
}
const ACTIVE = 'All right, how about it, please explain.';
const signOff = (
  scene: Scene,
  { drafts }: Talk,
  { id, revision, textSha256 }: Talk['draft'],
  who: 'noor' | 'lea' = 'noor',
) => scene.call(who, 'POST', `${drafts}/${id}/sign-off`, { revision, textSha256 });

/** Grounds on file of a subject of its own, and a thread on them. */
const grounds =
  (subject: string, text: string): Attempt[2] =>
  async (scene) => {
    const under = await scene.authorise({ subjects: [subject] });
    await scene.good(scene.call('ina', 'POST', `/suspicions/${subject}`, { grounds: text }));
    scene.later(MINUTE);
    const opened = await scene.opens(under, { subject });
    if (opened.status >= 300) return async () => opened;
    const { id } = opened.json;
    await scene.hear(id, THEIRS[0] ?? '');
    const [draft] = await scene.drafts(id);
    return () => scene.approve(id, draft);
  };

refuses(
  [
    ...CONTENT.map(([named, text]): Attempt => [`“${text}”`, named, after(THEIRS, text)]),
    ...NOES.map(
      (no): Attempt => [
        `they said “${no}” and we ask again`,
        'renewed_offer:after_refusal',
        after([...THEIRS, no], ASKS),
      ],
    ),
    ...NOES.map(
      (no): Attempt => [
        `“${no}” came after the approval`,
        'renewed_offer:after_refusal',
        async (scene) => {
          const talk = await scene.talk();
          const draft = await scene.write(talk, ASKS);
          await scene.good(scene.approve(talk.thread, draft));
          await scene.hear(talk.thread, no);
          return () => scene.release(talk.thread, draft);
        },
      ],
    ),
    ...RENEWED.map(
      (text): Attempt => [
        `they said no, and we: “${text}”`,
        'renewed_offer:after_refusal',
        after([...THEIRS, NO], text),
      ],
    ),
    [
      'a second goodbye',
      'renewed_offer:after_refusal',
      async (scene) => {
        const talk = await scene.talk([...THEIRS, NO]);
        const first = await scene.write(talk, GOODBYE);
        await scene.good(scene.approve(talk.thread, first));
        const { intentId } = await scene.good(scene.release(talk.thread, first));
        await scene.good(scene.call('ina', 'POST', `${talk.at}/outgoing/sent`, { intentId, sentAt: null }));
        const second = await scene.write(talk, 'Thank you and goodbye, all the best.');
        return () => scene.approve(talk.thread, second);
      },
    ],
    [
      'after a no and a word about the weather',
      'renewed_offer:after_refusal',
      after([...THEIRS, 'no thanks, i am not interested', 'it is raining here all day'], ASKS),
    ],
    [
      'after a no, with interest instead of a question',
      'renewed_offer:after_refusal',
      after([...THEIRS, 'leave me alone'], 'I would still like to hear more about it.'),
    ],
    [
      'after a no, a topic that they opened',
      'renewed_offer:after_refusal',
      after([...THEIRS, 'leave me alone'], 'All right, 3,800 euros each.'),
    ],
    ['a week of silence, and we ask again', 'renewed_offer:after_silence', silentFor(7 * DAY)],
    ['silence to the hour that the law names', 'renewed_offer:after_silence', silentFor(72 * 60 * MINUTE)],
    ['two questions in a row', 'renewed_offer:waits_for_answer', silentFor(MINUTE)],
    [
      'a second price after ours waits',
      'renewed_offer:waits_for_answer',
      silentFor(MINUTE, 'All right, 3,800 euros each.'),
    ],
    [
      'they turn to kidnapping',
      'graver_offence:kidnapping',
      approvedBefore('we have your sister. pay or you never see her again'),
    ],
    ['they turn to selling children', 'safeguarding', approvedBefore('i also have girls of 14 for work in bars')],
    [
      'active without a sign-off',
      'score:active_needs_sign_off',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        return () => scene.approve(talk.thread, draft);
      },
    ],
    [
      'signed off, then changed',
      'score:active_needs_sign_off',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        await scene.good(signOff(scene, talk, draft));
        const edited = await scene.edit(talk, draft, `${ACTIVE} Now.`, 'tom');
        return () => scene.approve(talk.thread, edited);
      },
    ],
    [
      'a sign-off for another hash',
      '409 stale',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        return () => signOff(scene, talk, { ...draft, textSha256: 'a'.repeat(64) });
      },
    ],
    [
      'a sign-off for a revision before',
      '409 stale',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        await scene.edit(talk, draft, `${ACTIVE} Now.`, 'tom');
        return () => signOff(scene, talk, draft);
      },
    ],
    [
      'a sign-off by an approver',
      '404 not_found',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        return () => signOff(scene, talk, draft, 'lea');
      },
    ],
    [
      'a sign-off by who is no authoriser any more',
      'score:sign_off_not_by_an_authoriser',
      async (scene) => {
        const { talk, draft } = await active(scene, ACTIVE);
        await scene.good(signOff(scene, talk, draft));
        const set = async (roles: readonly string[]): Promise<void> => {
          const account = await scene.store.staff.byId(scene.people.noor.id);
          if (account === undefined) throw new Error('no account');
          await scene.store.staff.update({ ...account, roles: roles as never, version: account.version + 1 });
        };
        await set(['approver']);
        scene.after(() => set(['authoriser']));
        return () => scene.approve(talk.thread, draft);
      },
    ],
    [
      'no suspicion on file',
      '422 no_suspicion',
      async (scene) => {
        const under = await scene.authorise({ subjects: ['S-20'] });
        return () => scene.opens(under, { subject: 'S-20' });
      },
    ],
    ['a suspicion of three words', 'suspicion:grounds_missing', grounds('S-21', 'a bad feeling')],
    [
      'picked for religion',
      'targeting:grounds',
      grounds('S-22', 'He is suspect because he is muslim and goes out at night.'),
    ],
    [
      'picked for a protest',
      'targeting:grounds',
      grounds('S-23', 'She took part in a demonstration in the capital last week.'),
    ],
    [
      'picked for origin, in French',
      'targeting:grounds',
      grounds('S-24', 'Suspect parce qu’il est syrien et vit seul dans la ville.'),
    ],
  ],
  { authority: { signed: ['es', 'ar', 'zh', 'vi', 'id', 'th'].map((language) => `words/${language}.yaml`) } },
);
