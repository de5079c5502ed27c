// Months, words around dates and times of day. Thirteen languages; Arabic months in their three families.

import type { WordRow } from '../senses.js';

const month = (n: number, words: string): WordRow => [{ kind: 'month', value: '', n }, words];
/** A month whose name is an ordinary word in small letters. */
const named = (n: number, words: string): WordRow => [{ kind: 'month', value: '', n, capital: true }, words];

export const MONTH_WORDS: readonly WordRow[] = [
  month(
    1,
    'january|jan|janvier|janv|enero|ene|januari|enero|يناير|جانفي|كانون الثاني|জানুয়ারি|জানুয়ারী|ஜனவரி|มกราคม|ม.ค.|มกรา|ဇန်နဝါရီ|ဇန်နဝါရီလ|thang gieng|一月',
  ),
  month(
    2,
    'february|feb|fevrier|fevr|febrero|februari|pebrero|فبراير|فيفري|شباط|ফেব্রুয়ারি|ফেব্রুয়ারী|பிப்ரவரி|กุมภาพันธ์|ก.พ.|กุมภา|ဖေဖော်ဝါရီ|二月',
  ),
  month(3, 'mars|marzo|maret|marso|مارس|آذار|মার্চ|மார்ச்|มีนาคม|มี.ค.|มีนา|မတ်|မတ်လ|三月'),
  named(3, 'march|mar|mac'),
  named(12, 'des'),
  month(4, 'april|apr|avril|avr|abril|أبريل|ابريل|أفريل|نيسان|এপ্রিল|ஏப்ரல்|เมษายน|เม.ย.|เมษา|ဧပြီ|四月'),
  month(5, 'mayo|mei|مايو|ماي|أيار|মে|மே|พฤษภาคม|พ.ค.|พฤษภา|မေလ|五月'),
  named(5, 'may|mai'),
  month(6, 'june|jun|juin|junio|juni|jun|hunyo|يونيو|جوان|حزيران|জুন|ஜூன்|มิถุนายน|มิ.ย.|มิถุนา|ဇွန်|ဇွန်လ|六月'),
  month(7, 'july|jul|juillet|juil|julio|juli|julai|hulyo|يوليو|جويلية|تموز|জুলাই|ஜூலை|กรกฎาคม|ก.ค.|กรกฎา|ဇူလိုင်|七月'),
  month(
    8,
    'august|aug|aout|agosto|ago|agustus|agu|ogos|أغسطس|اوت|أوت|آب|আগস্ট|আগষ্ট|ஆகஸ்ட்|สิงหาคม|ส.ค.|สิงหา|ဩဂုတ်|သြဂုတ်|八月',
  ),
  month(
    9,
    'september|sept|sep|septembre|septiembre|setyembre|سبتمبر|أيلول|সেপ্টেম্বর|செப்டம்பர்|กันยายน|ก.ย.|กันยา|စက်တင်ဘာ|九月',
  ),
  month(
    10,
    'october|oct|octobre|octubre|oktober|okt|oktubre|أكتوبر|اكتوبر|تشرين الأول|অক্টোবর|அக்டோபர்|ตุลาคม|ต.ค.|ตุลา|အောက်တိုဘာ|十月',
  ),
  month(
    11,
    'november|nov|novembre|noviembre|nobyembre|نوفمبر|تشرين الثاني|নভেম্বর|நவம்பர்|พฤศจิกายน|พ.ย.|พฤศจิกา|နိုဝင်ဘာ|十一月',
  ),
  month(
    12,
    'december|dec|decembre|diciembre|dic|desember|disember|disyembre|ديسمبر|كانون الأول|ডিসেম্বর|டிசம்பர்|ธันวาคม|ธ.ค.|ธันวา|ဒီဇင်ဘာ|十二月',
  ),
];

const mark = (value: string, words: string): WordRow => [{ kind: 'date-mark', value }, words];

/** `day`, `month`, `year`: words that say what the number beside them is; `be`: Buddhist era. */
export const DATE_MARKS: readonly WordRow[] = [
  mark('day', 'ngay|tanggal|tgl|วันที่|ရက်|ရက်နေ့|日|号|號|তারিখ|தேதி|يوم|ika|le|el|on|tarikh|petsa|hb'),
  mark('month', 'thang|月|เดือน'),
  mark('year', 'nam|年|ခုနှစ်|ปี|সালে|সাল|ஆண்டு|سنة|عام|tahun|de|del|taong'),
  mark('be', 'พ.ศ.|พศ'),
];

const part = (value: 'am' | 'pm' | 'night', words: string): WordRow => [{ kind: 'daypart', value }, words];

/** Words that say which half of the day; `night` the hours from six to five. */
export const DAYPART_WORDS: readonly WordRow[] = [
  part(
    'am',
    'am|a.m|a.m.|du matin|de la manana|de la madrugada|pagi|subuh|sang|sáng|ng umaga|ng madaling araw|umaga|صباحا|صباحاً|الصبح|ص|فجرا|ভোর|সকাল|காலை|காலைல|விடிகாலை|அதிகாலை|เช้า|โมงเช้า|မနက်|နံနက်|早上|凌晨|上午|清晨|da sang|kaalai',
  ),
  part(
    'pm',
    "pm|p.m|p.m.|du soir|de l'apres midi|de la tarde|sore|petang|siang|tengah hari|chieu|toi|ng hapon|hapon|مساء|مساءً|العصر|المغرب|م|বিকাল|বিকেল|সন্ধ্যা|দুপুর|மாலை|மதியம்|சாயங்காலம்|சாயந்திரம்|โมงเย็น|เย็น|บ่าย|ทุ่ม|ညနေ|နေ့လယ်|下午|傍晚|中午|maalai",
  ),
  part(
    'night',
    'de la noche|de la nuit|malam|ng gabi|gabi|dem|đêm|ليلا|ليلاً|بالليل|রাত|রাতে|இரவு|ராத்திரி|ည|晚上|夜里|半夜|深夜|raat|iravu',
  ),
];

/** Words for the hour after the number, and before it. `value` tells Thai's own ways of counting hours. */
export const CLOCK_WORDS: readonly WordRow[] = [
  [
    { kind: 'clock', value: '' },
    "h|heures|heure|oclock|o'clock|horas|gio|giờ|hrs|hours|টা|টায়|টার|ঘটিকা|மணி|மணிக்கு|மணிக்|mani|manikku|นาฬิกา|น.|နာရီ|点|點|点钟|时|時|uhr",
  ],
  [{ kind: 'clock', value: 'thum' }, 'ทุ่ม'],
  [{ kind: 'clock', value: 'mong' }, 'โมงเย็น'],
  [{ kind: 'clock', value: 'mong-chao' }, 'โมงเช้า|โมง'],
  [{ kind: 'clock', value: 'half' }, '点半|點半'],
  [
    { kind: 'before-clock', value: '' },
    'jam|pukul|pkl|at|a las|a la|alas|ala una|luc|lúc|الساعة|ساعة|الساعه|vers|a partir de',
  ],
  [{ kind: 'before-clock', value: 'ti' }, 'ตี'],
  [{ kind: 'before-clock', value: 'bai' }, 'บ่าย'],
];
