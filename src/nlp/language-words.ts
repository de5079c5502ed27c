// Scripts that one language writes.

/** Languages told by script alone (ISO 15924 → BCP 47); scripts of several languages: language/by-letters.ts. */
export const SCRIPT_LANGUAGES: Readonly<Record<string, string>> = {
  Thai: 'th',
  Taml: 'ta',
  Hani: 'zh',
  Jpan: 'ja',
  Hang: 'ko',
  Khmr: 'km',
  Laoo: 'lo',
  Grek: 'el',
  Hebr: 'he',
  Guru: 'pa',
  Gujr: 'gu',
  Telu: 'te',
  Knda: 'kn',
  Mlym: 'ml',
  Sinh: 'si',
  Geor: 'ka',
  Armn: 'hy',
};
