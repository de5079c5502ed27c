// Ages and school grades, by which a child is recognised, in every language; durations and counts are no ages.

import { casesOf, type DigitScript, valuesOf } from './entities-table.js';

const YEARS = ['13', '14', '15', '16', '17'];

const AGES: readonly (readonly [string, DigitScript, readonly string[]])[] = [
  [
    'en',
    'latin',
    ["I'm #", 'she is # years old', 'a girl aged #', '#yo from Lagos', 'my # year old sister', '#-year-old boy'],
  ],
  ['es', 'latin', ['tengo # años', 'mi hermana # años', 'edad #', 'una niña de # años']],
  ['fr', 'latin', ["j'ai # ans", 'ma petite sœur # ans', 'elle a # ans', 'une fille de # ans']],
  ['vi', 'latin', ['em # tuổi', 'con gái # tuổi', 'cháu mới # tuổi', 'em gái # tuoi']],
  ['id', 'latin', ['umur #', 'usia # tahun', 'adik saya # tahun', 'aku #, masih sekolah']],
  ['ms', 'latin', ['umur # tahun', 'anak perempuan # tahun', 'berumur #', 'budak # tahun']],
  ['tl', 'latin', ['# taong gulang', 'ako po ay # na', 'kapatid ko # lang', 'edad #']],
  ['ar', 'arabic', ['عمري # سنة', 'بنت عمرها #', 'ابني # سنة', 'عندي # سنة']],
  ['bn', 'bengali', ['বয়স #', 'আমার মেয়ে # বছর', 'আপু আমি #,', '# বছরের মেয়ে']],
  ['th', 'thai', ['อายุ #', 'หนูอายุ # ปี', 'น้องสาว # ปี', 'เด็ก # ขวบ']],
  ['my', 'burmese', ['အသက် #', 'ညီမလေး # နှစ်', 'သမီးက # နှစ်', 'အသက် # နှစ်']],
  ['ta', 'tamil', ['# வயசு', 'என் தங்கச்சிக்கு # வயசு', 'வயது #', '# வயது பொண்ணு']],
  ['ta, latin digits', 'latin', ['# வயசு', 'எனக்கு # வயசு', 'வயது #', 'enaku # vayasu']],
  ['zh', 'latin', ['我#岁', '#岁女孩', '妹妹今年#岁', '我#，还在上学']],
];

describe.each(AGES)('ages in %s, %s digits', (_language, script, templates) => {
  test.each(casesOf(templates, YEARS, script))('%s', (text, years) => {
    expect(valuesOf(text, 'age')).toEqual([years]);
  });
});

test.each([
  ['她十六岁', '16'],
  ['十四五岁的姑娘', '14-15'],
  ['umur enam belas', '16'],
  ['douze ans, il a douze ans', '12'],
  ['பத்து வயசு', '10'],
  ['anak 15–16 tahun mau kerja', '15-16'],
  ['อายุ 15-17', '15-17'],
  ['ages 18 to 25', '18-25'],
])('also %s', (text, expected) => {
  expect(valuesOf(text, 'age')).toContain(expected);
});

test.each([
  '12 May',
  '15 minutes away',
  "I'm 15 minutes away",
  "I'm 20 km from there",
  'kontrak 2 tahun',
  'penjara 14 tahun',
  '9 years in Kuwait',
  'contrat de 3 ans',
  'visa por 5 años',
  'tengo 15 euros',
  "j'ai 15 euros",
  'aku 15 menit lagi',
  '合同20年',
  'มี 15 คน',
  'আমি ১৫ টাকা দিলাম',
  '၁၅ ယောက်',
  'رحلة عمرة رجب ١٠ أيام',
  '15 பேர்',
  '15th street',
  'order 17 and 18',
])('no age: %s', (text) => {
  expect(valuesOf(text, 'age')).toEqual([]);
});

const GRADES = ['7', '8', '9', '10', '5'];
const SCHOOL: readonly (readonly [string, DigitScript, readonly string[]])[] = [
  ['en', 'latin', ['I am in class #', 'grade # student', 'in the #th grade', 'Class # holeo problem nai']],
  ['vi', 'latin', ['em học lớp #', 'lớp #', 'cháu gái lớp # nghỉ học', 'hoc lop #']],
  ['id and ms', 'latin', ['kelas #', 'adikku kelas # SD', 'masih kelas #', 'darjah #']],
  ['tl', 'latin', ['grade # po ako', 'Grade #, sinama', 'nasa grade #', 'baitang #']],
  ['ar', 'arabic', ['الصف #', 'في الصف #', 'بالصف #', 'طالب الصف #']],
  ['bn', 'bengali', ['ক্লাস #', 'ক্লাস # এ পড়ি', 'শ্রেণি #', '# শ্রেণিতে']],
  ['my', 'burmese', ['# တန်း', '# တန်းကျောင်းသူ', 'ကျွန်မ # တန်း', 'ရွာက # တန်း']],
  ['ta', 'tamil', ['#ஆம் வகுப்பு', '#ம் வகுப்பு', '# வகுப்பு', '#-ஆம் வகுப்பு']],
  ['zh', 'wide', ['我读#年级', '#年级学生', '上#年级', '才#年级']],
];

describe.each(SCHOOL)('grades in %s, %s digits', (_language, script, templates) => {
  test.each(casesOf(templates, GRADES, script))('%s', (text, grade) => {
    expect(valuesOf(text, 'grade')).toEqual([`grade ${grade}`]);
  });
});

test.each([
  ['ม.3', 9],
  ['เรียนอยู่ ม.5', 11],
  ['ป.6', 6],
  ['นักเรียน ม.๓', 9],
  ['初二', 8],
  ['高一', 10],
  ['小学六年级', 6],
  ['kelas 2 SMP', 8],
  ['kelas 1 SMA', 10],
  ['form 4', 10],
  ['tingkatan 5', 11],
  ['class nine', 9],
  ['ক্লাস নাইনে', 9],
  ['নবম শ্রেণিতে', 9],
  ['பத்தாம் வகுப்பு', 10],
  ['en 3e', 9],
  ['en terminale', 12],
  ['3º de la ESO', 9],
  ['2 de bachillerato', 11],
  ['الصف التاسع', 9],
  ['နဝမတန်း', 9],
])('%s', (text, grade) => {
  expect(valuesOf(text, 'grade')).toEqual([`grade ${grade}`]);
});

test.each([
  'first class ticket',
  'class of 2019',
  'grade A eggs',
  'form 40 people',
  'tingkat 3 kondo',
  'ทีมช่างเชื่อม 4 คน',
  'kelas 500rb',
  'world class 99',
  'a lop of bread',
  'lớp 99',
])('no grade: %s', (text) => {
  expect(valuesOf(text, 'grade')).toEqual([]);
});
