// Languages of one script other than Latin, told by letters and small words that only one of them writes.

/** Units looked at. */
const HEAD = 2000;
/** Share of a text's letters from which on signs of another language of the script are more than a name. */
const SHARE = 0.12;

/** The language of a text in `script` (ISO 15924), or `und`. `hint` may choose a language that the letters do not exclude. */
export function byLetters(text: string, script: string, hint: string | undefined): string {
  const head = text.slice(0, HEAD);
  if (script === 'Arab') return arabic(head, hint);
  if (script === 'Cyrl') return /[їєґі]/.test(head) ? 'uk' : hint === 'bg' || hint === 'sr' ? hint : 'ru';
  if (script === 'Deva') return hint === 'ne' || hint === 'mr' ? hint : 'hi';
  if (script === 'Ethi') return hint === 'ti' ? 'ti' : 'am';
  if (script === 'Beng') return /[ৰৱ]/.test(head) ? 'as' : 'bn';
  if (script === 'Mymr') return burmese(head);
  return 'und';
}

/** Small words by language of the Arabic script; a word counts once each time it stands alone. */
const SMALL_WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    'ar',
    words(
      'في من على الى إلى ان أن ما لا هذا هذه اللي شو ايش مش مو انا أنا انت يا كل عن مع بعد كان او أو هل بس ولا والله يعني لو حد احنا',
    ),
  ],
  ['fa', words('است را که این آن برای با به از در می من تو ما شما هم یک نیست هست چه کار کنم دارم سلام خوب ها های شده')],
  ['ur', words('ہے ہیں کے کی کا کو میں سے نے اور نہیں یہ وہ کیا پر ہم آپ مجھے ہو تھا')],
  [
    'ms',
    words('دان يڠ اين ايت دڠن اونتوق تيدق اد ساي كامي كيت دري كڤد ڤد اكن تله اوليه جاڠن اورڠ دالم سوده بوليه كالاو'),
  ],
];

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Arabic, Persian, Urdu, Pashto, Kurdish, Uyghur, or Malay in Jawi. Dialects of Arabic borrow single letters of Persian. */
function arabic(text: string, hint: string | undefined): string {
  if (count(text, /[ټډړښځڅ]/g) >= 2) return 'ps';
  if (count(text, /[ڵۆێڕە]/g) >= 2) return count(text, /[ۇۈې]/g) >= 2 ? 'ug' : 'ku';
  if (/[ٹڈڑ]/.test(text)) return 'ur';
  const votes = SMALL_WORDS.map(() => 0);
  for (const word of text.split(/[^\p{L}\p{M}]+/u)) {
    SMALL_WORDS.forEach(([, list], i) => {
      if (list.has(word)) votes[i] = (votes[i] ?? 0) + 1;
    });
  }
  const [ar = 0, fa = 0, ur = 0, ms = 0] = votes;
  if (ms > ar && count(text, /[ڠڤݢڬڽۏ]/g) > 0) return 'ms';
  const letters = count(text, /\p{L}/gu);
  // Persian and Urdu write ک and ی; Arabic keyboards write ك and ي or ى.
  const eastern = count(text, /[کیپچژگںےہھ]/g);
  if (ur > Math.max(ar, fa) || count(text, /[ےںہ]/g) > letters * 0.06) return 'ur';
  if (fa > ar || (eastern > letters * SHARE && ar === 0)) return 'fa';
  return ar === 0 && (hint === 'fa' || hint === 'ur' || hint === 'ms') && eastern > 0 ? hint : 'ar';
}

/** Burmese, or a language of Myanmar that writes letters of its own as often as plain ones (Shan, S'gaw Karen, Mon). */
function burmese(text: string): string {
  const letters = count(text, /\p{L}/gu);
  if (count(text, /[ၵၶၸၺၼႁ]/g) > letters * SHARE) return 'shn';
  return count(text, /[ၡၢၣၤၥၦ]/g) > letters * SHARE ? 'ksw' : 'my';
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found += 1;
  return found;
}
