// Words around ages and school grades. Thirteen languages. A number counts as an age only beside one of them.

import type { WordRow } from '../senses.js';

export const AGE_WORDS: readonly WordRow[] = [
  // Years of age and nothing else.
  [
    { kind: 'age-unit', value: '' },
    'anyos|years old|year old|yrs old|yr old|yo|y/o|y.o|y.o.|ans revolus|anos de edad|anos cumplidos|anitos|tuoi|tuổi|tahun umur|thn umur|taong gulang|taon gulang|gulang|岁|歲|周岁|ขวบ|বছর বয়সী|বছর বয়সের|বছর বয়স|বছরের মেয়ে|বছরের ছেলে|বছরের এক মেয়ে|வயது|வயசு|வயதான|வயதில்|வயதாகு|வயதாகிற|வயதுக்கு|vayasu|vayathu|அகவை|နှစ်သား|နှစ်သမီး|နှစ်အရွယ်|နှစ်မလေး|နှစ်ကလေး|عاما من العمر|سنة من العمر|عمرا',
  ],
  // Years, which may be of age: beside a word for a person or for age.
  [
    { kind: 'year-unit', value: '' },
    'years|yrs|year|ans|anos|tahun|thn|th|taon|taong|ปี|বছর|বছরের|বছৰ|bochor|bosor|நாள்|வருடம்|varusham|နှစ်|سنة|سنه|سنوات|سنين|عام|عاما|عاماً',
  ],
  // Announce an age: the number follows within a word or two.
  [
    { kind: 'age-word', value: '' },
    'age|aged|ages|agee|age de|agee de|edad|de edad|umur|umurnya|umurku|berumur|usia|berusia|usianya|edad ko|อายุ|ayu|arayu|বয়স|বয়সী|বয়সে|boyosh|boyos|வயது|வயசு|vayasu|அகவை|အသက်|athet|عمري|عمره|عمرها|عمر|العمر|سني|في سن|بعمر|年龄|年纪|年方|周岁|nien ky|tuoi|edades|turning|turned|turn|just turned',
  ],
  // I am …, with the number at once after it.
  [
    { kind: 'self', value: '' },
    "i am|i'm|im|iam|she is|she's|shes|he is|he's|hes|i am only|i'm only|im only|she is only|i am just|i'm just|j'ai|ai|elle a|il a|tengo|tiene|tenia|tenemos|saya|aku|gue|gw|dia|ako|ako po ay|ako ay|po ako|em|chau|con|minh|em moi|chau moi|con moi|em gai|ผม|หนู|ฉัน|เรา|আমি|আমার|নিজে|நான்|எனக்கு|naan|enaku|ကျွန်တော်|ကျွန်မ|သမီး|သား|ကျမ|ညီမ|我|我才|我今年|今年|今年才|刚满|才|她|他|她今年|他今年|妹妹|闺女今年|女儿今年|儿子今年|عندي|عندها|عنده|انا|أنا|only|cuma|baru|masih|moi",
  ],
  // A person: "my sister 16", "a girl of 14".
  [
    { kind: 'child', value: '' },
    'girl|girls|boy|boys|sister|brother|daughter|son|niece|nephew|cousin|kid|child|teen|friend|student|fille|filles|garcon|soeur|frere|niece|neveu|cousine|cousin|petite|petit|enfant|eleve|hija|hijo|nina|nino|hermana|hermano|hermanita|hermanito|hijita|primita|sobrinita|mujeres|hombres|chicas|chicos|femmes|hommes|jeunes|wanita|pria|sobrina|sobrino|prima|primo|chica|chico|menor|alumna|anak|adik|adek|ade|keponakan|sepupu|gadis|budak|perempuan|lelaki|anakku|adikku|anak buah|murid|pelajar|remaja|anak|kapatid|pamangkin|pinsan|bata|dalaga|babae|lalaki|bunso|estudyante|em gai|em trai|con gai|con trai|chau gai|be|be gai|be trai|hoc sinh|น้อง|น้องสาว|น้องชาย|ลูก|ลูกสาว|ลูกชาย|หลาน|หลานสาว|เด็ก|เด็กผู้หญิง|สาว|เพื่อน|মেয়ে|মেয়ের|ছেলে|বোন|বোনের|ভাই|ভাগ্নি|ভাতিজি|কিশোরী|কিশোর|ছাত্রী|শিশু|பொண்ணு|பெண்|பையன்|தங்கச்சி|தங்கை|தம்பி|மகள்|மகன்|மகளுக்கு|சிறுமி|மாணவி|மாணவன்|பசங்க|ponnu|paiyan|thangachi|thambi|ညီမ|ညီမလေး|ညီလေး|သမီး|သား|တူမ|တူ|ကလေးမ|ကောင်မလေး|ကောင်လေး|ကလေး|ကျောင်းသူ|ကျောင်းသား|女孩|男孩|妹妹|弟弟|女儿|儿子|闺女|侄女|外甥女|学生|表妹|表弟|小孩|孩子|丫头|بنت|بنتي|ولد|ولدي|ابني|ابنتي|أخت|أختي|أخي|اخوي|اختي|خالتي|عمتي|طفل|طفلة|فتاة|شاب|طالبة|طالب|قاصر|بنات|بنيتي',
  ],
];

const school = (value: string, words: string): WordRow => [{ kind: 'school', value }, words];
const grade = (n: number, words: string): WordRow => [{ kind: 'grade', value: '', n }, words];

/**
 * Words beside a number that make a school grade. `value`: what is added to the number for years of schooling (`0` as it
 * is, `6`: Thai ม., Malay form, Indonesian SMP), or the manner: `before` number follows, `after` number precedes.
 */
export const SCHOOL_WORDS: readonly WordRow[] = [
  school(
    'before 0',
    'grade|class|std|standard|kelas|lop|lớp|ক্লাস|ক্লাশ|শ্রেণি|class -|grado|الصف|صف|ป.|ประถม|baitang|ชั้น ป.|gred|darjah',
  ),
  school('before 6', 'form|tingkatan|ม.|มัธยม|ชั้น ม.|matthayom'),
  school('before -1', 'in year|kelas year'),
  school(
    'after 0',
    'th grade|th std|th class|nd grade|rd grade|st grade|grade na|தாவது வகுப்பு|ஆம் வகுப்பு|ம் வகுப்பு|வகுப்பு|வது|வது படிக்கிறேன்|ஆவது படிக்கிறேன்|ம் வகுப்புல|th padikkira|th padikiren|တန်း|年级|年級|শ্রেণি|শ্রেণী|শ্রেণিতে|ম শ্রেণি|ম শ্রেণিতে|ষ্ঠ শ্রেণি|th-e pori|teyi',
  ),
  school(
    'after 6',
    'eso|de eso|o de secundaria|de secundaria|de la eso|secundaria|smp|إعدادي|اعدادي|متوسط|de la secundaria',
  ),
  school(
    'after 9',
    'sma|smk|bachillerato|de bachillerato|ثانوي|year senior high|nd year senior high|st year senior high',
  ),
];

/** Whole grades by name, as years of schooling. */
export const GRADE_NAMES: readonly WordRow[] = [
  grade(1, '一年级|小一|class one|ক্লাস ওয়ান|প্রথম শ্রেণি|الصف الأول|ပထမတန်း'),
  grade(2, '二年级|小二|class two|দ্বিতীয় শ্রেণি|الصف الثاني|ဒုတိယတန်း'),
  grade(3, '三年级|小三|class three|তৃতীয় শ্রেণি|الصف الثالث|တတိယတန်း'),
  grade(4, '四年级|小四|class four|চতুর্থ শ্রেণি|الصف الرابع|စတုတ္ထတန်း'),
  grade(5, '五年级|小五|class five|পঞ্চম শ্রেণি|ক্লাস ফাইভ|الصف الخامس|ပဉ္စမတန်း|ஐந்தாம் வகுப்பு'),
  grade(
    6,
    '六年级|小六|class six|sixth grade|ষষ্ঠ শ্রেণি|ক্লাস সিক্স|الصف السادس|ဆဋ္ဌမတန်း|ஆறாம் வகுப்பு|en sixieme|classe de 6e|en 6e|en 6eme',
  ),
  grade(
    7,
    '初一|七年级|class seven|seventh grade|সপ্তম শ্রেণি|ক্লাস সেভেন|الصف السابع|သတ္တမတန်း|ஏழாம் வகுப்பு|en cinquieme|classe de 5e|en 5e|en 5eme|1 eso|primero de la eso|primero de secundaria',
  ),
  grade(
    8,
    '初二|八年级|class eight|eighth grade|অষ্টম শ্রেণি|ক্লাস এইট|الصف الثامن|အဋ္ဌမတန်း|எட்டாம் வகுப்பு|எட்டாவது படி|en quatrieme|classe de 4e|en 4e|en 4eme|segundo de secundaria',
  ),
  grade(
    9,
    '初三|九年级|class nine|ninth grade|নবম শ্রেণি|ক্লাস নাইন|الصف التاسع|التاسعة أساسي|နဝမတန်း|ஒன்பதாம் வகுப்பு|ஒன்பதாவது படி|en troisieme|classe de 3e|en 3e|en 3eme|tercero de secundaria|freshman year',
  ),
  grade(
    10,
    '高一|十年级|class ten|tenth grade|দশম শ্রেণি|ক্লাস টেন|الصف العاشر|أولى ثانوي|ဒသမတန်း|பத்தாம் வகுப்பு|பத்தாவது படி|en seconde|classe de seconde|cuarto de la eso|sophomore year',
  ),
  grade(
    11,
    '高二|十一年级|class eleven|plus one|একাদশ শ্রেণি|ثانية ثانوي|பதினொன்றாம் வகுப்பு|பிளஸ் ஒன்|பிளஸ் 1|en premiere|classe de premiere|primero de bachillerato|junior year of high school',
  ),
  grade(
    12,
    '高三|十二年级|class twelve|plus two|দ্বাদশ শ্রেণি|ثالثة ثانوي|الثانوية العامة|பன்னிரண்டாம் வகுப்பு|பிளஸ் டூ|பிளஸ் 2|en terminale|classe de terminale|segundo de bachillerato|senior year of high school',
  ),
];
