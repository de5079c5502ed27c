// Words that people hide from filters in this field: they settle what a digit, a sign or a mask in a word stands for.

/**
 * Plain spellings, Latin, no accents. The list never raises suspicion: it only lets "p4ssport", "v!sa" and "p***port" be
 * read, and says that these were hidden. Own selection after the public indicator lists named in the catalogue.
 */
const WORDS = `
pass passport passports visa visas permit permits document documents papers papeles identity license licence certificate
stamp sell selling border borders crossing smuggle smuggler smuggling trafficking agent agents agency recruiter recruiting recruitment
hiring job jobs work worker workers working vacancy salary salaries income money cash payment payments paying payout
transfer deposit crypto bitcoin usdt wallet hawala western union moneygram paypal bank account accounts loan loans debt
debts fee fees price cheap discount guarantee guaranteed fake forged false original registered genuine
police arrest deport deported prison jail kill killed beat beaten threat threaten gun weapon weapons drugs drug weed
cocaine pills escort escorts massage massages girl girls women woman model models modeling modelling dancer dancers
companion service services client clients customer adult sex sexy nudes nude photos photo video videos webcam sugar
daddy baby young teen teens child children minor school student students age hostess club casino hotel apartment
telegram whatsapp signal wechat snapchat contact message inbox private secret secretly delete deleted silent quiet
travel ticket tickets flight flights plane airport boat boats ship truck lorry driver drivers taxi route routes europe
england london germany italy canada america dubai thailand cambodia myanmar laos malaysia libya turkey greece spain
legal illegal urgent help please free rich easy fast quick promise marriage marry wife husband bride
kidney organ organs blood hostage ransom slave slavery owner locked trapped escape rescue refugee asylum migrant
passeport passeports visas frontiere passeur argent travail emploi salaire papiers faux
pasaporte pasaportes frontera coyote dinero trabajo empleo salario documentos falso chica chicas
paspor paspot kerja gaji duit uang bandar agen palsu gadis
pasaporte trabaho sahod pera peke babae
viec luong tien giay
`;

/** Words by themselves. */
export const HIDDEN_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Words by their length, for masks that keep it. */
const BY_LENGTH = groupByLength();
/** Longest word of the list. */
export const LONGEST_HIDDEN = Math.max(...BY_LENGTH.keys());

function groupByLength(): ReadonlyMap<number, readonly string[]> {
  const groups = new Map<number, string[]>();
  for (const word of HIDDEN_WORDS) groups.set(word.length, [...(groups.get(word.length) ?? []), word]);
  return groups;
}

/**
 * The first word that `seen` may be, or null. `seen`: small letters, and `*` for each letter that is covered; two letters
 * at least must be seen, the first among them.
 */
export function uncover(seen: string): string | null {
  const letters = seen.length - seen.split('*').length + 1;
  if (letters < 2 || seen.startsWith('*')) return null;
  const fits = (word: string): boolean => {
    for (let i = 0; i < seen.length; i += 1) if (seen[i] !== '*' && seen[i] !== word[i]) return false;
    return true;
  };
  return (BY_LENGTH.get(seen.length) ?? []).find(fits) ?? null;
}
