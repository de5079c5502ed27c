// Which language, which script; unknown when it is not sure.

import { readText } from '../../../src/nlp/read.js';

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

test.each(['ok', '123 456', '🙂🙂', '', 'xqzt brvk'])('"%s" is too little to tell', (text) => {
  expect(readText(text).lang).toBe('und');
});

test('a hint breaks a tie and never overrules the words', () => {
  const clear = 'Je ne sais pas où je suis et je voudrais rentrer chez moi';
  expect(readText(clear, 'en').lang).toBe('fr');
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
