// Rules 7 to 15: what a draft says, and what the other side said before it.

import { sentTo } from '../../../../src/bots/engagement/thread.js';
import type { Draft, Thread } from '../../../../src/domain/engagement.js';
import type { EngagementRule } from '../../../../src/domain/engagement-rules.js';
import { DAY, NOW, readSigns, SECOND, sha256, THEIRS, threadAfter } from '../world.js';

import { areRefused, by, type Case, PLAIN, send, sentAfter } from './attempt.js';

/** Drafts of an officer, with the rule that stops each. In threads where service and price were opened by the other side. */
const DRAFTS: readonly (readonly [EngagementRule, string])[] = [
  ['first_mention', 'Where do we meet to pay the first half?'],
  ['first_mention', 'Do you also bring a passport for me?'],
  ['first_mention', 'Does it go by sea or through the forest?'],
  ['first_mention', 'Is it 5,000 euros for two?'],
  ['first_mention', 'I thought it was five thousand for two.'],
  ['first_mention', 'Would f i v e thousand euros be fine?'],
  ['first_mention', 'Est-ce que vous apportez aussi un passeport ?'],
  ['first_mention', 'C’est bien cinq mille euros pour deux ?'],
  ['first_mention', '¿Dónde nos vemos mañana?'],
  ['first_mention', '¿También me da un pasaporte?'],
  ['first_mention', 'هل يمكن أن تحضر جواز سفر أيضا؟'],
  ['first_mention', '你们也提供护照吗？'],
  ['first_mention', '在哪里见面？'],
  ['first_mention', 'Bạn có làm hộ chiếu luôn không?'],
  ['first_mention', 'Apakah ada paspor juga untuk saya?'],
  ['first_mention', 'Adakah awak sediakan pasport juga?'],
  ['first_mention', 'May kasama po bang pasaporte iyan?'],
  ['first_mention', 'มีหนังสือเดินทางให้ด้วยไหมครับ'],
  ['first_mention', 'আপনি কি পাসপোর্টও দেবেন?'],
  ['first_mention', 'பாஸ்போர்ட் கூட தருவீங்களா?'],
  ['first_mention', 'ပတ်စပို့လည်း ပေးမှာလား။'],
  ['first_mention', 'Would you go through Tripoli then?'],
  ['first_mention', 'Do you bring a pаsspоrt as well?'],
  ['content', 'I will pay double if you take us sooner.'],
  ['content', 'Hurry up, this is your last chance, decide now.'],
  ['content', 'Do it or else you will regret it.'],
  ['content', 'I miss you my darling, what does it include?'],
  ['content', 'Please, my child is sick and dying, have mercy.'],
  ['content', 'You should hide them in the back, that is the best way.'],
  ['content', 'Delete the chat and avoid the police.'],
  ['content', 'Je paie le double si vous répondez vite.'],
  ['content', 'Dépêche-toi, c’est ta dernière chance.'],
  ['content', 'Efface les messages et évite la police.'],
  ['content', 'Le pago el doble si me responde hoy.'],
  ['content', 'Borra el chat y evita a la policía.'],
  ['content', 'Te lo ruego, mi hijo está enfermo y tiene hambre.'],
  ['content', '我爱你，亲爱的，请告诉我更多。'],
  ['content', '快点，这是最后的机会了。'],
  ['content', 'احذف المحادثة وتجنب الشرطة من فضلك.'],
  ['content', 'Nhanh lên, đây là cơ hội cuối cùng của bạn.'],
  ['content', 'Hapus semua pesan dan hindari polisi ya.'],
  ['content', 'ลบแชททิ้งและหลบตำรวจด้วยนะ'],
  ['sexual', 'Can you send me nude photos of them?'],
  ['sexual', 'Envoie-moi des photos où elle est nue.'],
  ['targeting', 'Is it because they are muslim that you bring them?'],
  ['privileged', 'My lawyer says that the price is fine, is it?'],
  ['privileged', 'This is his number, ask him about it please.'],
  ['persona', 'I am sixteen years old, is that a problem for you?'],
  ['persona', 'I am a journalist and I would like to understand.'],
  ['persona', 'Je suis médecin, est-ce un problème pour vous ?'],
  ['score', 'I want to book four places on the boat please.'],
  ['score', 'Let us do it, I can bring people.'],
];

function active(signOff: { by?: string; sha256?: string }): Draft {
  const text = 'All right, how about it, please explain.';
  return by('officer4', text, { signOff: { by: 'colonel', sha256: sha256(text), ...signOff } });
}

function silent(ms: number): Thread {
  const thread = threadAfter(THEIRS);
  const text = 'What does that include?';
  const sent = sentTo(
    { ...thread, latestAt: NOW - ms },
    { at: NOW - ms, text, signs: readSigns(text, 'en'), ends: null },
  );
  return { ...sent, lastTheirsAt: NOW - ms - SECOND };
}

function frozen(reason: 'minor' | 'unread', votes: readonly string[] = []): Thread['safety'] {
  const alert = { raisedAt: NOW - 1, officers: ['officer9'], acknowledged: { by: 'officer9', at: NOW } };
  return { state: 'frozen', reason, turn: 2, alert, votes: votes.map((one) => ({ by: one, reason: 'seen' })) };
}

areRefused([
  ...DRAFTS.map(([rule, text]): Case => {
    const made = by('officer4', text);
    return { what: `the draft “${text}”`, rule, tries: send(text, { draft: made }) };
  }),
  {
    what: 'signed off by its author',
    rule: 'score',
    tries: send(PLAIN, { draft: active({ by: 'officer4' }), authorisers: ['officer4'] }),
  },
  {
    what: 'signed off by nobody in office',
    rule: 'score',
    why: 'sign_off_not_by_an_authoriser',
    tries: send(PLAIN, { draft: active({ by: 'officer9' }) }),
  },
  {
    what: 'signed off, then changed',
    rule: 'score',
    why: 'sign_off_of_another_text',
    tries: send(PLAIN, { draft: active({ sha256: sha256('before') }) }),
  },
  {
    what: 'they said no and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: sentAfter([...THEIRS, 'no thanks, i am not interested']) }),
  },
  {
    what: 'they said no and we ask at once',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'leave me alone']) }),
  },
  {
    what: 'they said no in French and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'non merci, laissez-moi tranquille']) }),
  },
  {
    what: 'they said no in Chinese and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, '不用了，别再联系我']) }),
  },
  {
    what: 'they said no in Arabic and we ask again',
    rule: 'renewed_offer',
    why: 'after_refusal',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'لا شكرا، لا تراسلني']) }),
  },
  {
    what: 'they are silent for a week and we ask again',
    rule: 'renewed_offer',
    why: 'after_silence',
    tries: send(PLAIN, { thread: silent(7 * DAY) }),
  },
  {
    what: 'two questions in a row',
    rule: 'renewed_offer',
    why: 'waits_for_answer',
    tries: send(PLAIN, { thread: silent(60 * SECOND) }),
  },
  {
    what: 'they turn to kidnapping',
    rule: 'graver_offence',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { graver: { offence: 'kidnapping', turn: 2 } }) }),
  },
  {
    what: 'they say 15',
    rule: 'safeguarding',
    why: 'frozen_minor',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'i am 15 years old']) }),
  },
  {
    what: 'they say 15 in Spanish',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'tengo 15 años y voy a la secundaria']) }),
  },
  {
    what: 'they are at school, in Thai',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter([...THEIRS, 'หนูอายุ 14 ปี เรียนมัธยม']) }),
  },
  {
    what: 'a victim in two languages',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'please ayudame, they took my passport and no me dejan salir']),
    }),
  },
  {
    what: 'a victim in French',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'Mon patron a pris mon passeport et je ne peux pas sortir']),
    }),
  },
  {
    what: 'a victim who is locked in',
    rule: 'safeguarding',
    tries: send(PLAIN, {
      thread: threadAfter([...THEIRS, 'My boss took my passport and I cannot leave until I pay 3000']),
    }),
  },
  {
    what: 'a message that nobody could read',
    rule: 'safeguarding',
    why: 'frozen_unread',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { safety: frozen('unread') }) }),
  },
  {
    what: 'one person wants it unfrozen',
    rule: 'safeguarding',
    tries: send(PLAIN, { thread: threadAfter(THEIRS, { safety: frozen('minor', ['officer9']) }) }),
  },
  {
    what: 'nobody is named to alert',
    rule: 'safeguarding',
    why: 'nobody_to_alert',
    tries: send(PLAIN, { safeguarding: [] }),
  },
]);
