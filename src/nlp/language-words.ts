// The small words that give a language away: function words and very common verbs, folded (no accents), by language.

/** BCP 47 primary subtag → words. A word may stand in several languages; it then counts less for each. */
export const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: `the a an and or but if of to in on at for with from by about is are was were be been am i you he she it we they me
my your his her our their this that these those not dont no yes do does did have has had can could will would should
what who when where why how there here just so very please thanks thank need want get got go going work job help them
him us im its ur u cant wont didnt ill ive anyone someone any some all more out up now today tomorrow people money pay
let know they're hello hi contact send`,
  fr: `le la les un une des du de et ou mais si dans sur pour avec sans par chez est sont etait je tu il elle on nous vous
ils elles me te se mon ma mes ton ta tes son sa ses notre nos votre vos leur ce cette ces ne pas plus que qui quoi dont
quand comment pourquoi tres bien merci bonjour oui non ai as avons avez ont suis es sommes etes peux peut veux veut
faut fait faire aller travail aide argent ici la-bas moi toi lui tout tous toute aussi comme c'est j'ai au aux en y a
l d j qu n s c m besoin salut ca alors depuis`,
  es: `el la los las un una unos unas y o pero si de del en con sin por para sobre es son era fue soy eres somos estoy esta
estan estamos yo tu el ella nosotros ustedes ellos me te se mi mis su sus nos les lo le este esto esa ese eso no que
quien cuando donde como porque muy bien gracias hola he has ha hemos han puedo puede quiero quiere hay hacer ir trabajo
ayuda dinero aqui alla todo todos tambien mas al ya a e solo necesito tengo tiene desde cuanto buenas dias hasta`,
  pt: `o a os as um uma e ou mas se de do da dos das em no na nos nas com sem por para sobre sao era foi sou somos estou
esta eu voce ele ela nos eles me te meu minha seu sua isso isto este esta nao que quem quando onde como porque muito bem
obrigado ola tenho tem posso pode quero quer ha fazer ir trabalho ajuda dinheiro aqui tudo todos tambem mais ja ao`,
  it: `il lo la i gli le un una e o ma se di del della dei in nel nella con senza per su sono era io tu lui lei noi voi
loro mi ti si mio mia tuo suo questo questa non che chi quando dove come perche molto bene grazie ciao ho hai ha abbiamo
hanno posso puo voglio vuole fare andare lavoro aiuto soldi qui tutto tutti anche piu gia al c'e`,
  de: `der die das ein eine einen und oder aber wenn von zu in im am auf fur mit ohne bei ist sind war ich du er sie es wir
ihr mich dich mein dein sein nicht kein dass was wer wann wo wie warum sehr gut danke hallo ja nein habe hat haben kann
will muss machen gehen arbeit hilfe geld hier alles auch mehr schon`,
  nl: `de het een en of maar als van naar in op voor met zonder bij is zijn was ik jij hij zij wij mij mijn jouw niet geen
dat wat wie wanneer waar hoe waarom heel goed dank hallo ja nee heb heeft hebben kan wil moet doen gaan werk hulp geld
hier alles ook meer al`,
  ro: `un o si sau dar daca de din la pe pentru cu fara este sunt era eu tu el ea noi voi ei ma te imi nu ca ce cine cand
unde cum foarte bine multumesc buna da am ai are avem pot poate vreau vrea face merge munca ajutor bani aici tot si mai`,
  vi: `va hoac nhung neu cua o tren cho voi khong la toi ban anh chi em no chung ta minh nay kia gi ai khi dau sao rat tot
cam on xin chao co the muon lam di viec giup tien day tat ca cung nua da dang se duoc nguoi con thi ma cac mot nhieu vay`,
  id: `dan atau tapi kalau jika dari ke di pada untuk dengan tanpa oleh adalah saya aku kamu anda dia kami kita mereka ini
itu tidak gak nggak ga yang apa siapa kapan dimana bagaimana kenapa sangat baik terima kasih halo ya bisa mau harus
bikin pergi kerja bantu uang sini semua juga lagi sudah udah akan ada banget sih dong nih dapat karena kak`,
  ms: `dan atau tapi kalau jika dari ke di pada untuk dengan tanpa oleh adalah saya aku kau awak dia kami kita mereka ini
itu tidak tak yang apa siapa bila mana bagaimana kenapa sangat baik terima kasih hai ya boleh nak mahu kena buat pergi
kerja tolong duit sini semua juga lagi sudah dah akan ada sebab lah dekat macam nanti jangan orang`,
  tl: `ang ng mga sa na at o pero kung ay ako ikaw ka siya kami tayo kayo sila ko mo niya namin natin ninyo nila ito iyan
iyon hindi wala may meron ano sino kailan saan paano bakit sobra salamat po opo oo kaya gusto dapat gawa punta trabaho
tulong pera dito lahat din rin pa lang yung naman ba nga kasi para kay si`,
  tr: `ve veya ama eger bir bu su o ben sen biz siz onlar benim senin icin ile gibi degil ne kim zaman nerede nasil neden
cok iyi tesekkurler merhaba evet hayir var yok is yardim para burada her sey de da mi ki daha`,
  sw: `na au lakini kama ya wa kwa katika bila ni si mimi wewe yeye sisi nyinyi wao yangu yako hii hiyo hapana ndiyo nini
nani lini wapi jinsi sana nzuri asante habari naweza nataka kazi msaada pesa hapa wote pia zaidi sasa`,
};

/** Languages told by script alone (ISO 15924 → BCP 47); scripts of several languages are told apart in language.ts. */
export const SCRIPT_LANGUAGES: Readonly<Record<string, string>> = {
  Thai: 'th',
  Beng: 'bn',
  Taml: 'ta',
  Mymr: 'my',
  Hani: 'zh',
  Jpan: 'ja',
  Hang: 'ko',
  Khmr: 'km',
  Laoo: 'lo',
  Grek: 'el',
  Hebr: 'he',
  Guru: 'pa',
  Gujr: 'gu',
  Telu: 'te',
  Knda: 'kn',
  Mlym: 'ml',
  Sinh: 'si',
  Geor: 'ka',
  Armn: 'hy',
};
