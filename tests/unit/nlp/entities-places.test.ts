// Places of the gazetteer by their names in each language, routes between two of them, and kinds of documents.

import { readText } from '../../../src/nlp/read.js';
import { typesOf, valuesOf } from './entities-table.js';

/** Script → sentence around the name → `name=value` pairs. */
const PLACES: Readonly<Record<string, readonly [string, string]>> = {
  Latin: [
    'we are in # now',
    'Thailand=Thailand Tailandia=Thailand Thaïlande=Thailand Kamboja=Cambodia Campuchia=Cambodia Bangkok=Bangkok Poipet=Poipet Myawaddy=Myawaddy Londres=London Beyrouth=Beirut Jakarta=Jakarta Medan=Medan Manila=Manila Zarzis=Zarzis Lampedusa=Lampedusa Calais=Calais Tapachula=Tapachula Tijuana=Tijuana Dubai=Dubai Agadez=Agadez Birmanie=Myanmar Filipinas=Philippines',
  ],
  Arabic: [
    'أنا في # الآن',
    'تايلاند=Thailand ماليزيا=Malaysia لبنان=Lebanon السعودية=Saudi~Arabia دبي=Dubai القاهرة=Cairo طرابلس=Tripoli بيروت=Beirut إسطنبول=Istanbul اسطنبول=Istanbul صفاقس=Sfax جرجيس=Zarzis سبتة=Ceuta لامبيدوزا=Lampedusa الكويت=Kuwait قطر=Qatar عمان=Oman الأردن=Jordan تونس=Tunisia ليبيا=Libya إيطاليا=Italy ايطاليا=Italy',
  ],
  Bengali: [
    'আমি # আছি',
    "মালয়েশিয়া=Malaysia থাইল্যান্ড=Thailand কম্বোডিয়া=Cambodia মিয়ানমার=Myanmar ভারত=India ঢাকা=Dhaka সিলেট=Sylhet কক্সবাজার=Cox's~Bazar টেকনাফ=Teknaf বেনাপোল=Benapole ইতালি=Italy লিবিয়া=Libya কুয়েত=Kuwait কাতার=Qatar দুবাই=Dubai লন্ডন=London গ্রিস=Greece রোমানিয়া=Romania পোল্যান্ড=Poland সৌদি=Saudi~Arabia জর্ডান=Jordan",
  ],
  Thai: [
    'ตอนนี้อยู่#ครับ',
    'กัมพูชา=Cambodia พม่า=Myanmar ลาว=Laos เวียดนาม=Vietnam จีน=China มาเลเซีย=Malaysia ไต้หวัน=Taiwan เกาหลี=South~Korea อิสราเอล=Israel ญี่ปุ่น=Japan ปอยเปต=Poipet แม่สอด=Mae~Sot แม่สาย=Mae~Sai เมียวดี=Myawaddy ท่าขี้เหล็ก=Tachileik เล่าก์ก่าย=Laukkai กรุงเทพ=Bangkok เชียงใหม่=Chiang~Mai หาดใหญ่=Hat~Yai อรัญประเทศ=Aranyaprathet ช่องจอม=Chong~Chom',
  ],
  Burmese: [
    'အခု #မှာ ရှိတယ်',
    'ထိုင်း=Thailand တရုတ်=China မလေးရှား=Malaysia ကမ္ဘောဒီးယား=Cambodia လာအို=Laos မြဝတီ=Myawaddy မဲဆောက်=Mae~Sot လောက်ကိုင်=Laukkai တာချီလိတ်=Tachileik မူဆယ်=Muse ရွှေလီ=Ruili ရန်ကုန်=Yangon မန္တလေး=Mandalay ဘန်ကောက်=Bangkok ရနောင်း=Ranong ကော့သောင်း=Kawthaung မဟာချိုင်=Mahachai ရွှေကုက္ကို=Shwe~Kokko မော်လမြိုင်=Mawlamyine ဘားအံ=Hpa-An',
  ],
  Tamil: [
    'நான் # இருக்கேன்',
    'மலேசியா=Malaysia சிங்கப்பூர்=Singapore தாய்லாந்து=Thailand கம்போடியா=Cambodia மியான்மர்=Myanmar இலங்கை=Sri~Lanka சென்னை=Chennai மதுரை=Madurai கொழும்பு=Colombo யாழ்ப்பாணம்=Jaffna துபாய்=Dubai குவைத்=Kuwait கத்தார்=Qatar லண்டன்=London ராமேஸ்வரம்=Rameswaram மியாவாடி=Myawaddy பஹ்ரைன்=Bahrain ஓமன்=Oman கனடா=Canada ஜெர்மனி=Germany இத்தாலி=Italy',
  ],
  Han: [
    '我现在在#这边',
    '泰国=Thailand 泰國=Thailand 缅甸=Myanmar 柬埔寨=Cambodia 老挝=Laos 越南=Vietnam 菲律宾=Philippines 马来西亚=Malaysia 新加坡=Singapore 台灣=Taiwan 香港=Hong~Kong 曼谷=Bangkok 金边=Phnom~Penh 西港=Sihanoukville 妙瓦底=Myawaddy 木姐=Muse 瑞丽=Ruili 金三角=Golden~Triangle 果敢=Kokang 迪拜=Dubai 仰光=Yangon 昆明=Kunming',
  ],
};

describe.each(Object.entries(PLACES))('places in %s', (_script, [around, pairs]) => {
  const cases = pairs.split(' ').map((pair) => pair.split('=').map((part) => part.replace('~', ' ')));
  test.each(cases)('%s is %s', (name = '', value = '') => {
    expect(valuesOf(around.replace('#', name), 'place')).toEqual([value]);
  });
});

test.each([
  ['Malaysia te', 'Malaysia'],
  ['মালয়েশিয়ায় যাব', 'Malaysia'],
  ['சென்னையில் வேலை', 'Chennai'],
  ['சிங்கப்பூரில் வேலை', 'Singapore'],
  ['بالدوحة', 'Doha'],
  ['وبيروت', 'Beirut'],
  ['MAE SOT', 'Mae Sot'],
  ["d'Abidjan", 'Abidjan'],
])('with endings and small words: %s', (text, value) => {
  expect(valuesOf(text, 'place')).toEqual([value]);
});

test.each([
  'have a nice day',
  'the best reading of most people',
  'kerja baru, sama kita',
  'para sa anak ko',
  'il a chié dire tout',
  'police station in the city',
  'turkey sandwich with oman spelled small',
  '他很自由',
  'bukan kota, tanda tangan saja',
  'sana ol, bata pa',
  'một hai ba chín',
  'Maria and Joseph are friends',
  'ورقة دراسة جديدة',
  'gia đình thương nhau',
  'mobile phone',
  'ya kali aman',
  'good hope and long lake',
  'the split of the gold',
  'ok 🤫 yes',
  'lima orang',
])('no place: %s', (text) => {
  expect(valuesOf(text, 'place')).toEqual([]);
});

test.each([
  ['from Mae Sot to Bangkok', 'Mae Sot>Bangkok'],
  ['Serbia → Italy', 'Serbia>Italy'],
  ['Calais ➡️ UK', 'Calais>United Kingdom'],
  ['Dakar-Paris', 'Dakar>Paris'],
  ['Bamako – Dakar', 'Bamako>Dakar'],
  ['Zarzis->Lampedusa', 'Zarzis>Lampedusa'],
  ['de Tapachula a Tijuana', 'Tapachula>Tijuana'],
  ['desde Cúcuta hasta Lima', 'Cucuta>Lima'],
  ['de Sfax à Lampedusa', 'Sfax>Lampedusa'],
  ['de Tanger vers Ceuta', 'Tangier>Ceuta'],
  ['từ Hà Nội đến Lào Cai', 'Hanoi>Lao Cai'],
  ['dari Pontianak ke Kuching', 'Pontianak>Kuching'],
  ['dari Filipina ke Brunei', 'Philippines>Brunei'],
  ['mula Manila papuntang Dubai', 'Manila>Dubai'],
  ['จากแม่สอดไปกรุงเทพ', 'Mae Sot>Bangkok'],
  ['อุดรธานี-เวียงจันทน์', 'Udon Thani>Vientiane'],
  ['မြဝတီကနေ မဲဆောက်', 'Myawaddy>Mae Sot'],
  ['ရန်ကုန်-မြဝတီ', 'Yangon>Myawaddy'],
  ['ঢাকা থেকে কুয়েত', 'Dhaka>Kuwait'],
  ['ঢাকা-দুবাই', 'Dhaka>Dubai'],
  ['சென்னையிலிருந்து துபாய்', 'Chennai>Dubai'],
  ['யாழ்ப்பாணம் – சென்னை', 'Jaffna>Chennai'],
  ['从昆明到瑞丽', 'Kunming>Ruili'],
  ['曼谷飞金边', 'Bangkok>Phnom Penh'],
  ['من طرابلس إلى لامبيدوزا', 'Tripoli>Lampedusa'],
  ['جرجيس-صقلية', 'Zarzis>Sicily'],
])('route: %s', (text, value) => {
  expect(valuesOf(text, 'route')).toEqual([value]);
  // The longer one wins: its places are part of it.
  expect(valuesOf(text, 'place')).toEqual([]);
});

test.each([
  'India-Pakistan match',
  'Dubai/Bahrain jobs',
  'Thailand and Myanmar',
  'I love Thailand. To Bangkok I never went',
  'from Monday to Friday in Bangkok',
  'Paris, Lyon, Marseille',
  '泰国和缅甸',
  'Bangkok Bangkok',
  'Dhaka, then much later when all was done Kuwait',
  'ไทยและพม่า',
])('no route: %s', (text) => {
  expect(valuesOf(text, 'route')).toEqual([]);
});

/** Kind → words of the languages for it. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  passport: 'passport|passeport|pasaporte|paspor|hộ chiếu|جواز سفر|পাসপোর্ট|พาสปอร์ต|ပတ်စ်ပို့|பாஸ்போர்ட்|护照|護照|หนังสือเดินทาง',
  visa: 'visa|visado|thị thực|تأشيرة|ভিসা|วีซ่า|ဗီဇာ|விசா|签证',
  tourist_visa:
    'tourist visa|visa de turista|visa touristique|visa du lịch|تأشيرة سياحية|টুরিস্ট ভিসা|วีซ่าท่องเที่ยว|旅游签证',
  work_permit:
    'work permit|permis de travail|permiso de trabajo|izin kerja|giấy phép lao động|تصريح عمل|ওয়ার্ক পারমিট|ใบอนุญาตทำงาน|工作许可',
  national_id: "KTP|cédula|carte d'identité|CCCD|بطاقة هوية|এনআইডি|บัตรประชาชน|မှတ်ပုံတင်|ஆதார்|身份证|MyKad",
  iqama: 'iqama|إقامة|আকামা',
  kafala: 'kafala|كفيل|কফিল',
  ci_book: 'CI book|เล่ม CI|စီအိုင်',
  border_pass: 'border pass|บอเดอร์พาส|通行证',
  pink_card: 'pink card|บัตรชมพู|ပန်းရောင်ကတ်',
  birth_certificate:
    'birth certificate|acte de naissance|acta de nacimiento|akta kelahiran|giấy khai sinh|شهادة ميلاد|সূবর্ণ জন্ম সনদ|สูติบัตร|出生证明',
  employment_contract:
    'employment contract|contrat de travail|contrato de trabajo|kontrak kerja|hợp đồng lao động|عقد عمل|สัญญาจ้าง|အလုပ်စာချုပ်|劳动合同',
};
describe.each(Object.entries(DOCUMENTS))('%s', (kind, words) => {
  test.each(words.split('|'))('%s', (word) => {
    expect(valuesOf(word, 'document')).toEqual([kind]);
    expect(valuesOf(`... ${word}, ok`, 'document')).toEqual([kind]);
  });
});

test.each([
  'visage',
  'pass the port',
  'permit me',
  'advisable',
  'contractor',
  'card game',
  'paper',
  'ticket',
  '护士',
  'ID 55',
])('no document: %s', (text) => {
  expect(valuesOf(text, 'document')).toEqual([]);
});

test('one message with many kinds: all of them, in order, each at its place', () => {
  const text =
    'Girl 16, class 9: from Dhaka to Kuwait on 12 May at 6 pm, 2 lakh taka, passport to @agent_x1, call +1 202 555 0143';
  const { entities } = readText(text);
  expect(entities.map(({ entity }) => text.slice(entity.start, entity.end))).toEqual([
    '16',
    'class 9',
    'from Dhaka to Kuwait',
    '12 May',
    'at 6 pm',
    '2 lakh taka',
    'passport',
    '@agent_x1',
    '+1 202 555 0143',
  ]);
  expect(typesOf(text)).toEqual(['age', 'grade', 'route', 'date', 'time', 'money', 'document', 'handle', 'phone']);
});

test.each([
  ['dates and sums', '12/05/2026 $500 3pm '],
  ['routes', 'Dakar-Paris-'],
  ['Thai', 'บางบางจากแม่สอดไปกรุงเทพ'],
  ['Burmese', 'ရန်ကုန်-မြဝတီ ၅ သိန်း '],
  ['Arabic', 'والدوحة من طرابلس إلى ٥٠٠ ريال '],
  ['Han numerals', '三十五万'],
  ['hex', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed '],
  ['digits', '4111111111111111'],
  ['ages', "I'm 15 "],
  ['links', 'wa.me/12025550143 '],
  ['handles', 'telegram: a_b_c '],
  ['surrogates', '\ud800\u0000 ฿\udc00'],
])('1 MB of %s is read in bounded time', (_name, part) => {
  const text = part.repeat(Math.ceil(1_000_000 / part.length));
  expect(() => readText(text)).not.toThrow();
});
