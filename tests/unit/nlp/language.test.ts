// Which language, which script; unknown when it is not sure.

import { identifyLanguage } from '../../../src/nlp/language.js';
import { normalise } from '../../../src/nlp/normalise.js';
import { readText } from '../../../src/nlp/read.js';
import { tokenise } from '../../../src/nlp/tokens.js';

test.each([
  ['Is this job offer safe? They want my passport first.', 'en', 'Latn'],
  ['Bonjour, je cherche du travail et on me demande mon passeport', 'fr', 'Latn'],
  ['Hola, me ofrecen un trabajo pero no conozco la empresa', 'es', 'Latn'],
  ['Olá, você tem trabalho para mim? não quero pagar nada', 'pt', 'Latn'],
  ['saya mau kerja di luar negeri tapi tidak punya uang', 'id', 'Latn'],
  ['gusto ko po mag trabaho sa abroad pero wala akong pera', 'tl', 'Latn'],
  ['Tôi muốn tìm việc làm nhưng không biết công ty này', 'vi', 'Latn'],
  ['ฉันต้องการความช่วยเหลือ', 'th', 'Thai'],
  ['আমার পাসপোর্ট নিয়ে গেছে', 'bn', 'Beng'],
  ['我的护照被老板拿走了', 'zh', 'Hani'],
  ['أحتاج مساعدة من فضلك', 'ar', 'Arab'],
  ['ကျွန်တော် အကူအညီလိုတယ်', 'my', 'Mymr'],
  ['எனக்கு உதவி வேண்டும்', 'ta', 'Taml'],
  ['Мне нужна помощь', 'ru', 'Cyrl'],
])('%s → %s', (text, lang, script) => {
  expect(readText(text)).toMatchObject({ lang, script });
});

test.each([
  ['ana fe el matar w el mandoob msh byrod 3alaya', 'ar'],
  ['khoya rani f libya w dawli passport dyali, 3awnouni', 'ar'],
  ['ami ekhane ar thakte parchi na, amake bari niye jao', 'bn'],
  ['pom yak klap ban tae nai jang mai hai pai krub', 'th'],
  ['enakku bayama irukku, veetuku poganum, yaaravathu help pannunga', 'ta'],
  ['kya ma ein pyan chin tl, passport thein htar lo ma ya bu', 'my'],
  ['wo xiang hui jia, laoban bu gei wo huzhao', 'zh'],
  ['toi muon ve nha nhung ho giu ho chieu cua toi', 'vi'],
  ['sis pahelp naman, kinuha po nila yung passport ko', 'tl'],
  ['saya tak boleh balik, majikan simpan pasport saya dah lama', 'ms'],
  ['aku nggak bisa pulang, paspor ditahan sama bos', 'id'],
  ['ko dah makan ke belum? jom lepak kedai mamak', 'ms'],
  ['lo udah makan belum? yuk nongkrong di warung', 'id'],
])('written in Latin letters, without accents or in slang: %s → %s', (text, lang) => {
  expect(readText(text)).toMatchObject({ lang, script: 'Latn' });
});

test.each([
  ['দয়া করে সাহায্য করুন', 'bn', 'Beng'],
  ['شلونك خوي، چم السعر للگروب؟', 'ar', 'Arab'],
  ['سايا تيدق بوليه ڤولڠ، دان مريك سيمڤن ڤاسڤورت', 'ms', 'Arab'],
  ['ကျွန်မကို ကူညီပါ', 'my', 'Mymr'],
  ['明天回家ㄟ,不要等我', 'zh', 'Hani'],
])('%s → %s', (text, lang, script) => {
  expect(readText(text)).toMatchObject({ lang, script });
});

const OURS = ['en', 'fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];

test.each([
  ['pt', 'A gente ainda não recebeu o salário deste mês e o chefe sumiu'],
  ['pt', 'Quero voltar para casa mas ficaram com os meus documentos'],
  ['it', 'Vorrei tornare a casa ma mi hanno preso i documenti'],
  ['de', 'Ich möchte nach Hause, aber sie haben meine Papiere behalten'],
  ['nl', 'Ik wil naar huis maar zij houden mijn papieren vast'],
  ['tr', 'Eve dönmek istiyorum ama belgelerimi vermiyorlar'],
  ['sw', 'Nataka kurudi nyumbani lakini wamechukua karatasi zangu zote'],
  ['ro', 'Vreau să mă întorc acasă dar mi-au luat toate actele'],
  ['hi', 'main ghar wapas jana chahta hoon lekin unhone mere kagaz rakh liye'],
  ['ru', 'Я хочу домой, но они забрали мои документы'],
  ['hi', 'मैं घर जाना चाहता हूँ'],
  ['ur', 'میں گھر جانا چاہتا ہوں لیکن انہوں نے میرا پاسپورٹ لے لیا ہے'],
  ['fa', 'من می‌خواهم به خانه برگردم اما پاسپورتم را گرفته‌اند'],
  ['km', 'ខ្ញុំចង់ទៅផ្ទះវិញ'],
  ['lo', 'ຂ້ອຍຢາກກັບບ້ານ'],
  ['ps', 'زه غواړم کور ته لاړ شم خو زما پاسپورټ یې اخیستی دی'],
  ['ku', 'دەمەوێت بگەڕێمەوە ماڵەوە بەڵام پاسپۆرتەکەمیان بردووە'],
  ['as', 'মই ঘৰলৈ যাব বিচাৰোঁ'],
  ['und', 'Chcę wrócić do domu, ale zabrali mi wszystkie dokumenty'],
  ['und', 'Haza akarok menni de elvették az irataimat'],
  ['und', 'Jag vill åka hem men de har tagit alla mina papper'],
  ['und', 'Waxaan rabaa inaan guriga ku noqdo laakiin way iga qaateen warqadaha'],
  ['und', 'Ina son komawa gida amma sun karbe takarduna'],
  ['und', 'Dua të kthehem në shtëpi por më kanë marrë dokumentet'],
  ['und', 'Men uyga qaytmoqchiman lekin hujjatlarimni olib qoyishdi'],
])('%s is not taken for one of ours: %s', (lang, text) => {
  const found = readText(text).lang;
  expect(OURS).not.toContain(found);
  expect([lang, 'und']).toContain(found);
});

test('mixed writing names each language and how much of it there is', () => {
  const { lang, languages } = readText(
    'Please read this carefully before you sign anything. Sabi ng agency walang bayad pero kinukuha nila ang sahod namin buwan buwan.',
  );
  expect(languages.map((part) => part.lang).sort()).toEqual(['en', 'tl']);
  expect(OURS).toContain(lang);
  for (const { share } of languages) expect(share).toBeGreaterThan(0.25);
});

test('words of another script are a part of their own', () => {
  const { lang, languages } = readText('আমি এখন বাড়ি যেতে চাই, কিন্তু ওরা দেয় না please call me, I am waiting');
  expect(lang).toBe('bn');
  expect(languages.map((part) => part.lang)).toEqual(expect.arrayContaining(['bn', 'en']));
});

test('text of one language names this one alone', () => {
  expect(readText('Bonjour, je cherche du travail et on me demande mon passeport').languages).toEqual([
    { lang: 'fr', share: 1 },
  ]);
  expect(readText('123').languages).toEqual([]);
});

test.each(['ok', '123 456', '🙂🙂', '', 'xqzt brvk', 'Dubai', 'passport', 'hotel 5000'])(
  '"%s" is too little to tell',
  (text) => {
    expect(readText(text).lang).toBe('und');
  },
);

test('a hint breaks a tie and never overrules the words', () => {
  const clear = 'Je ne sais pas où je suis et je voudrais rentrer chez moi';
  expect(readText(clear, 'en').lang).toBe('fr');
  expect(readText('saya kerja di hotel', 'ms').lang).toBe('ms');
  expect(readText('saya kerja di hotel', 'id').lang).toBe('id');
});

test.each([
  ['a word of 200 KB', 'na'.repeat(100_000)],
  ['1 MB of words', 'ana mesh 3aref a3mel eh '.repeat(45_000)],
  ['lone surrogates and NUL', '\ud800 \u0000 \udfff sans contrat'.repeat(2000)],
  ['ten thousand marks on one letter', `e${'\u0301'.repeat(10_000)} je ne sais pas`],
  ['1 MB of Arabic', 'انا مش عارف اعمل ايه '.repeat(50_000)],
])('%s is answered in bounded time', (_what, text) => {
  const normal = normalise(text);
  const tokens = tokenise(normal.folded);
  const { user } = process.cpuUsage();
  const { languages } = identifyLanguage(normal, tokens);
  expect(process.cpuUsage().user - user).toBeLessThan(1_000_000); // microseconds of this process alone
  expect(languages.length).toBeLessThan(8);
});

test.each([
  ['pass\u200bport for sale', true],
  ['get your раsspоrt here', true],
  ['p a s s p o r t for you', true],
  ['𝐰𝐨𝐫𝐤 𝐚𝐛𝐫𝐨𝐚𝐝', true],
  ['Nooooo way, that is sooo good!!!', false],
  ['see you at 8, bring 2 tickets', false],
  ['Привет, как дела', false],
  ['سلام 🙂', false],
])('whether "%s" is disguised: %s', (text, obfuscated) => {
  expect(readText(text).obfuscated).toBe(obfuscated);
});
