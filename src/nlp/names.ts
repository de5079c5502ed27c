// Names of people behind the words that introduce them ("my name is …", "Mrs …"), in the thirteen languages. There is no list of names:
// one that stands alone is not found, and a word that is none may be taken for one. For masking, where too much is the safe side.

/** Offsets into the text as it was written, in UTF-16 code units, end exclusive. */
export interface NameSpan {
  readonly start: number;
  readonly end: number;
}

/** Where a name is looked for: behind its introduction, at this place and nowhere else. */
const CAPITALS = /\p{Lu}[\p{L}\p{M}'’-]*(?:[ \t]+\p{Lu}[\p{L}\p{M}'’-]*){0,3}/uy;
/** Names in small letters, as people write in haste: two words, of which the second may be none. */
const SMALL = /\p{L}[\p{L}\p{M}'’-]*(?:[ \t]+\p{L}[\p{L}\p{M}'’-]*)?/uy;
const LATIN = [CAPITALS, SMALL];
/** Up to two words of a script without capitals. */
const words = (script: string): readonly RegExp[] => [
  new RegExp(String.raw`[\p{sc=${script}}\p{M}]{2,24}(?:[ \t]+[\p{sc=${script}}\p{M}]{2,24})?`, 'uy'),
];
/** Letters up to the next space or mark, in scripts that part words by none. */
const run = (script: string, most: number): readonly RegExp[] => [
  new RegExp(String.raw`[\p{sc=${script}}\p{M}]{1,${most}}`, 'uy'),
];

/** What introduces a name, and what the name looks like behind it: the first that fits counts. */
const INTRODUCTIONS: readonly (readonly [before: RegExp, names: readonly RegExp[]])[] = [
  // English
  [
    /\b(?:(?:my|his|her|our|the|whose) (?:full |real |first |last )?name(?:'s|’s| is)|(?:i am|i'm|i’m) (?:called|named)|name is|name:)\s+/giu,
    LATIN,
  ],
  // French
  [
    /\b(?:(?:je m|il s|elle s|on m|tu t)['’]appelle[sz]?|(?:mon|son|ma|sa) (?:pré)?nom (?:est|c['’]est)|nomm[ée]e?|nom\s*:)\s+/giu,
    LATIN,
  ],
  // Spanish
  [/\b(?:(?:me|se|te) llam[aoá]s?|(?:mi|su) nombre (?:completo )?es|nombre\s*:)\s+/giu, LATIN],
  // Vietnamese
  [
    /(?<![\p{L}])(?:tên (?:của )?(?:tôi|em|mình|con|cháu|anh|chị|cô|nó) là|(?:tôi|em|mình|con|cháu|anh ấy|cô ấy|chị ấy) tên(?: là)?|tên là)\s+/giu,
    LATIN,
  ],
  // Filipino, Malay and Indonesian
  [
    /\b(?:(?:ang )?pangalan (?:ko|niya|nya|po)(?: ay| po ay| is)?|ako (?:po )?si|nama (?:saya|aku|dia|beliau|penuh saya|lengkap saya)(?: adalah| ialah)?|namanya|bernama|nama\s*:)\s+/giu,
    LATIN,
  ],
  // Arabic, Bengali, Tamil
  [/(?:اسمي|إسمي|اسمه|اسمها|أدعى|انا اسمي)\s+(?:هو\s+|هي\s+)?/giu, words('Arabic')],
  [/(?:আমার|তার|ওর|তাঁর|মেয়েটির|ছেলেটির)\s+নাম\s*:?\s*/giu, words('Bengali')],
  [/(?:என்|எனது|அவன்|அவள்|அவரது|அவர்)\s*(?:பெயர்|பேரு?)\s*:?\s*/giu, words('Tamil')],
  // Thai, Burmese, Chinese
  [/(?:(?:ผม|ฉัน|หนู|ดิฉัน|เขา|เธอ|น้อง)ชื่อ|ชื่อของ(?:ผม|ฉัน|หนู)(?:คือ)?|ชื่อว่า)\s*/giu, run('Thai', 14)],
  [/(?:နာမည်(?:က|ကတော့)?|အမည်(?:က|မှာ)?)\s*/giu, run('Myanmar', 20)],
  [/(?:我(?:的名字)?叫|我的名字是|我是叫|(?:他|她)(?:的名字)?叫|名叫|名字叫|姓名[:：])\s*/giu, run('Han', 4)],
  // Titles
  [
    /\b(?:Mr|Mrs|Ms|Miss|Madam|Sir|Dr|Mme|Mlle|Monsieur|Madame|Mademoiselle|Sra|Srta|Sr|Don|Doña|Señora?|Pak|Ibu|Encik|Puan|Cik|Kuya|Ate|Aling|Mang|Daw)\.?[ \t]+/gu,
    [CAPITALS],
  ],
];

/** Names in a text, in its order; none overlaps another. */
export function findNames(text: string): readonly NameSpan[] {
  const found = INTRODUCTIONS.flatMap(([before, names]) =>
    [...text.matchAll(before)].flatMap((match) => nameAt(text, match.index + match[0].length, names)),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((span) => {
    const free = span.start >= end;
    if (free) end = span.end;
    return free;
  });
}

function nameAt(text: string, start: number, names: readonly RegExp[]): readonly NameSpan[] {
  for (const name of names) {
    name.lastIndex = start;
    const [found = ''] = name.exec(text) ?? [];
    if (found !== '') return [{ start, end: start + found.length }];
  }
  return [];
}
