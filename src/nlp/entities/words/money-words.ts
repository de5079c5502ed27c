// Words for money: currencies, multipliers, what is counted and no money, what announces a price. Thirteen languages.
//
// A word that several countries share is read as the one that turns up most in talk of work abroad and travel (peso PHP,
// dirham AED, riyal SAR, franc XOF, dinar KWD, pound GBP, rupee INR); a country's name or code beside it says better.

import type { WordRow } from '../senses.js';

const currency = (code: string, words: string): WordRow => [{ kind: 'currency', value: code }, words];
const capital = (code: string, words: string): WordRow => [{ kind: 'currency', value: code, capital: true }, words];
const exact = (code: string, word: string): WordRow => [{ kind: 'currency', value: code, exact: word }, word];
const times = (n: number, implied: string, words: string): WordRow => [{ kind: 'times', value: implied, n }, words];

/** Signs, codes and words → ISO 4217 code (USDT as itself). A bare `$` is read as USD; the sign alone cannot tell. */
export const CURRENCY_WORDS: readonly WordRow[] = [
  currency(
    'USD',
    '$|us$|usd|dollar|dollars|dolar|dolares|bucks|do la|do my|dolyar|دولار|دولارات|ডলার|டாலர்|ดอลลาร์|ดอล|ဒေါ်လာ|美元|美金|美刀|刀|usd$',
  ),
  exact('USD', 'đô'),
  currency('EUR', '€|eur|euro|euros|يورو|أورو|ইউরো|யூரோ|ยูโร|ယူရို|欧元|歐元'),
  currency(
    'GBP',
    '£|gbp|pound|pounds|quid|livres|livres sterling|libras|bang anh|পাউন্ড|பவுண்ட்|பவுண்டு|ปอนด์|ပေါင်|英镑|英鎊',
  ),
  exact('GBP', 'bảng'),
  currency('CNY', '¥|元|块|块钱|塊|人民币|人民幣|cny|rmb|yuan|يوان|ইউয়ান|யுவான்|หยวน|ယွမ်|nhan dan te'),
  exact('CNY', 'tệ'),
  currency('JPY', 'jpy|yen|円|日元|日圆|เยน|ယန်း|yen nhat|ين ياباني|ইয়েন'),
  currency('KRW', 'krw|韩元|韩币|วอน|ဝမ်'),
  currency('TWD', 'twd|ntd|nt$|台币|新台币|dai te|nt dollars'),
  currency('HKD', 'hkd|hk$|港币|港幣|港元|do hong kong|ฮ่องกงดอลลาร์'),
  currency('SGD', 'sgd|s$|sing dollar|新币|新幣|新元|சிங்கப்பூர் டாலர்|ดอลลาร์สิงคโปร์'),
  currency('AUD', 'aud|a$|au$|澳元|澳币|do uc'),
  currency('CAD', 'cad|ca$|c$|加元|加币|do canada'),
  currency('CHF', 'chf|瑞士法郎|francs suisses'),
  currency('THB', '฿|thb|baht|bath|บาท|บ.|ဘတ်|泰铢|泰銖|铢|بات|বাত|பாட்|bat thai|baht thai'),
  currency('PHP', '₱|php|peso|pesos|piso|比索|বেসো|เปโซ|ပီဆို'),
  currency('VND', '₫|vnd|dong|viet nam dong|越南盾|ดอง|ဒေါင်'),
  exact('VND', 'đ'),
  currency('MYR', 'rm|myr|ringgit|رينغيت|রিঙ্গিত|রিংগিত|ரிங்கிட்|ริงกิต|ရင်းဂစ်|马币|令吉|林吉特|ringgit'),
  currency('IDR', 'rp|idr|rupiah|印尼盾|রুপিয়া|รูเปียห์'),
  currency(
    'INR',
    '₹|inr|rs|rs.|rupee|rupees|rupaye|rupay|রুপি|রুপী|রূপি|ரூ|ரூ.|ரூபாய்|ரூபா|ரூவா|รูปี|ရူပီး|卢比|روبية|ruba|rubai|roopa',
  ),
  currency('LKR', 'lkr|இலங்கை ரூபாய்'),
  currency('BDT', '৳|bdt|tk|tk.|taka|টাকা|টেকা|টাহা|টেহা|டாக்கா|ตากา|塔卡'),
  currency('MMK', 'mmk|kyat|kyats|ကျပ်|ks|จ๊าต|缅币'),
  currency('KHR', 'khr|riel|រៀល|เรียล|瑞尔'),
  currency('LAK', 'lak|kip|กีบ'),
  currency('NPR', 'npr'),
  currency('PKR', 'pkr'),
  currency('AED', 'aed|dirham|dirhams|dhs|درهم|دراهم|দিরহাম|திர்ஹாம்|திராம்|เดอร์แฮม|ဒီရမ်|迪拉姆|درهم إماراتي'),
  capital('MAD', 'mad'),
  currency('MAD', 'dh|درهم مغربي|dirhams marocains'),
  currency('SAR', 'sar|riyal|riyals|rial|riyales|ريال|ريالات|রিয়াল|ரியால்|ริยาล|ရီယာ|里亚尔|ريال سعودي|riyal saudi'),
  currency('QAR', 'qar|qr|ريال قطري|কাতারি রিয়াল|qatari riyal'),
  currency('OMR', 'omr|ريال عماني'),
  currency('KWD', 'kwd|kd|dinar|dinars|دينار|دنانير|দিনার|দিনারে|தினார்|ดีนาร์|ဒီနာ|第纳尔|دينار كويتي'),
  currency('BHD', 'bhd|دينار بحريني'),
  currency('JOD', 'jod|jd|دينار أردني'),
  currency('TND', 'tnd|dt|دينار تونسي|dinars tunisiens'),
  currency('DZD', 'dzd|دينار جزائري|dinars algeriens'),
  currency('LYD', 'lyd|دينار ليبي'),
  currency('EGP', 'egp|l.e|جنيه|جنيهات|جنية|ج.م|جنيه مصري'),
  currency('SDG', 'sdg|جنيه سوداني'),
  currency('LBP', 'lbp|ليرة لبنانية'),
  currency('SYP', 'syp|ليرة سورية'),
  currency('TRY', '₺|lira|liras|ليرة|ليرة تركية|লিরা|லிரா|里拉'),
  currency('MXN', 'mxn|pesos mexicanos|mx$'),
  currency('COP', 'pesos colombianos'),
  capital('COP', 'cop'),
  currency('BRL', 'brl|reais|reales|r$'),
  currency('NGN', '₦|ngn|naira|نيرة'),
  currency('XOF', 'xof|cfa|fcfa|franc|francs|franc cfa|francs cfa|f cfa|فرنك'),
  capital('XOF', 'f'),
  capital('TND', 'd'),
  currency('XAF', 'xaf'),
  currency('GNF', 'gnf|francs guineens'),
  currency('GHS', 'ghs|cedi|cedis'),
  currency('KES', 'kes|ksh'),
  currency('UGX', 'ugx|ush'),
  currency('ETB', 'etb|birr|بر إثيوبي'),
  currency('ZAR', 'zar|rand'),
  currency('RUB', 'rub|₽|roubles|rubles|卢布'),
  currency('IRR', 'irr|toman|tomans|تومان'),
  currency('USDT', 'usdt|tether|泰达币|يو اس دي تي|u币|ยูเอสดีที|ইউএসডিটি|யுஎஸ்டிடி'),
];

/** Multipliers, with the currency that their use alone tells, where it does. */
export const TIMES_WORDS: readonly WordRow[] = [
  times(
    1e3,
    '',
    'k|mil|mille|thousand|elf|alf|ألف|الف|آلاف|الاف|ألاف|হাজার|হাজারে|hajar|hazar|ஆயிரம்|ஆயிரத்து|aayiram|ayiram|พัน|ထောင်|千|仟|libo|libong|ribo|grand|pan|phan',
  ),
  times(1e3, 'IDR', 'rb|ribu|rebu|ewu'),
  times(1e3, 'VND', 'nghin|ngan'),
  times(1e6, 'VND', 'trieu|tr'),
  [{ kind: 'times', value: 'VND', n: 1e6, exact: 'củ' }, 'củ'],
  [{ kind: 'times', value: 'VND', n: 1e6, exact: 'chai' }, 'chai'],
  times(1e9, 'VND', 'ty dong'),
  [{ kind: 'times', value: 'VND', n: 1e9, exact: 'tỷ' }, 'tỷ'],
  [{ kind: 'times', value: 'VND', n: 1e9, exact: 'tỉ' }, 'tỉ'],
  times(1e6, 'IDR', 'jt|juta|jeti|yuta'),
  times(1e9, 'IDR', 'milyar|miliar'),
  times(1e5, 'INR', 'lakh|lakhs|lac|lacs|latcham|latcam|lacham'),
  times(1e5, 'INR', 'லட்சம்|லட்ச|இலட்சம்|லட்சத்து|லச்சம்'),
  times(1e5, 'BDT', 'লাখ|লক্ষ|লাক'),
  times(1e7, 'INR', 'crore|crores|கோடி|kodi'),
  times(1e7, 'BDT', 'কোটি'),
  times(1e4, 'CNY', '万|萬|w'),
  times(1e8, 'CNY', '亿|億'),
  times(100, '', '百|佰|hundred|cent|cents|cien|cientos|ratus|daan|daang|tram|ร้อย|ရာ|শ|শো|নূর|நூறு|مية|مائة|مئة|ميه'),
  times(10, '', 'ဆယ်'),
  times(1e4, 'THB', 'หมื่น|muen'),
  times(1e5, 'THB', 'แสน|saen'),
  times(1e6, 'THB', 'ล้าน|lan bat'),
  times(1e4, 'MMK', 'သောင်း|thaung'),
  times(1e5, 'MMK', 'သိန်း|thein'),
  times(1e6, 'MMK', 'သန်း'),
  times(1e6, '', 'million|millions|millones|millon|milyon|m|mn|مليون|ملايين|مليونين|মিলিয়ন|மில்லியன்|mio'),
];

/** What numbers count when they count no money. A sum before one of these is none. */
export const COUNTED_WORDS: readonly WordRow[] = [
  [
    { kind: 'counted', value: '' },
    'people|persons|followers|subscribers|views|members|refugees|migrants|users|workers|km|kms|kilometres|kilometers|metres|meters|miles|words|years|steps|personnes|abonnes|vues|refugies|habitants|mots|personas|seguidores|refugiados|habitantes|palabras|nguoi|luot|lao dong|chu|orang|pengikut|warga|pekerja|penduduk|tao|katao|tagasunod|manggagawa|salita|人|人次|粉丝|名|个人|人口|公里|字|步|件|คน|ผู้ติดตาม|ราย|กิโล|คำ|জন|মানুষ|লোক|ফলোয়ার|শ্রমিক|কিলোমিটার|பேர்|பேரு|மக்கள்|தொழிலாளர்|கிலோமீட்டர்|ဦး|ယောက်|လူ|مهاجر|لاجئ|شخص|متابع|عامل|نسمة|كلم|كيلومتر',
  ],
];

/** Spans of time: a number before one of these is no age and no hour. */
export const SPAN_WORDS: readonly WordRow[] = [
  [
    { kind: 'span', value: '' },
    'day|days|week|weeks|month|months|minutes|mins|min|jour|jours|semaine|semaines|mois|minutes|dia|dias|semana|semanas|mes|meses|minutos|hari|minggu|bulan|menit|minit|araw|linggo|buwan|minuto|ngay|tuan|thang|phut|天|周|个月|個月|分钟|วัน|สัปดาห์|เดือน|นาที|দিন|সপ্তাহ|মাস|মিনিট|நாள்|நாட்கள்|மாதம்|மாசம்|நிமிடம்|ရက်|ပတ်|လ|မိနစ်|يوم|أيام|أسبوع|شهر|أشهر|شهور|دقيقة|دقائق|percent|kg|kilo|kilos',
  ],
];

/** Words of price and pay beside which a bare short form ("3k") is a sum. */
export const PRICE_WORDS: readonly WordRow[] = [
  [
    { kind: 'price-word', value: '' },
    'pay|pays|paid|price|prices|cost|costs|fee|fees|salary|wage|wages|owe|owes|debt|charge|deposit|per head|per person|per month|a month|monthly|a week|each|cash|earn|earning|transfer|rate|budget|prix|paie|paye|payer|salaire|dette|frais|coute|acompte|par mois|par tete|precio|pago|pagar|paga|sueldo|salario|deuda|cuesta|al mes|por persona|por cabeza|gia|luong|tien|moi nguoi|một tháng|thang|gaji|bayar|bayaran|biaya|harga|ongkos|hutang|utang|fee|komisi|dp|sebulan|per orang|seorang|perbulan|sahod|sweldo|bayad|presyo|singil|kada buwan|per month|工资|月薪|底薪|价格|费用|押金|定金|赔付|赔|欠|每人|一个人|一人|包|费|薪|收|给|付|เงินเดือน|ค่าจ้าง|ค่าแรง|ค่าหัว|ราคา|จ่าย|หนี้|ค่านายหน้า|ค่า|รายได้|วันละ|เดือนละ|คนละ|ตัวละ|หัวละ|ละ|বেতন|দাম|খরচ|দেনা|দিতে|জনপ্রতি|মাসে|মাথাপিছু|দেব|নগদ|জমা|রেট|সম্বল|சம்பளம்|சம்பளத்து|கடன்|கட்டணம்|விலை|செலவு|முன்பணம்|கமிஷன்|ஒரு ஆளுக்கு|மாதம்|மாசம்|லச்சம்|salary|sambalam|kadan|လစာ|ဈေး|စျေး|ကုန်ကျ|ပေး|အကြွေး|တစ်ယောက်|တစ်လ|စရိတ်|ပွဲခ|راتب|الراتب|سعر|السعر|يدفع|دفع|ادفع|دين|ثمن|تكلفة|عمولة|للفرد|للشخص|شهريا|في الشهر|فلوس',
  ],
];
