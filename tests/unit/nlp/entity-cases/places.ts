// Countries, cities and border towns by their names in each language.

import { tableOf } from './case-table.js';

export const PLACES = tableOf({
  Latin: `
    we are stuck in Poipet => Poipet
    the office is near MYAWADDY => Myawaddy
    my brother works in Sihanoukville => Sihanoukville
    waiting in Zarzis for the sea => Zarzis
    she was sold in Libya => Libya
    Dubai jobs, apply now => Dubai
    on est à Calais depuis mars => Calais
    le passeur d'Agadez => Agadez
    je suis au Liban => Lebanon
    il vit à Londres => London
    estamos en Tapachula => Tapachula
    llegué a España ayer => Spain
    mi prima está en Cúcuta => Cucuta
    em đang ở Campuchia => Cambodia
    công ty bên Đài Loan => Taiwan
    qua Hàn Quốc làm dưa => South Korea
    kerja di Kamboja => Cambodia
    saya di Medan, pak => Medan
    adik kena tahan di Arab Saudi => Saudi Arabia
    kerja kilang di Johor Bahru => Johor Bahru
    dia orang Filipina => Philippines
    nasa Hong Kong ang nanay ko => Hong Kong
    na-stranded kami sa Zamboanga => Zamboanga
    trabaho sa Kuwait => Kuwait
    hiring in THAILAND => Thailand
  `,
  Arabic: `
    أنا عالقة في بيروت => Beirut
    وصلنا لامبيدوزا أمس => Lampedusa
    الشغل في دبي => Dubai
    محتجز في طرابلس => Tripoli
    بالكويت عند كفيل => Kuwait
    من أهل صنعاء => Sanaa
    مكتب في الدوحة => Doha
    شاطئ جرجيس => Zarzis
    نحن بتركيا الآن => Turkey
    عائلتي بالسودان => Sudan
    وظيفة في الرياض => Riyadh
    مزرعة قرب صفاقس => Sfax
    مطار القاهرة => Cairo
    سجن في ليبيا => Libya
    أعمل بقطر => Qatar
    يريد يروح إيطاليا => Italy
    مكتب وساطة في عمّان => Oman
    سبتة صعبة هالأيام => Ceuta
    كنت بمسقط => Muscat
    أنا مغربية من طنجة => Tangier
    خرجنا من سوريا => Syria
    أرسلوها إلى لبنان => Lebanon
  `,
  Bengali: `
    আমি এখন দুবাই আছি => Dubai
    লিবিয়ায় আটকা => Libya
    কুয়েতে কাজ => Kuwait
    মালয়েশিয়ার কারখানা => Malaysia
    টেকনাফে দালাল => Teknaf
    সৌদি আরবে গেছে => Saudi Arabia
    ইতালি নিয়ে যাবে => Italy
    ওমানের বাসা => Oman
    ঢাকায় অফিস => Dhaka
    কক্সবাজারের ক্যাম্প => Cox's Bazar
    কম্বোডিয়ায় চাকরি => Cambodia
    কলকাতায় বিক্রি করছে => Kolkata
    যশোর বর্ডার => Jessore
    লেবাননে বোন => Lebanon
    জর্ডানে গার্মেন্টস => Jordan
    থাইল্যান্ডের জঙ্গলে => Thailand
    রোমানিয়ার ভিসা হবে => Romania
    ভারতে পাচার => India
    মিয়ানমারে বন্দি => Myanmar
    কাতারে লোক লাগবে => Qatar
    মুম্বাইয়ে আছে => Mumbai
    বাহরাইনে যাব => Bahrain
  `,
  Thai: `
    ตอนนี้อยู่ปอยเปตค่ะ => Poipet
    เขาพาไปเมียวดี => Myawaddy
    งานที่เกาหลี => South Korea
    ติดอยู่เล่าก์ก่าย => Laukkai
    หนูอยู่แม่สอด => Mae Sot
    นายหน้าอยู่เชียงใหม่ => Chiang Mai
    ไปทำงานกัมพูชา => Cambodia
    คนลาว => Laos
    เรือออกจากสงขลา => Songkhla
    โรงงานที่มหาชัย => Mahachai
    แรงงานพม่า => Myanmar
    อยากไปญี่ปุ่น => Japan
    สวนส้มอิสราเอล => Israel
    ข้ามที่แม่สาย => Mae Sai
    อยู่ท่าขี้เหล็กสองเดือน => Tachileik
    กลับกรุงเทพไม่ได้ => Bangkok
    ไต้หวันรับสมัคร => Taiwan
    บริษัทในดูไบ => Dubai
    ด่านสะเดา => Sadao
    ช่องจอมเปิดแล้ว => Chong Chom
    เขาบอกว่าไปมาเลเซีย => Malaysia
    นวดที่บาห์เรน => Bahrain
  `,
  Burmese: `
    မြဝတီမှာ ပိတ်မိနေတယ် => Myawaddy
    ထိုင်းမှာ အလုပ်ရှိတယ် => Thailand
    မလေးရှားကို သွားမယ် => Malaysia
    ရွှေကုက္ကိုက ကုမ္ပဏီ => Shwe Kokko
    မဲဆောက်မှာ နေတယ် => Mae Sot
    တရုတ်ပြည်မှာ => China
    လောက်ကိုင်မှာ ရောင်းခံရတယ် => Laukkai
    မူဆယ်ဂိတ် => Muse
    ရန်ကုန်က ပွဲစား => Yangon
    ရနောင်းက လှေ => Ranong
    မဟာချိုင်စက်ရုံ => Mahachai
    ဘန်ကောက်ကို ပို့မယ် => Bangkok
    ဒူဘိုင်းမှာ အလုပ် => Dubai
    မန္တလေးသူပါ => Mandalay
    ကမ္ဘောဒီးယားကို ခေါ်သွားတယ် => Cambodia
    လာအိုဘက်မှာ => Laos
    တာချီလိတ်မှာပဲ => Tachileik
    ရွှေလီမှာ လက်ထပ် => Ruili
    စင်ကာပူမှာ အိမ်အကူ => Singapore
    ဂျပန်ကို သွားချင်တယ် => Japan
    ကော့သောင်းကနေ လာတာ => Kawthaung
    ဘားအံသားပါ => Hpa-An
  `,
  Tamil: `
    நான் குவைத்தில் இருக்கேன் => Kuwait
    மியாவாடியில் சிக்கிட்டோம் => Myawaddy
    துபாய் வேலை => Dubai
    கம்போடியாவுக்கு அனுப்பினாங்க => Cambodia
    சென்னை ஏஜெண்ட் => Chennai
    கொழும்பில் அலுவலகம் => Colombo
    மலேசியாவில் வேலை => Malaysia
    லெபனானில் வீட்டு வேலை => Lebanon
    சவுதியில் கஷ்டம் => Saudi Arabia
    யாழ்ப்பாணம் ஊரு => Jaffna
    ராமேஸ்வரம் கரையில் => Rameswaram
    தாய்லாந்தில் கால் சென்டர் => Thailand
    ஓமனில் மாட்டிக்கிட்டேன் => Oman
    கத்தாரில் சம்பளம் இல்ல => Qatar
    மதுரைக்காரன் => Madurai
    கோவையில் மில் => Coimbatore
    மியான்மரில் அடிக்கிறாங்க => Myanmar
    கனடாவுக்கு கப்பல் => Canada
    இலங்கைக்கு திரும்பணும் => Sri Lanka
    ஜோர்டானில் கார்மெண்ட்ஸ் => Jordan
    லண்டனில் வேலை => London
    பஹ்ரைனில் => Bahrain
  `,
  Han: `
    我被骗到妙瓦底了 => Myawaddy
    人在西港出不来 => Sihanoukville
    去柬埔寨做客服 => Cambodia
    那個園區在果敢 => Kokang
    公司在迪拜 => Dubai
    木姐过关 => Muse
    弟弟在仰光失联 => Yangon
    曼谷机场接你 => Bangkok
    泰國打工 => Thailand
    菲律賓招人 => Philippines
    金三角的园区 => Golden Triangle
    我在台灣做看護 => Taiwan
    馬來西亞工廠 => Malaysia
    住在香港 => Hong Kong
    越南新娘 => Vietnam
    墨西哥走线 => Mexico
    日本研修生 => Japan
    被卖到缅甸 => Myanmar
    新加坡工地 => Singapore
    韩国酒吧 => South Korea
    在云南边境 => Yunnan
    美國餐館 => United States
  `,
});
