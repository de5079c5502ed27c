// Spelling by ear, in scripts with several letters for one sound or with signs that are left out in haste.

/** Signs and letters, by script: what is written, and as which one it is heard (nothing: it is left out). */
const HEARD_AS: readonly (readonly [RegExp, string])[] = [
  // Bengali: nasal sign and dot left out, long and short vowels, the three s, the two n, j.
  [/[\u0981\u09bc\u09cd]/gu, ''],
  [/ী/gu, 'ি'],
  [/ূ/gu, 'ু'],
  [/[শষ]/gu, 'স'],
  [/ণ/gu, 'ন'],
  [/য/gu, 'জ'],
  [/ড়/gu, 'র'],
  // Tamil: the three n, the two r, the three l, long and short vowels, the dot left out.
  [/[ணந]/gu, 'ன'],
  [/ற/gu, 'ர'],
  [/[ளழ]/gu, 'ல'],
  [/ீ/gu, 'ி'],
  [/ூ/gu, 'ு'],
  [/ே/gu, 'ெ'],
  [/்/gu, ''],
  // Thai: tone marks, the silencing mark.
  [/[\u0e47-\u0e4c]/gu, ''],
  // Burmese: dot below, two dots, the killed consonant's hook, tall a.
  [/[\u1037\u1038\u103a]/gu, ''],
  [/\u102b/gu, '\u102c'],
  // Arabic: letters that keyboards and dialects take for each other.
  [/ظ/gu, 'ض'],
  [/ذ/gu, 'د'],
  [/ث/gu, 'ت'],
];
const WRITTEN_SO = /[\u0600-\u06ff\u0980-\u09ff\u0b80-\u0bff\u0e00-\u0e7f\u1000-\u109f]/u;
const TWICE = /(.)\1+/gu;

/** How a folded text sounds; null when its script has one letter a sound. */
export function soundOf(folded: string): string | null {
  if (!WRITTEN_SO.test(folded)) return null;
  let heard = folded;
  for (const [written, as] of HEARD_AS) heard = heard.replace(written, as);
  return heard.replaceAll(' ', '').replace(TWICE, '$1');
}
