// Small number words of thirteen languages, for sums ("eight lakh") and grades ("class nine").

import type { WordRow } from '../senses.js';

/** One line a number from 1; within it all languages. Words that also mean something else are left out. */
const LINES = [
  'one|หนึ่ง|এক|ஒரு|ஒன்று|တစ်|واحد|satu|isang|một',
  'two|deux|dos|สอง|দুই|দু|இரண்டு|ரெண்டு|နှစ်|اثنين|hai|dua|dalawang|dalawa|rendu',
  'three|trois|tres|สาม|তিন|மூன்று|மூணு|သုံး|ثلاث|ثلاثة|تلات|tiga|tatlong|tatlo|moonu',
  'four|quatre|cuatro|สี่|চার|நான்கு|நாலு|လေး|أربع|أربعة|اربع|bon|empat|apat|naalu',
  'five|cinq|cinco|ห้า|পাঁচ|ஐந்து|அஞ்சு|ငါး|خمس|خمسة|nam|lima|limang|anju',
  'six|seis|หก|ছয়|ஆறு|ခြောက်|ست|ستة|sau|enam|anim|aaru',
  'seven|sept|siete|เจ็ด|সাত|ஏழு|ခုနစ်|ခုနှစ်|سبع|سبعة|bay|tujuh|pito|pitong|ezhu',
  'eight|huit|ocho|แปด|আট|எட்டு|ရှစ်|ثمان|ثمانية|تمن|tam|delapan|lapan|walong|walo|ettu',
  'nine|neuf|nueve|เก้า|নয়|নাইন|ஒன்பது|ஒம்பது|ကိုး|تسع|تسعة|chin|sembilan|siyam|onbathu',
  'ten|dix|diez|สิบ|দশ|টেন|பத்து|တစ်ဆယ်|عشر|عشرة|muoi|sepuluh|sampu|sampung|pathu',
  'eleven|onze|once|สิบเอ็ด|এগারো|பதினொன்று|أحد عشر|muoi mot|sebelas',
  'twelve|douze|doce|สิบสอง|বারো|பன்னிரண்டு|اثنا عشر|muoi hai|dua belas',
  'thirteen|treize|trece|สิบสาม|তেরো|பதிமூன்று|ثلاثة عشر|muoi ba|tiga belas|trese',
  'fourteen|quatorze|catorce|สิบสี่|চৌদ্দ|பதினான்கு|أربعة عشر|muoi bon|empat belas|katorse',
  'fifteen|quinze|quince|สิบห้า|পনেরো|பதினைந்து|خمسة عشر|خمستاشر|muoi lam|lima belas|kinse',
  'sixteen|seize|dieciseis|สิบหก|ষোলো|பதினாறு|ستة عشر|ستاشر|muoi sau|enam belas|disisais',
  'seventeen|dix sept|diecisiete|สิบเจ็ด|সতেরো|பதினேழு|سبعة عشر|سبعتاشر|muoi bay|tujuh belas|disisiete',
];
const TENS = [
  [20, 'twenty|vingt|veinte|ยี่สิบ|বিশ|কুড়ি|இருபது|နှစ်ဆယ်|عشرين|hai muoi|dua puluh|dalawampu'],
  [30, 'thirty|trente|treinta|สามสิบ|ত্রিশ|முப்பது|သုံးဆယ်|ثلاثين|ba muoi|tiga puluh|tatlumpu'],
  [40, 'forty|quarante|cuarenta|สี่สิบ|চল্লিশ|நாற்பது|လေးဆယ်|أربعين|bon muoi|empat puluh'],
  [50, 'fifty|cinquante|cincuenta|ห้าสิบ|পঞ্চাশ|ஐம்பது|ငါးဆယ်|خمسين|nam muoi|lima puluh|limampu'],
] as const;

/** Tamil joins the thousand to what counts it. */
const THOUSANDS = [
  [5_000, 'ஐயாயிரம்|அஞ்சாயிரம்'],
  [6_000, 'ஆறாயிரம்'],
  [8_000, 'எட்டாயிரம்'],
  [10_000, 'பத்தாயிரம்'],
  [15_000, 'பதினைந்தாயிரம்|பதினஞ்சாயிரம்'],
  [20_000, 'இருபதாயிரம்'],
  [25_000, 'இருபத்தைந்தாயிரம்|இருபத்தஞ்சாயிரம்'],
  [30_000, 'முப்பதாயிரம்'],
  [40_000, 'நாற்பதாயிரம்'],
  [50_000, 'ஐம்பதாயிரம்|அம்பதாயிரம்'],
] as const;

/** Number words: `n` says how many; `han`: a numeral of several signs begins here. */
export const NUMBER_WORDS: readonly WordRow[] = [
  ...LINES.map((words, i): WordRow => [{ kind: 'number', value: '', n: i + 1 }, words]),
  [{ kind: 'number', value: 'han', n: 0 }, '一|二|三|四|五|六|七|八|九|十|百|千|两|兩'],
  ...[...TENS, ...THOUSANDS].map(([n, words]): WordRow => [{ kind: 'number', value: '', n }, words]),
];
