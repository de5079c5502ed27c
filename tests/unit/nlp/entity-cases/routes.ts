// Routes between two places, names in English.

import { tableOf } from './case-table.js';

export const ROUTES = tableOf({
  Latin: `
    they take people from Dhaka to Kuwait => Dhaka>Kuwait
    bus Mae Sot - Bangkok every night => Mae Sot>Bangkok
    Zarzis → Lampedusa, 12 hours => Zarzis>Lampedusa
    Calais -> Dover tonight => Calais>Dover
    Tripoli to Italy by boat => Tripoli>Italy
    we drive from Belgrade to Vienna => Belgrade>Vienna
    Serbia > Hungary, small group => Serbia>Hungary
    trajet Agadez - Tripoli => Agadez>Tripoli
    de Dakar à Paris sans visa => Dakar>Paris
    depuis Nouadhibou vers les Canaries => Nouadhibou>Canary Islands
    de Sfax vers Lampedusa => Sfax>Lampedusa
    de Tapachula a Tijuana en bus => Tapachula>Tijuana
    desde Caracas hasta Lima => Caracas>Lima
    viaje Cúcuta - Bogotá => Cucuta>Bogota
    đi từ Hà Nội sang Campuchia => Hanoi>Cambodia
    xe Hà Nội - Lào Cai => Hanoi>Lao Cai
    từ Việt Nam đến Ba Lan => Vietnam>Poland
    dari Medan ke Penang naik kapal => Medan>Penang
    Jakarta → Phnom Penh tiket ditanggung => Jakarta>Phnom Penh
    dari Surabaya ke Hong Kong => Surabaya>Hong Kong
    naik bot dari Batam ke Johor => Batam>Johor Bahru
    dari Yangon ke Kuala Lumpur => Yangon>Kuala Lumpur
    mula Manila papuntang Dubai => Manila>Dubai
    galing Zamboanga papunta Sabah => Zamboanga>Sabah
    Manila to Bangkok muna => Manila>Bangkok
  `,
  Arabic: `
    من طرابلس إلى لامبيدوزا => Tripoli>Lampedusa
    السفر من القاهرة إلى دبي => Cairo>Dubai
    جرجيس - لامبيدوزا الليلة => Zarzis>Lampedusa
    من تركيا الى اليونان => Turkey>Greece
    بيروت → قبرص => Beirut>Cyprus
    من الخرطوم إلى الرياض => Khartoum>Riyadh
    من سوريا إلى لبنان => Syria>Lebanon
    طنجة-سبتة => Tangier>Ceuta
    من بغداد إلى إسطنبول => Baghdad>Istanbul
    صفاقس → إيطاليا => Sfax>Italy
    من عمان إلى الكويت => Oman>Kuwait
    من ليبيا إلى إيطاليا بالبحر => Libya>Italy
    رحلة دمشق - بيروت => Damascus>Beirut
    من مصر حتى ليبيا => Egypt>Libya
    من تونس نحو إيطاليا => Tunisia>Italy
    من إسطنبول إلى أثينا => Istanbul>Athens
    الدوحة-مسقط => Doha>Muscat
    من المغرب إلى إسبانيا => Morocco>Spain
    من صنعاء الى جدة => Sanaa>Jeddah
    من السودان إلى مصر => Sudan>Egypt
    بنغازي ← اليونان => Benghazi>Greece
    من الجزائر إلى فرنسا => Algeria>France
  `,
  Bengali: `
    ঢাকা থেকে দুবাই => Dhaka>Dubai
    টেকনাফ থেকে মালয়েশিয়া ট্রলারে => Teknaf>Malaysia
    লিবিয়া থেকে ইতালি => Libya>Italy
    ঢাকা-কুয়েত => Dhaka>Kuwait
    বাংলাদেশ থেকে রোমানিয়া => Bangladesh>Romania
    সিলেট থেকে লন্ডন => Sylhet>London
    কক্সবাজার → থাইল্যান্ড => Cox's Bazar>Thailand
    বেনাপোল হয়ে ভারত => Benapole>India
    ঢাকা হতে কাতার => Dhaka>Qatar
    চট্টগ্রাম থেকে ওমান => Chattogram>Oman
    ভারত থেকে নেপাল => India>Nepal
    দুবাই থেকে লিবিয়া => Dubai>Libya
    ঢাকা-ব্যাংকক => Dhaka>Bangkok
    তুরস্ক থেকে গ্রিস => Turkey>Greece
    ঢাকা থাইকা কলকাতা => Dhaka>Kolkata
    যশোর থেকে কলকাতা => Jessore>Kolkata
    মিয়ানমার থেকে টেকনাফ => Myanmar>Teknaf
    রাশিয়া → পোল্যান্ড => Russia>Poland
    ঢাকা - মালদ্বীপ => Dhaka>Maldives
    কাতার থেকে ঢাকা ফেরত => Qatar>Dhaka
    বাংলাদেশ → কম্বোডিয়া => Bangladesh>Cambodia
  `,
  Thai: `
    จากแม่สอดไปกรุงเทพ => Mae Sot>Bangkok
    กรุงเทพ-ปอยเปต => Bangkok>Poipet
    จากเชียงใหม่ไปเกาหลี => Chiang Mai>South Korea
    แม่สาย → ท่าขี้เหล็ก => Mae Sai>Tachileik
    รถจากอรัญประเทศไปปอยเปต => Aranyaprathet>Poipet
    ไทย → มาเลเซีย => Thailand>Malaysia
    จากลาวไปไทย => Laos>Thailand
    หาดใหญ่-กัวลาลัมเปอร์ => Hat Yai>Kuala Lumpur
    จากย่างกุ้งถึงแม่สอด => Yangon>Mae Sot
    จากไทยไปอิสราเอล => Thailand>Israel
    เมียวดี-แม่สอด => Myawaddy>Mae Sot
    กรุงเทพไปดูไบ => Bangkok>Dubai
    จากอุดรธานีไปเวียงจันทน์ => Udon Thani>Vientiane
    จากพม่าไปไทย => Myanmar>Thailand
    ระนอง-เกาะสอง => Ranong>Kawthaung
    จากกัมพูชาไปเวียดนาม => Cambodia>Vietnam
    กรุงเทพ → โตเกียว => Bangkok>Tokyo
    จากขอนแก่นไปไต้หวัน => Khon Kaen>Taiwan
    เชียงราย-ท่าขี้เหล็ก => Chiang Rai>Tachileik
    จากปอยเปตไปพนมเปญ => Poipet>Phnom Penh
    แม่สอด ไป มหาชัย => Mae Sot>Mahachai
  `,
  Burmese: `
    မြဝတီကနေ မဲဆောက် => Myawaddy>Mae Sot
    ရန်ကုန်-မြဝတီ => Yangon>Myawaddy
    ရန်ကုန်ကနေ ထိုင်း => Yangon>Thailand
    မဲဆောက် → ဘန်ကောက် => Mae Sot>Bangkok
    မြန်မာကနေ မလေးရှား => Myanmar>Malaysia
    မန္တလေး-မူဆယ် => Mandalay>Muse
    မူဆယ်ကနေ ရွှေလီ => Muse>Ruili
    ကော့သောင်း-ရနောင်း => Kawthaung>Ranong
    တာချီလိတ်ကနေ လာအို => Tachileik>Laos
    မန္တလေးမှ လောက်ကိုင် => Mandalay>Laukkai
    ဘားအံ-မြဝတီ => Hpa-An>Myawaddy
    မော်လမြိုင်ကနေ ဘန်ကောက် => Mawlamyine>Bangkok
    မဲဆောက်-မဟာချိုင် => Mae Sot>Mahachai
    ရန်ကုန်မှ ဒူဘိုင်း => Yangon>Dubai
    မြန်မာ → တရုတ် => Myanmar>China
    ရန်ကုန် - စင်ကာပူ => Yangon>Singapore
    ထိုင်းကနေ မလေးရှား => Thailand>Malaysia
    မြဝတီ → ရွှေကုက္ကို => Myawaddy>Shwe Kokko
    ရန်ကုန်ကနေ တာချီလိတ် => Yangon>Tachileik
    စစ်တွေကနေ မလေးရှား => Sittwe>Malaysia
    ဘန်ကောက်မှ ကမ္ဘောဒီးယား => Bangkok>Cambodia
  `,
  Tamil: `
    சென்னையிலிருந்து துபாய் => Chennai>Dubai
    ராமேஸ்வரம் – யாழ்ப்பாணம் => Rameswaram>Jaffna
    கொழும்பிலிருந்து குவைத் => Colombo>Kuwait
    சென்னை-சிங்கப்பூர் => Chennai>Singapore
    மதுரை → கொழும்பு => Madurai>Colombo
    இலங்கையிலிருந்து இத்தாலி => Sri Lanka>Italy
    தாய்லாந்து → மியான்மர் => Thailand>Myanmar
    துபாயிலிருந்து சென்னை => Dubai>Chennai
    சென்னை டூ மலேசியா => Chennai>Malaysia
    யாழ்ப்பாணம்-சென்னை => Jaffna>Chennai
    பாங்காக் → மியாவாடி => Bangkok>Myawaddy
    கோயம்புத்தூர் - துபாய் => Coimbatore>Dubai
    இலங்கை → கனடா => Sri Lanka>Canada
    மலேசியாவிலிருந்து சிங்கப்பூர் => Malaysia>Singapore
    திருச்சி-கோலாலம்பூர் => Trichy>Kuala Lumpur
    சென்னையிலிருந்து கத்தார் => Chennai>Qatar
    கொழும்பு-லண்டன் => Colombo>London
    மதுரையிலிருந்து சென்னை => Madurai>Chennai
    கம்போடியா → தாய்லாந்து => Cambodia>Thailand
    சென்னை - பஹ்ரைன் => Chennai>Bahrain
    ஓமன் → துபாய் => Oman>Dubai
  `,
  Han: `
    从昆明到瑞丽 => Kunming>Ruili
    曼谷飞金边 => Bangkok>Phnom Penh
    从广西去越南 => Guangxi>Vietnam
    昆明—木姐 => Kunming>Muse
    从泰国到缅甸 => Thailand>Myanmar
    香港→曼谷 => Hong Kong>Bangkok
    瑞丽到木姐 => Ruili>Muse
    從台灣飛柬埔寨 => Taiwan>Cambodia
    云南去老挝 => Yunnan>Laos
    从越南往柬埔寨 => Vietnam>Cambodia
    曼谷到妙瓦底 => Bangkok>Myawaddy
    广州-迪拜 => Guangzhou>Dubai
    从中国到墨西哥 => China>Mexico
    墨西哥到美国 => Mexico>United States
    吉隆坡飞西港 => Kuala Lumpur>Sihanoukville
    由香港到日本 => Hong Kong>Japan
    從高雄到曼谷 => Kaohsiung>Bangkok
    上海→东京 => Shanghai>Tokyo
    厄瓜多尔去美国 => Ecuador>United States
    深圳到香港 => Shenzhen>Hong Kong
    从仰光去妙瓦底 => Yangon>Myawaddy
  `,
});
