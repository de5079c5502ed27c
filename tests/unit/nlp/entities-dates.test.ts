// Dates become ISO 8601 (without a year `--MM-DD`), times THH:MM, in every language and script of the service.

import { casesOf, type DigitScript, inDigits, valuesOf } from './entities-table.js';

const DAYS = ['3', '12', '21', '28', '9'];
const two = (n: string): string => n.padStart(2, '0');

/** Language, digits, month, year or none, sentences with the day as `#`. */
const SENTENCES: readonly (readonly [string, DigitScript, string, string, readonly string[]])[] = [
  ['en', 'latin', '05', '2026', ['on # May 2026', 'May #, 2026', '#/05/2026', '2026-05-#']],
  ['en, no year', 'latin', '03', '', ['on # March', 'March # at the port', 'the #th of March', '# Mar']],
  ['es', 'latin', '05', '2026', ['el # de mayo de 2026', '# mayo 2026', '#.05.2026', 'mayo #, 2026']],
  ['fr', 'latin', '08', '', ['le # août', '# août', 'avant le # aout', 'du # Août']],
  ['vi', 'latin', '05', '2026', ['ngày # tháng 5 năm 2026', 'ngày #/5/2026', '#-5-2026', 'ngay # thang 5 nam 2026']],
  ['vi, no year', 'latin', '05', '', ['ngày # tháng 5', 'ngày #/5', 'ngay # thang 5 di', 'hẹn ngày # tháng 5']],
  ['id', 'latin', '08', '2026', ['tanggal # Agustus 2026', '# Agustus 2026', 'tgl #/8/2026', '# Agu 2026']],
  ['ms', 'latin', '08', '', ['pada # Ogos', '# Ogos nanti', 'tarikh #/8', 'hari # ogos']],
  ['tl', 'latin', '08', '', ['ika # Agosto', 'sa # Agosto', 'Agosto # po', 'Aug # kami']],
  ['ar', 'arabic', '05', '2026', ['يوم # مايو 2026', '# أيار 2026', '#/05/2026', '# ماي 2026']],
  ['bn', 'bengali', '05', '', ['# মে', 'আগামী # মে', '# মে তারিখে', 'মে #']],
  ['th', 'thai', '05', '2026', ['วันที่ # พฤษภาคม 2569', '# พ.ค. 2569', '# พฤษภาคม พ.ศ. 2569', '#/05/2569']],
  ['my', 'burmese', '05', '', ['မေလ # ရက်', 'မေလ # ရက်နေ့', 'မေလ #', 'လာမယ့် မေလ # ရက်']],
  ['ta', 'tamil', '05', '', ['மே #', '# மே', 'மே # அன்று', '# மே அன்று']],
  ['zh', 'latin', '05', '2026', ['2026年5月#日', '2026年5月#号', '2026-5-#', '2026/05/#']],
  ['zh, no year', 'wide', '05', '', ['5月#日', '5月#号', '五月#号', '定在5月#日']],
];

describe.each(SENTENCES)('in %s, %s digits', (_language, script, month, year, templates) => {
  test.each(casesOf(templates, DAYS, script))('%s', (text, day) => {
    expect(valuesOf(text, 'date')).toEqual([`${year === '' ? '-' : year}-${month}-${two(day)}`]);
  });
});

test.each([
  ['since Maret 2022', '2022-03'],
  ['in May 2026', '2026-05'],
  ['2026年5月', '2026-05'],
  ['13/06/26', '2026-06-13'],
  ['06/13/2026', '2026-06-13'],
  ['29 Feb', '--02-29'],
  ['五月三号走', '--05-03'],
])('also %s', (text, expected) => {
  expect(valuesOf(text, 'date')).toEqual([expected]);
});

test.each([
  'you may 12 times try',
  'open 24/7',
  '1/2 of the money',
  'version 1.2.3.4',
  '192.168.1.1',
  '31/02/2026',
  'dès 7 h',
  'Marso, 6,500 lang',
  '取件码6-2-3307',
  '25 mặc váy',
  'may 20k pa',
  '+33 6 39 98 00 11',
  '555-01-43',
  'in 2019',
  'march 3 km more',
  'part 2 of 3',
  'RM28-35 sehari',
  '9-10 tahun',
  'ห้อง 12/5',
  'বাড়ি ১২/৫',
])('no date: %s', (text) => {
  expect(valuesOf(text, 'date')).toEqual([]);
});

/** Language, digits, how far the hour is moved, sentences with the hour as `#`. */
const HOURS: readonly (readonly [string, DigitScript, number, readonly string[]])[] = [
  ['en', 'latin', 12, ['at # pm', 'come #pm', '# p.m. sharp', 'until # pm']],
  ['es', 'latin', 12, ['a las # de la tarde', 'las # de la tarde, en punto', 'a las # pm', '# pm']],
  ['fr', 'latin', 0, ['à #h', 'vers # h', '# heures du matin', 'rdv #h00']],
  ['vi', 'latin', 12, ['# giờ chiều', '#h chiều', '# giờ tối', '#h tối nay']],
  ['id', 'latin', 12, ['jam # sore', 'pukul # sore', 'jam # petang', 'pkl # siang']],
  ['tl', 'latin', 12, ['alas # ng hapon po', '# ng hapon', 'alas # ng hapon', '# pm po']],
  ['ar', 'arabic', 0, ['الساعة # صباحا', '# صباحاً', 'الساعة #', 'الساعة # الفجر']],
  ['bn', 'bengali', 12, ['দুপুর #টায়', 'বিকাল #টা', 'সন্ধ্যা # টায়', 'বিকেল #টার']],
  ['th', 'thai', 12, ['# โมงเย็น', 'บ่าย # โมง', '# โมงเย็นนะ', 'เย็น #.00 น.']],
  ['my', 'burmese', 12, ['ညနေ # နာရီ', 'နေ့လယ် # နာရီ', 'ညနေ # နာရီမှာ', 'ညနေ #နာရီ']],
  ['ta', 'tamil', 12, ['மாலை # மணிக்கு', 'மதியம் # மணி', 'மாலை # மணி', 'மாலை #மணிக்கு']],
  ['zh', 'wide', 12, ['下午#点', '中午#点', '下午#点钟', '傍晚#时']],
];

describe.each(HOURS)('times in %s, %s digits', (_language, script, moved, templates) => {
  test.each(casesOf(templates, ['3', '4', '5', '1', '2'], script))('%s', (text, hour) => {
    expect(valuesOf(text, 'time')).toEqual([`T${two(String(Number(hour) + moved))}:00`]);
  });
});

test.each([
  ['jam # malam', 'latin'],
  ['a las # de la noche', 'latin'],
  ['alas # ng gabi', 'latin'],
  ['الساعة # ليلا', 'arabic'],
  ['রাত #টায়', 'bengali'],
  ['ည # နာရီ', 'burmese'],
  ['இரவு # மணிக்கு', 'tamil'],
  ['晚上#点', 'wide'],
] as const)('a night has its hours before and after midnight: %s', (sentence, script) => {
  const at = (hour: string): string | undefined => valuesOf(inDigits(sentence.replace('#', hour), script), 'time')[0];
  expect(['7', '11', '12', '1', '4'].map(at)).toEqual(['T19:00', 'T23:00', 'T00:00', 'T01:00', 'T04:00']);
});

test.each([
  ['18:40', 'T18:40'],
  ['meet 6:30 pm', 'T18:30'],
  ['12 am', 'T00:00'],
  ['3h15', 'T03:15'],
  ['ตี 5', 'T05:00'],
  ['2 ทุ่ม', 'T20:00'],
  ['下午三点半', 'T15:30'],
  ['凌晨一点', 'T01:00'],
  [inDigits('রাত 11টায়', 'bengali'), 'T23:00'],
])('also %s', (text, expected) => {
  expect(valuesOf(text, 'time')).toEqual([expected]);
});

test.each([
  'I work 12 hours',
  '2 h par jour',
  'en 24 h',
  'at 2 healer',
  'battery is at 6 percent',
  'পাসপোর্ট ৩টা',
  'bible 25:70',
  '၂ ညပဲ',
  'menginap 3 malam',
  'ngủ 2 đêm',
  'ভুটান ৫ রাত',
  'khdem ye5dem',
  'kontrak 2 tahun',
  '3 am not sure'.replace('3 am', '3 ams'),
  '11 nguoi',
  '30:99',
  'price 3.50',
  '三个人',
  'ห้อง 5',
  '1500 sebulan',
  'وصل 3 عمال',
  '10 பேர்',
  'room 14',
  'T1 ha',
])('no time: %s', (text) => {
  expect(valuesOf(text, 'time')).toEqual([]);
});
