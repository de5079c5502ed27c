// Words that no row may hold. Short on purpose: clinical words that tell of explicit content, not a dictionary of it.

/** Scripts with spaces between words, compared as whole words without accents. In no row. */
export const EXPLICIT_WORDS: readonly string[] = [
  'porn porno porns pornography pornographie pornografia pornografi penis vagina orgasm orgasme orgasmo blowjob',
  'masturbate masturbation masturber masturbar masturbasi onani fellation felacion sodomie zakar faraj',
  'إباحي إباحية مهبل',
]
  .join(' ')
  .split(' ');

/** Latin script, several words, without accents. In no row. */
export const EXPLICIT_PHRASES: readonly string[] = [
  'oral sex',
  'anal sex',
  'khieu dam',
  'duong vat',
  'am dao',
  'thu dam',
];

/** Scripts without spaces or with endings, found anywhere in a text. In no row. */
export const EXPLICIT_OTHER: readonly string[] =
  'পর্নো হস্তমৈথুন หนังโป๊ อวัยวะเพศ ช่องคลอด สำเร็จความใคร่ 阴茎 阴道 自慰 口交 淫 சுயஇன்பம் လိင်အင်္ဂါ'.split(' ');

/** Beside `minor_risk` not even these. Whole words without accents. */
export const NEVER_WITH_MINORS_WORDS: readonly string[] =
  'sex sexe sexo seks sexual sexuel sexuelle sexy nude nudes naked nue nues desnuda desnudo hubad bogel telanjang عارية'.split(
    ' ',
  );

/** Beside `minor_risk` not even these. Found anywhere in a text. */
export const NEVER_WITH_MINORS_OTHER: readonly string[] =
  'নগ্ন যৌন เซ็กส์ เปลือย โป๊ 性行为 裸照 裸体 裸聊 நிர்வாண பாலியல் ကိုယ်လုံးတီး လိင်ပိုင်း'.split(' ');
