// Kinds of documents that are asked for, sold or taken, and the sponsorship systems named like one. Thirteen languages.

import type { WordRow } from '../senses.js';

const document = (kind: string, words: string): WordRow => [{ kind: 'document', value: kind }, words];

/** `value` is the kind, in English, words joined by `_`. */
export const DOCUMENT_WORDS: readonly WordRow[] = [
  document(
    'passport',
    'passport|passports|pasport|passeport|passeports|pasaporte|pasaportes|paspor|pasport|passpor|ho chieu|hộ chiếu|جواز|جوازي|جوازك|جوازه|جوازات|جواز سفر|جواز السفر|الباسبور|باسبور|باسبورت|পাসপোর্ট|পাছপোর্ট|பாஸ்போர்ட்|பாஸ்போட்|கடவுச்சீட்டு|หนังสือเดินทาง|พาสปอร์ต|พาสปอต|พาสปอร์ท|ပတ်စပို့|ပတ်စ်ပို့|ပါစပို့|နိုင်ငံကူးလက်မှတ်|护照|護照|huzhao',
  ),
  document(
    'visa',
    'visa|visas|visado|visados|bisa sa|vise|thi thuc|thị thực|تأشيرة|تاشيرة|التأشيرة|فيزا|الفيزا|ভিসা|விசா|วีซ่า|ဗီဇာ|签证|簽證|qianzheng',
  ),
  document(
    'work_visa',
    'work visa|working visa|employment visa|visa de travail|visado de trabajo|visa de trabajo|visa kerja|visa lao dong|تأشيرة عمل|فيزا عمل|ওয়ার্ক ভিসা|কাজের ভিসা|வேலை விசா|วีซ่าทำงาน|အလုပ်ဗီဇာ|工作签|工作签证|工签',
  ),
  document(
    'tourist_visa',
    'tourist visa|visitor visa|visit visa|visa touriste|visa touristique|visa de turista|visado de turista|visa turis|visa wisata|visa pelancong|visa kunjungan|visa du lich|visa ziarah|تأشيرة سياحة|تأشيرة سياحية|فيزا سياحة|فيزا زيارة|تأشيرة زيارة|টুরিস্ট ভিসা|ট্যুরিস্ট ভিসা|ভিজিট ভিসা|டூரிஸ்ட் விசா|சுற்றுலா விசா|วีซ่าท่องเที่ยว|วีซ่านักท่องเที่ยว|ခရီးသွားဗီဇာ|旅游签证|旅游签|旅遊簽證',
  ),
  document(
    'student_visa',
    'student visa|visa etudiant|visa de estudiante|visa pelajar|visa du hoc|تأشيرة دراسة|فيزا طالب|স্টুডেন্ট ভিসা|ஸ்டூடண்ட் விசா|วีซ่านักเรียน|ကျောင်းသားဗီဇာ|学生签证|留学签证',
  ),
  document(
    'work_permit',
    'work permit|work permits|working permit|permis de travail|permiso de trabajo|permisos de trabajo|izin kerja|permit kerja|giay phep lao dong|تصريح عمل|رخصة عمل|ওয়ার্ক পারমিট|ওয়ার্কপারমিট|வேலை அனுமதி|வொர்க் பெர்மிட்|ஒர்க் பெர்மிட்|ใบอนุญาตทำงาน|เวิร์คเพอร์มิต|ဝပ်ပါမစ်|အလုပ်လုပ်ခွင့်|工作许可|工作准证|劳工证',
  ),
  document(
    'residence_permit',
    'residence permit|residence card|resident card|residency card|green card|titre de sejour|carte de sejour|carte de resident|permiso de residencia|tarjeta de residencia|nie|kitas|izin tinggal|the cu tru|the tam tru|تصريح إقامة|بطاقة إقامة|রেসিডেন্স পারমিট|রেসিডেন্ট কার্ড|গ্রিন কার্ড|கிரீன் கார்டு|குடியிருப்பு அனுமதி|ใบถิ่นที่อยู่|နေထိုင်ခွင့်|居留证|居留卡|居住证|绿卡|居留',
  ),
  document(
    'iqama',
    'iqama|iqamah|ikama|akama|إقامة|اقامة|الإقامة|الاقامة|اقامتي|إقامتي|إقامتك|আকামা|ইকামা|இகாமா|အီကာမာ|อิกามา',
  ),
  document('kafala', 'kafala|kafeel|kafil|كفيل|الكفيل|كفالة|الكفالة|কফিল|কাফিল|কাফালা|கஃபாலா|கபீல்'),
  document(
    'national_id',
    "national id|national identity card|identity card|id card|id cards|carte d'identite|cni|cedula|dni|curp|documento de identidad|ine card|ktp|e-ktp|kad pengenalan|mykad|kartu identitas|can cuoc|can cuoc cong dan|cccd|cmnd|chung minh thu|chung minh nhan dan|هوية|الهوية|بطاقة هوية|بطاقة الهوية|بطاقة شخصية|البطاقة الوطنية|এনআইডি|জাতীয় পরিচয়পত্র|আইডি কার্ড|ஆதார்|ஆதாரும்|ஐடி கார்டு|aadhaar|aadhar|บัตรประชาชน|บัตร ปชช|မှတ်ပုံတင်|နိုင်ငံသားစိစစ်ရေးကတ်|身份证|身份證|shenfenzheng|national id card|philsys|civil id|সিভিল আইডি|العقد الوطني",
  ),
  document(
    'family_card',
    'kartu keluarga|so ho khau|ho khau|户口本|户口簿|သန်းခေါင်စာရင်း|ทะเบียนบ้าน|livret de famille|libro de familia|دفتر العائلة',
  ),
  document(
    'ci_book',
    'ci book|certificate of identity|เล่ม ci|สมุดเล่มแดง|พาสปอร์ตเล่มแดง|စီအိုင်|စီအိုင်စာအုပ်|ci စာအုပ်|ci เล่ม|เล่มเขียว',
  ),
  document('pink_card', 'pink card|บัตรชมพู|บัตรสีชมพู|ပန်းရောင်ကတ်|ဘတ်ချမ်ပူ'),
  document(
    'border_pass',
    'border pass|border permit|บอเดอร์พาส|บอร์เดอร์พาส|ใบผ่านแดน|หนังสือผ่านแดน|နယ်စပ်ဖြတ်ကျော်ခွင့်|ဘော်ဒါပတ်စ်|giay thong hanh|通行证|边境通行证|pas sempadan|pas lintas batas',
  ),
  document(
    'travel_document',
    'travel document|laissez passer|laissez-passer|salvoconducto|titre de voyage|splp|surat perjalanan|تذكرة مرور|وثيقة سفر|ট্রাভেল পাস|旅行证',
  ),
  document(
    'birth_certificate',
    'birth certificate|acte de naissance|extrait de naissance|acta de nacimiento|partida de nacimiento|akta kelahiran|akte lahir|akta lahir|surat beranak|sijil kelahiran|giay khai sinh|شهادة ميلاد|عقد ازدياد|জন্ম সনদ|জন্ম নিবন্ধন|பிறப்புச் சான்றிதழ்|பிறப்பு சான்றிதழ்|สูติบัตร|ใบเกิด|မွေးစာရင်း|မွေးသက္ကတ်|出生证明|出生证|psa birth',
  ),
  document(
    'marriage_certificate',
    'marriage certificate|acte de mariage|acta de matrimonio|buku nikah|surat nikah|akta nikah|sijil nikah|giay dang ky ket hon|dang ky ket hon|عقد زواج|قسيمة زواج|কাবিননামা|নিকাহনামা|திருமண சான்றிதழ்|ทะเบียนสมรส|လက်ထပ်စာချုပ်|结婚证',
  ),
  document(
    'driving_licence',
    "driving licence|driving license|driver's license|drivers license|permis de conduire|licencia de conducir|permiso de conducir|sim card licence|lesen memandu|bang lai|giay phep lai xe|رخصة قيادة|رخصة سياقة|ড্রাইভিং লাইসেন্স|ஓட்டுநர் உரிமம்|டிரைவிங் லைசென்ஸ்|ใบขับขี่|ယာဉ်မောင်းလိုင်စင်|驾照|驾驶证|lisensya",
  ),
  document(
    'seafarer_book',
    "seaman's book|seamans book|seafarer book|seafarer's book|buku pelaut|livret maritime|libreta de embarque|so thuyen vien|หนังสือคนประจำเรือ|สมุดคนประจำเรือ|海员证|সিডিসি",
  ),
  document(
    'employment_contract',
    'employment contract|work contract|job contract|contrat de travail|contrato de trabajo|contrato laboral|kontrak kerja|perjanjian kerja|hop dong lao dong|عقد عمل|عقد العمل|চাকরির চুক্তিপত্র|চুক্তিপত্র|ஒப்பந்த பத்திரம்|வேலை ஒப்பந்தம்|สัญญาจ้าง|အလုပ်စာချုပ်|စာချုပ်|劳动合同|劳务合同|用工合同|kontrata',
  ),
  document(
    'exit_permit',
    'exit permit|exit visa|permis de sortie|permiso de salida|تأشيرة خروج|خروج نهائي|تصريح خروج|এক্সিট পারমিট|এক্সিট ভিসা|出境证|离境证|oec',
  ),
  document(
    'emigration_clearance',
    'emigration clearance|ecnr|ecr stamp|smart card bmet|bmet card|বিএমইটি কার্ড|বিএমইটি|owic|smartcard ow',
  ),
  document(
    'asylum_papers',
    "asylum card|refugee card|unhcr card|carte de refugie|attestation de demande d'asile|tarjeta roja|tarjeta de refugiado|kartu unhcr|kad unhcr|بطاقة لاجئ|بطاقة المفوضية|كرت المفوضية|ইউএনএইচসিআর কার্ড|ယူအန်ကတ်|un card|บัตรผู้ลี้ภัย|难民证",
  ),
  document(
    'police_certificate',
    'police clearance|police certificate|casier judiciaire|antecedentes penales|skck|nbi clearance|ly lich tu phap|صحيفة السوابق|صحيفة الحالة الجنائية|পুলিশ ক্লিয়ারেন্স|ใบรับรองความประพฤติ|无犯罪证明',
  ),
];
