// Words of this field that people write in English, or as a picture, inside another language.

import type { Lang } from '../row.js';

/** One thing with its English word, its picture (or none), and the plain words of the other languages. */
export interface Concept {
  readonly english: string;
  readonly emoji: string | null;
  readonly words: Readonly<Record<Lang, readonly string[]>>;
}

/** Columns of the table below, in this order. Forms are parted by `/`, `-` stands for none. */
const COLUMNS: readonly Lang[] = ['fr', 'es', 'ar', 'bn', 'th', 'vi', 'tl', 'ms', 'id', 'zh', 'ta', 'my'];

/** english | emoji | fr | es | ar | bn | th | vi | tl | ms | id | zh | ta | my */
const TABLE = `
passport|🛂|passeport|pasaporte|جواز/الجواز/جوازي/باسبور|পাসপোর্ট|พาสปอร์ต/หนังสือเดินทาง|hộ chiếu|pasaporte|pasport|paspor|护照|பாஸ்போர்ட்/கடவுச்சீட்டு|ပတ်စ်ပို့/ပတ်စပို့
visa|-|visa|visa|فيزا/الفيزا/تأشيرة|ভিসা|วีซ่า|thị thực/visa|visa|visa|visa|签证|விசா|ဗီဇာ
money|💰|argent|dinero/plata|فلوس/الفلوس/مصاري|টাকা|เงิน|tiền|pera|duit/wang|uang/duit|钱|பணம்/காசு|ပိုက်ဆံ
salary|💵|salaire|sueldo/salario|راتب/الراتب|বেতন|เงินเดือน|lương|sahod/sweldo|gaji|gaji|工资|சம்பளம்|လစာ
work|💼|travail/boulot|trabajo/chamba|شغل/الشغل/عمل|কাজ|งาน|việc|trabaho|kerja|kerja|工作|வேலை|အလုပ်
boss|-|patron/patronne|jefe/jefa|مدير/المدير/كفيل/الكفيل|মালিক|เจ้านาย/นายจ้าง/หัวหน้า|sếp/chủ|amo/boss|bos/majikan|bos/majikan|老板|முதலாளி|သူဌေး
police|👮|police|policía|شرطة/الشرطة/بوليس|পুলিশ|ตำรวจ|công an/cảnh sát|pulis|polis|polisi|警察|போலீஸ்|ရဲ
phone|📱|téléphone/portable|teléfono/celular|تلفون/تليفون/موبايل/الموبايل|ফোন|โทรศัพท์/มือถือ|điện thoại|telepono/cellphone|telefon|telepon/hp|手机|போன்|ဖုန်း
ticket|🎫|billet|boleto/billete|تذكرة/التذكرة|টিকিট/টিকেট|ตั๋ว|vé|tiket|tiket|tiket|机票/票|டிக்கெட்|လက်မှတ်
airport|🛫|aéroport|aeropuerto|مطار/المطار|এয়ারপোর্ট/বিমানবন্দর|สนามบิน|sân bay|paliparan/airport|lapangan terbang/airport|bandara|机场|விமான நிலையம்/ஏர்போர்ட்|လေဆိပ်
contract|📄|contrat|contrato|عقد/العقد|চুক্তি/কন্ট্রাক্ট|สัญญา|hợp đồng|kontrata|kontrak|kontrak|合同|ஒப்பந்தம்|စာချုပ်
help|🆘|aide/aider|ayuda|مساعدة/ساعدوني|সাহায্য|ช่วย|giúp|tulong|tolong|tolong/bantu|救/帮|உதவி|ကူညီ
border|-|frontière|frontera|حدود/الحدود|বর্ডার/সীমান্ত|ชายแดน|biên giới|border|sempadan|perbatasan|边境|எல்லை|နယ်စပ်
boat|🚤|bateau/zodiac|lancha/barco|قارب/مركب/فلوكة|নৌকা/বোট|เรือ|thuyền/tàu|bangka/barko|bot/perahu|kapal/perahu|船|படகு/கப்பல்|လှေ/သင်္ဘော
car|🚗|voiture|coche/carro|سيارة/السيارة/عربية|গাড়ি|รถ|xe|kotse/sasakyan|kereta|mobil|车|கார்/வண்டி|ကား
room|-|chambre|cuarto|غرفة/الغرفة/أوضة|রুম/ঘর|ห้อง|phòng|kwarto|bilik|kamar|房间|ரூம்/அறை|အခန်း
photo|📸|photo|foto|صورة/الصورة/صور|ছবি|รูป|ảnh/hình|litrato/picture|gambar|foto|照片|போட்டோ|ဓာတ်ပုံ
family|👪|famille|familia|أهل/العائلة|পরিবার|ครอบครัว|gia đình|pamilya|keluarga|keluarga|家人|குடும்பம்|မိသားစု
`;

/** The table by concept; English stands for itself. */
export const CONCEPTS: readonly Concept[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [english = '', emoji = '-', ...cells] = line.split('|');
    const words = Object.fromEntries(COLUMNS.map((lang, i) => [lang, forms(cells[i] ?? '-')]));
    return { english, emoji: emoji === '-' ? null : emoji, words: { ...emptyWords(), ...words, en: [english] } };
  });

function forms(cell: string): readonly string[] {
  return cell === '-' ? [] : cell.split('/').sort((a, b) => b.length - a.length);
}

function emptyWords(): Record<Lang, readonly string[]> {
  return { en: [], fr: [], es: [], ar: [], bn: [], th: [], vi: [], tl: [], ms: [], id: [], zh: [], ta: [], my: [] };
}

/** Chinese words as they are hidden from filters: sound written in Latin letters, or a sign that sounds the same. */
export const CHINESE_SOUNDS: readonly (readonly [word: string, pinyin: string, sounds: string])[] = [
  ['护照', 'hu zhao', '护罩'],
  ['微信', 'wx', '薇信'],
  ['工作', 'gong zuo', '公作'],
  ['工资', 'gong zi', '工姿'],
  ['老板', 'lao ban', '老版'],
  ['缅甸', 'mian dian', '面店'],
  ['柬埔寨', 'jpz', '简埔寨'],
  ['园区', 'yuan qu', '元区'],
  ['偷渡', 'tou du', '偷肚'],
  ['签证', 'qian zheng', '千证'],
  ['边境', 'bian jing', '变境'],
  ['公司', 'gong si', '公私'],
  ['客服', 'ke fu', '客付'],
  ['机票', 'ji piao', '鸡票'],
  ['赔付', 'pei fu', '陪付'],
  ['警察', 'jing cha', 'jc'],
  ['手机', 'shou ji', '手鸡'],
  ['联系', 'lian xi', '连系'],
  ['身份证', 'sfz', '身份正'],
  ['银行卡', 'yhk', '银行咖'],
  ['中介', 'zhong jie', '中jie'],
  ['打工', 'da gong', '打公'],
  ['钱', 'qian', '米'],
  ['加', 'jia', '嘉'],
];
