// Letter tables of three scripts whose letters carry a vowel, with the spelling that is usual on phones.

/** How a script is read: letters, signs, and what takes the vowel of a letter away. */
export interface Abugida {
  readonly consonants: Readonly<Record<string, string>>;
  /** Vowel signs, free vowels, finals, digits, signs. */
  readonly others: Readonly<Record<string, string>>;
  /** Signs after which a letter has no vowel. */
  readonly kills: readonly string[];
  readonly inherent: string;
  /** Whether the vowel of the last letter of a word is left out. */
  readonly dropsLast: boolean;
}

/** `খkh আa` → { খ: 'kh', আ: 'a' }; a letter alone stands for nothing. */
function pairs(text: string): Readonly<Record<string, string>> {
  const entries = text.split(' ').map((entry) => {
    const [letter = '', ...sound] = [...entry];
    return [letter, sound.join('')] as const;
  });
  return Object.fromEntries(entries);
}

/** Banglish. */
export const BENGALI: Abugida = {
  consonants: pairs(
    'কk খkh গg ঘgh ঙng চch ছch জj ঝjh ঞn টt ঠth ডd ঢdh ণn তt থth দd ধdh নn পp ফf বb ভv মm যj রr লl শsh ষsh সs হh \u09dcr \u09dfy',
  ),
  others: pairs(
    'অo আa ইi ঈi উu ঊu ঋri এe ঐoi ওo ঔou াa িi ীi ুu ূu ৃri েe ৈoi োo ৌou ৎt ংng ঃ ঁ ় ্ ।. ০0 ১1 ২2 ৩3 ৪4 ৫5 ৬6 ৭7 ৮8 ৯9',
  ),
  kills: ['্', 'y'],
  inherent: 'o',
  dropsLast: true,
};

/** Tanglish. */
export const TAMIL: Abugida = {
  consonants: pairs('கk ஙng சs ஞnj டt ணn தth நn பp மm யy ரr லl வv ழzh ளl றr னn ஜj ஷsh ஸs ஹh'),
  others: pairs('அa ஆaa இi ஈee உu ஊoo எe ஏe ஐai ஒo ஓo ஔau ாaa ிi ீee ுu ூoo ெe ேe ைai ொo ோo ௌau ஃ ்'),
  kills: ['்'],
  inherent: 'a',
  dropsLast: false,
};

/** Burglish. */
export const BURMESE: Abugida = {
  consonants: pairs(
    'ကk ခkh ဂg ဃg ငng စs ဆs ဇz ဈz ညny ဉny ဋt ဌht ဍd ဎd ဏn တt ထht ဒd ဓd နn ပp ဖph ဗb ဘb မm ယy ရy လl ဝw သth ဟh ဠl အ',
  ),
  others: pairs('ာar ါar ိi ီi ုu ူu ေay ဲae ံan ျy ြy ွw ှ ့ း ် ္ ဣi ဤi ဥu ဦu ဧay ဩaw ဪaw ၊, ။. ၀0 ၁1 ၂2 ၃3 ၄4 ၅5 ၆6 ၇7 ၈8 ၉9'),
  kills: ['်', '္', '‹'],
  inherent: 'a',
  dropsLast: false,
};
