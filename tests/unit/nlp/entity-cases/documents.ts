// Kinds of documents, by their names in sentences.

import { tableOf } from './case-table.js';

export const DOCUMENTS = tableOf({
  Latin: `
    he keeps my passport in his safe => passport
    no work permit needed => work_permit
    they came on a tourist visa => tourist_visa
    I lost my ID card => national_id
    never signed an employment contract => employment_contract
    she has no birth certificate => birth_certificate
    selling a driver's license, real => driving_licence
    his iqama expired => iqama
    on m'a pris mon passeport => passport
    ton titre de séjour est faux => residence_permit
    sans contrat de travail => employment_contract
    l'acte de naissance est demandé => birth_certificate
    me quitaron el pasaporte => passport
    sin permiso de trabajo => work_permit
    perdí mi cédula => national_id
    antecedentes penales limpios => police_certificate
    họ giữ hộ chiếu của em => passport
    làm giả giấy khai sinh => birth_certificate
    cần gửi ảnh CCCD => national_id
    paspor saya ditahan => passport
    kirim foto KTP => national_id
    tanpa kontrak kerja => employment_contract
    permit kerja dah mati => work_permit
    bagi gambar MyKad => national_id
    hawak ng amo ang pasaporte ko => passport
    kailangan ng NBI clearance => police_certificate
  `,
  Arabic: `
    الكفيل أخذه => kafala
    أخذوا جواز سفري => passport
    بدون تأشيرة => visa
    تأشيرة سياحية ثم تتحول => tourist_visa
    جاء على فيزا عمل => work_visa
    ما عندي تصريح عمل => work_permit
    انتهت إقامتي => iqama
    صورة بطاقة الهوية => national_id
    شهادة ميلاد مزورة => birth_certificate
    لم أوقع عقد عمل => employment_contract
    رخصة قيادة أصلية => driving_licence
    خروج نهائي من البلد => exit_permit
    وثيقة سفر جديدة => travel_document
    عقد زواج صوري => marriage_certificate
    بطاقة لاجئ => asylum_papers
    دفتر العائلة => family_card
    فيزا زيارة شهر => tourist_visa
    تأشيرة خروج => exit_permit
    بطاقة إقامة أوروبية => residence_permit
    صحيفة السوابق نظيفة => police_certificate
    الباسبور معه => passport
    فيزا طالب => student_visa
  `,
  Bengali: `
    মালিক পাসপোর্ট রেখে দিছে => passport
    ভিসা লাগবে না => visa
    টুরিস্ট ভিসায় গেছে => tourist_visa
    ওয়ার্ক পারমিট নাই => work_permit
    এনআইডির ছবি দেন => national_id
    জন্ম নিবন্ধন বানায় => birth_certificate
    আকামা শেষ হয়ে গেছে => iqama
    কফিল টাকা দেয় না => kafala
    স্টুডেন্ট ভিসা করি => student_visa
    ভিজিট ভিসা ৩ মাসের => tourist_visa
    কাজের ভিসা দিবে => work_visa
    চুক্তিপত্র পাই নাই => employment_contract
    কাবিননামা লাগবে => marriage_certificate
    ড্রাইভিং লাইসেন্স বিক্রি => driving_licence
    পুলিশ ক্লিয়ারেন্স করে দিব => police_certificate
    বিএমইটি কার্ড => emigration_clearance
    ট্রাভেল পাস নিয়ে ফিরছি => travel_document
    এক্সিট ভিসা চাই => exit_permit
    জাতীয় পরিচয়পত্র হারাইছি => national_id
    জন্ম সনদ => birth_certificate
    গ্রিন কার্ড পাবেন => residence_permit
    ওয়ার্ক ভিসা রেডি => work_visa
  `,
  Thai: `
    เขายึดพาสปอร์ตไว้ => passport
    ไม่มีวีซ่า => visa
    วีซ่าท่องเที่ยวเข้าไปก่อน => tourist_visa
    ไม่ต้องมีใบอนุญาตทำงาน => work_permit
    ส่งรูปบัตรประชาชนมา => national_id
    ไม่มีสัญญาจ้าง => employment_contract
    หนังสือเดินทางหมดอายุ => passport
    ทำสูติบัตรปลอม => birth_certificate
    ถือบัตรชมพู => pink_card
    เล่ม CI อยู่กับนายจ้าง => ci_book
    ทำบอเดอร์พาสให้ => border_pass
    ใบขับขี่ปลอม => driving_licence
    ขอทะเบียนบ้านด้วย => family_card
    ทะเบียนสมรส => marriage_certificate
    วีซ่านักเรียนแต่ไปทำงาน => student_visa
    ใบเกิดลูก => birth_certificate
    วีซ่าทำงาน 1 ปี => work_visa
    สมุดคนประจำเรือ => seafarer_book
    หนังสือผ่านแดน => border_pass
    บัตรผู้ลี้ภัย => asylum_papers
    พาสปอตอยู่กับเถ้าแก่ => passport
  `,
  Burmese: `
    ပတ်စ်ပို့ သိမ်းထားတယ် => passport
    ဗီဇာ မလိုဘူး => visa
    မှတ်ပုံတင် ပို့ပေးပါ => national_id
    နိုင်ငံကူးလက်မှတ် မရှိဘူး => passport
    အလုပ်လုပ်ခွင့် ရှိလား => work_permit
    အလုပ်ဗီဇာ လုပ်ပေးမယ် => work_visa
    စာချုပ် မချုပ်ရဘူး => employment_contract
    ပန်းရောင်ကတ် လုပ်ပေးတယ် => pink_card
    စီအိုင်စာအုပ် => ci_book
    သန်းခေါင်စာရင်း မိတ္တူ => family_card
    ယူအန်ကတ် ရမလား => asylum_papers
    မွေးစာရင်း => birth_certificate
    ယာဉ်မောင်းလိုင်စင် => driving_licence
    လက်ထပ်စာချုပ် => marriage_certificate
    ခရီးသွားဗီဇာနဲ့ ဝင်မယ် => tourist_visa
    ကျောင်းသားဗီဇာ => student_visa
    နေထိုင်ခွင့် => residence_permit
    ဘော်ဒါပတ်စ် => border_pass
    ဝပ်ပါမစ် သက်တမ်းတိုး => work_permit
    အလုပ်စာချုပ် ဖတ်ခွင့်မရဘူး => employment_contract
    ပတ်စပို့ ပျောက်သွားပြီ => passport
    နိုင်ငံသားစိစစ်ရေးကတ် => national_id
  `,
  Tamil: `
    பாஸ்போர்ட் வாங்கிட்டாங்க => passport
    விசா முடிஞ்சு போச்சு => visa
    டூரிஸ்ட் விசாவில் வந்தோம் => tourist_visa
    வேலை விசா தருவாங்க => work_visa
    ஆதார் காப்பி அனுப்பு => national_id
    பிறப்புச் சான்றிதழ் => birth_certificate
    கடவுச்சீட்டு இல்லை => passport
    வேலை அனுமதி இல்லாம => work_permit
    வேலை ஒப்பந்தம் எதுவும் இல்லை => employment_contract
    ஓட்டுநர் உரிமம் => driving_licence
    இகாமா இல்ல => iqama
    கபீல் விடமாட்டான் => kafala
    ஸ்டூடண்ட் விசா => student_visa
    சுற்றுலா விசா 30 நாள் => tourist_visa
    திருமண சான்றிதழ் => marriage_certificate
    கிரீன் கார்டு வாங்கி தரேன் => residence_permit
    ஐடி கார்டு பறிச்சிட்டாங்க => national_id
    டிரைவிங் லைசென்ஸ் => driving_licence
    வொர்க் பெர்மிட் => work_permit
    குடியிருப்பு அனுமதி => residence_permit
    பாஸ்போட் மட்டும் போதும் => passport
    ஒப்பந்த பத்திரம் => employment_contract
  `,
  Han: `
    老板收走我的护照 => passport
    護照在仲介那 => passport
    不用签证 => visa
    拿旅游签证过去 => tourist_visa
    工作签证包办 => work_visa
    没有工作许可 => work_permit
    身份证正反面拍来 => national_id
    身份證給我 => national_id
    没签劳动合同 => employment_contract
    出生证明可代办 => birth_certificate
    代辦居留證 => residence_permit
    办假结婚证 => marriage_certificate
    出售驾照 => driving_licence
    边境通行证 => border_pass
    户口本要带 => family_card
    海员证 => seafarer_book
    开无犯罪证明 => police_certificate
    留学签证打工 => student_visa
    绿卡三年 => residence_permit
    旅行证补办 => travel_document
    难民证办理 => asylum_papers
    辦學生簽證 => student_visa
    駕駛證 => driving_licence
  `,
});
