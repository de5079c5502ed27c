// Rule 7: our side is never the first to speak of service, price, route, document or meeting, nor of a fact they did not name; in whatever
// language, whatever digits, spelt out or hidden.

import { THEIRS } from '../engagement-world.js';
import { type Attempt, afterTheirs as after, refuses } from './attempts.js';

const LANGUAGES = ['es', 'ar', 'zh', 'vi', 'id', 'ms', 'tl', 'th', 'bn', 'ta', 'my'];
/** They wrote, and named nothing. */
const HELLO = ['hello, who are you and how did you find me?'];

/** In a talk in which service and price were opened by them: `boat`, `december`, 3,800 euros each. */
const FACTS: readonly (readonly [named: string, text: string])[] = [
  ['first_mention:fact:price', 'Is it 5,000 euros for two?'],
  ['first_mention:fact:price', 'I thought it was five thousand for two.'],
  ['first_mention:fact:price', 'Would f i v e thousand euros be fine?'],
  ['first_mention:fact:price', 'So that is ５０００ euros for two people?'],
  ['first_mention:fact:price', 'So that is ٥٠٠٠ euros for two people?'],
  ['first_mention:fact:price', 'So that is ५००० euros for two people?'],
  ['first_mention:fact:price', 'So that is 5 0 0 0 euros for two people?'],
  ['first_mention:fact:price', 'So that is 5k euros for two people?'],
  ['first_mention:fact:price', 'C’est bien cinq mille euros pour deux ?'],
  ['first_mention:fact:price', '¿Son cinco mil euros para dos personas?'],
  ['first_mention:fact:price', '两个人一共五千欧元吗？'],
  ['first_mention:fact:price', 'هل السعر خمسة آلاف يورو لشخصين؟'],
  ['first_mention:document', 'Do you also bring a passport for me?'],
  ['first_mention:document', 'Do you bring a pаsspоrt as well?'],
  ['first_mention:document', 'Est-ce que vous apportez aussi un passeport ?'],
  ['first_mention:document', '¿También me da un pasaporte?'],
  ['first_mention:document', 'هل يمكن أن تحضر جواز سفر أيضا؟'],
  ['first_mention:document', '你们也提供护照吗？'],
  ['first_mention:document', 'Bạn có làm hộ chiếu luôn không?'],
  ['first_mention:document', 'Apakah ada paspor juga untuk saya?'],
  ['first_mention:document', 'Adakah awak sediakan pasport juga?'],
  ['first_mention:document', 'May kasama po bang pasaporte iyan?'],
  ['first_mention:document', 'มีหนังสือเดินทางให้ด้วยไหมครับ'],
  ['first_mention:document', 'আপনি কি পাসপোর্টও দেবেন?'],
  ['first_mention:document', 'பாஸ்போர்ட் கூட தருவீங்களா?'],
  ['first_mention:document', 'ပတ်စပို့လည်း ပေးမှာလား။'],
  ['first_mention:document', 'Thanks, and is there a pasaporte for me as well?'],
  ['first_mention:document', 'Thanks, and is there a 护照 for me as well?'],
  ['first_mention:document', 'Thanks, and is there a visa for me as well?'],
  ['first_mention:meeting', 'Where do we meet then?'],
  ['first_mention:meeting', 'Is it on 5 December?'],
  ['first_mention:meeting', 'Is it tomorrow at eight?'],
  ['first_mention:meeting', 'On se voit où demain ?'],
  ['first_mention:meeting', '¿Dónde nos vemos mañana?'],
  ['first_mention:meeting', '在哪里见面？'],
  ['first_mention:meeting', 'أين نلتقي غدا؟'],
  ['first_mention:meeting', 'Is it on the fifth?'],
  ['first_mention:meeting', 'Is it next friday?'],
  ['first_mention:meeting', 'Is it in two weeks?'],
  ['first_mention:meeting', 'Shall we see each other on Monday?'],
  ['first_mention:meeting', 'Is it at noon or later?'],
  ['first_mention:meeting', 'Is it after Christmas?'],
  ['first_mention:meeting', 'C’est pour vendredi ou plus tard ?'],
  ['first_mention:meeting', '¿Es para el viernes o más tarde?'],
  ['first_mention:meeting', 'هل هو يوم الجمعة القادم؟'],
  ['first_mention:meeting', '是下周五吗？'],
  ['first_mention:meeting', 'Có phải thứ sáu tuần sau không bạn?'],
  ['first_mention:meeting', 'Apakah hari Jumat minggu depan, Kak?'],
  ['first_mention:meeting', 'Adakah pada hari Jumaat minggu depan?'],
  ['first_mention:meeting', 'Sa biyernes po ba iyan?'],
  ['first_mention:meeting', 'วันศุกร์หน้าใช่ไหมครับ'],
  ['first_mention:meeting', 'এটা কি শুক্রবার হবে?'],
  ['first_mention:meeting', 'அது வெள்ளிக்கிழமை தானே?'],
  ['first_mention:meeting', 'သောကြာနေ့လား။'],
  ['first_mention:document', 'And an ID for me as well?'],
  ['first_mention:document', 'Do you also have a p4ssport for me?'],
  ['first_mention:document', 'Is a 🛂 in it as well?'],
  ['first_mention:fact:price', 'So that is 5️⃣0️⃣0️⃣0️⃣ for two people?'],
  ['first_mention:fact:price', 'So that is five grand for two people?'],
  ['first_mention:fact:price', 'So that is ⑤⓪⓪⓪ for two people?'],
  ['first_mention:route', 'Is it via Tr1poli then?'],
  ['first_mention:route', 'Would you go through Tripoli then?'],
  ['first_mention:route', 'Does it go by sea or through the forest?'],
  ['first_mention:route', 'Is it from Calais to Dover?'],
  ['first_mention:route', 'Est-ce que ça passe par la Libye ?'],
  ['first_mention:route', '¿Pasa por Marruecos o por Libia?'],
  ['first_mention:route', '是经过利比亚吗？'],
];

/** Before they named anything. */
const TOPICS: readonly (readonly [named: string, text: string])[] = [
  ['first_mention:price', 'How much is it?'],
  ['first_mention:price', 'What does it cost for two of us?'],
  ['first_mention:price', 'C’est combien pour deux ?'],
  ['first_mention:price', '¿Cuánto cuesta para dos personas?'],
  ['first_mention:price', '两个人多少钱？'],
  ['first_mention:price', 'كم السعر لشخصين؟'],
  ['first_mention:price', 'Berapa harganya untuk dua orang?'],
  ['first_mention:price', 'Giá bao nhiêu cho hai người vậy?'],
  ['first_mention:price', 'We have €４０００ for it.'],
  ['first_mention:price', 'What is your tariff?'],
  ['first_mention:price', 'What would we owe you?'],
  ['first_mention:price', 'Is it free?'],
  ['first_mention:price', '¿A cómo sale para dos?'],
  ['first_mention:service', 'What do you sell?'],
  ['first_mention:service', 'Do you arrange trips?'],
  ['first_mention:service', 'Are you the one with the boats?'],
  ['first_mention:service', 'Do you know somebody who brings people across?'],
  ['first_mention:service', '¿Usted pasa gente?'],
  ['first_mention:service', 'Do you have places on a boat?'],
  ['first_mention', 'Can you take us across the border?'],
  ['first_mention:service', 'Vous avez des places sur un bateau ?'],
  ['first_mention:service', '¿Tiene lugares en un barco?'],
  ['first_mention:service', 'Is there a job for my cousin with you?'],
];

refuses(
  [
    ...FACTS.map(([named, text]): Attempt => [`“${text}”`, named, after(THEIRS, text)]),
    ...TOPICS.map(([named, text]): Attempt => [`before they named it: “${text}”`, named, after(HELLO, text)]),
    [
      'a topic that they only denied',
      'first_mention:document',
      after([...THEIRS, 'no documents needed, none at all'], 'And is a visa in it, please?'),
    ],
    [
      'a price that they asked us for',
      'first_mention',
      after(['how much would you pay me? tell me'], 'We have 4000 euros for it.'),
    ],
    [
      'Russian, which has no signed words',
      'language:unsupported',
      after(THEIRS, 'Это будет пять тысяч евро за двоих?'),
    ],
    ['Farsi, which has no signed words', 'language', after(THEIRS, 'آیا برای دو نفر پنج هزار یورو می‌شود؟')],
    [
      'a suggestion with a price of ours put in',
      'first_mention:fact:price',
      async (scene) => {
        const talk = await scene.talk();
        const draft = await scene.edit(talk, talk.draft, `${talk.draft.text} So 4,100 for both?`, 'tom');
        return () => scene.approve(talk.thread, draft);
      },
    ],
  ],
  { authority: { signed: LANGUAGES.map((language) => `words/${language}.yaml`) } },
);
