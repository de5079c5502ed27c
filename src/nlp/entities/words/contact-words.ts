// Words beside which digits are a phone number or a name is a handle, and words of a route. Thirteen languages.

import type { WordRow } from '../senses.js';

/** `value`: the country whose numbering plan a national number beside this word is read by, else empty. */
const phone = (country: string, words: string): WordRow => [{ kind: 'phone-word', value: country }, words];

export const PHONE_WORDS: readonly WordRow[] = [
  phone(
    '',
    'tel|telf|telefono|telephone|phone|phone no|call|call me|text|text me|sms|whatsapp|whats app|whatsap|wapp|wa|wsp|viber|imo|signal|appel|appelle|appelez|llama|llamame|llame|numero|number|num|no hp|hp|contact|contacto|contactez|mobile|movil|portable|cel|celular|joindre|ecris|ecrivez|escribe|escribeme|zalo|line|telepon|telpon|hubungi|nomor|nombor|hubungi saya|tawagan|tumawag|numero ko|reach me|ring|dial',
  ),
  phone('VN', 'goi|sdt|so dien thoai|dien thoai|lien he|so may|dt'),
  phone('ID', 'nomer|no wa|nomor wa'),
  phone('TH', 'โทร|เบอร์|เบอร์โทร|โทรศัพท์|ติดต่อ|โทรหา|มือถือ|ไลน์'),
  phone('BD', 'ফোন|মোবাইল|নম্বর|নাম্বার|কল|যোগাযোগ|হোয়াটসঅ্যাপ|ইমো|বিকাশ|নগদ নম্বর'),
  phone('IN', 'போன்|நம்பர்|எண்|அழைக்க|வாட்ஸ்அப்|தொடர்பு|தொடர்புக்கு|கால்|மொபைல்'),
  phone('MM', 'ဖုန်း|ဖုန်းနံပါတ်|ဆက်သွယ်ရန်|ဆက်သွယ်|ဗိုက်ဘာ|ဝိုင်ဘာ'),
  phone('CN', '电话|手机|手机号|联系|联系电话|致电|拨打|打给我'),
  phone('', 'هاتف|تلفون|تليفون|رقم|رقمي|جوال|موبايل|واتساب|واتس|وتساب|اتصل|اتصلوا|للتواصل|كلمني|نمرتي|رقم الهاتف'),
];

export const HANDLE_WORDS: readonly WordRow[] = [
  [
    { kind: 'handle-word', value: '' },
    'telegram|telegram id|tele|tg|insta|instagram|ig|snap|snapchat|wechat|wechat id|weixin|line id|id line|line|kik|zalo|skype|discord|tiktok|facebook|fb|messenger|twitter|qq|تيليجرام|تلجرام|تليجرام|انستا|انستغرام|سناب|টেলিগ্রাম|ইনস্টাগ্রাম|ইনস্টা|ফেসবুক|টিকটক|ইমো আইডি|டெலிகிராம்|இன்ஸ்டா|ไอดีไลน์|ไลน์ไอดี|ไลน์|แอดไลน์|เทเลแกรม|တယ်လီဂရမ်|微信|微信号|加微信|加微|电报|飞机|扣扣|纸飞机|vx|line ไอดี',
  ],
];

/** Words of a route: `from` before its first place, `to` between the two, both before and behind as languages do. */
export const ROUTE_WORDS: readonly WordRow[] = [
  [
    { kind: 'from', value: '' },
    'from|de|depuis|desde|dari|mula|galing|mula sa|galing sa|tu|từ|จาก|从|由|من|leaving|depart|depart de|salida de',
  ],
  [
    { kind: 'to', value: '' },
    "→|➡|⟶|➔|➜|⇒|►|to|a|à|vers|pour|jusqu a|jusqu'a|hasta|para|hacia|ke|kepada|hingga|sampai|papunta|papuntang|papunta sa|hanggang|patungong|den|sang|toi|đến|qua|ไป|ถึง|到|去|往|飞|至|إلى|الى|ل|حتى|نحو|থেকে|হয়ে|থাইকা|থেইকা|থিকা|থন|হতে|லிருந்து|இருந்து|ல இருந்து|டூ|முதல்|to the|via|မှ|ကနေ|ကနေပြီး|into|towards",
  ],
];
