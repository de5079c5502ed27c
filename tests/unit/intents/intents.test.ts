// What a person may say at any point: recognised in every spelling, and never inside a story.

import fc from 'fast-check';
import { loadContent } from '../../../src/content/load.js';
import type { Intent } from '../../../src/domain/assessment.js';
import { foldWords, nearlySame } from '../../../src/domain/fold.js';
import { matchIntent } from '../../../src/nlp/intents.js';

const { commands } = await loadContent('content');
const intentOf = (text: string, languages: readonly string[] = ['en']) => matchIntent(text, commands, languages);

/** Sentences of everyday and of hard talks that are no command. */
const STORIES: readonly string[] = [
  'the lady is a nice person',
  'She is a nice person and she helped me get the job',
  'I was in danger years ago',
  'he was in danger once',
  'is it dangerous to work there?',
  'I do not want to talk about the person who brought me',
  'my person of contact is Ana',
  'a person from the agency called me',
  'I met a human rights lawyer',
  'they said delete the photos and I did',
  'he told me to delete everything from my phone before the border',
  'can I delete my facebook account?',
  'the boss said hide this from the inspector',
  'they hide the passports in a box',
  'we had to hide in the truck',
  'he is coming back next week from Dubai',
  'she is coming to pick us up at the airport tomorrow',
  'somebody is coming to the flat every Friday to collect the money',
  'the weather is bad here',
  'what is the weather in Madrid',
  'I need help with my visa papers',
  'I need help to understand the contract',
  'can you help my sister with the contract?',
  'it was an emergency so we paid',
  'the emergency exit was locked',
  'he wants to leave the company',
  'they do not let us leave the house at night',
  'I want to leave my job but I owe them money',
  'I have to go to the embassy on Monday',
  'next week I fly to Bangkok',
  'I skip meals because there is no money',
  'he can speak English with the clients',
  'I learned English at school',
  'the language school took my deposit',
  'yes my boss keeps the passport and says I owe him',
  'no one pays us since March',
  'no my cousin paid the agent',
  'police came to the bar last night',
  'we called the police and nothing happened',
  'my brother called an ambulance for him',
  'is the job offer real',
  'how does the agency earn its money?',
  'who are the people that run the hotel',
  'they locked the door of the office but not ours',
  'he has a gun shop in town',
  'he said he will kill time at the bar',
  'I am not in danger but my friend may be',
  'my friend is in danger I think, she does not answer',
  'je ne suis pas en danger mais mon amie oui',
  'il était en danger l’année dernière',
  'la personne qui m’a amené ici garde mes papiers',
  'c’est une bonne personne',
  'il arrive souvent en retard pour nous payer',
  'il arrive lundi par le train de Paris',
  'on m’a dit de supprimer les photos',
  'l’aide sociale ne répond pas',
  'je cherche de l’aide pour mes papiers',
  'la météo est mauvaise',
  'on parle français au travail',
  'ce n’est pas urgent, je voulais juste demander',
  'je ne veux pas partir sans mon argent',
  'la señora es buena persona',
  'mi hermana estaba en peligro el año pasado',
  'no estoy en peligro pero tengo miedo',
  'me dijeron que borrara las fotos',
  'viene gente de todas partes a trabajar aquí',
  'el clima es muy frío en ese país',
  'necesito ayuda con mis papeles',
  'quiero salir adelante con este trabajo',
  'hablo español y un poco de inglés con el jefe',
  'no es urgente, solo quería preguntar',
  'una persona me ofreció trabajo en México',
  'hello',
  'bonjour',
  'hola',
  'thank you',
  '...',
  '',
  '👍',
];

/** Recall, by command. What stands first in each row is the command. */
const SAID: Readonly<Record<Intent, readonly string[]>> = {
  panic: [
    'hide this now',
    'Hide this NOW!!!',
    'hide ths now',
    'hidethis',
    'he is coming',
    "he's coming",
    'he’s coming!',
    'someone is coming',
    'somebody is comming',
    'sombody is coming',
    'they are coming',
    'WEATHER',
    'wether',
    'weathr',
    'my husband is coming',
    'close the chat now',
    'cache ça',
    'CACHE CA',
    'cache ça vite',
    'il arrive',
    'Il arrive !',
    'quelqu’un arrive',
    'quelquun arrive',
    'mon mari arive',
    'météo',
    'meteo',
    'esconde esto',
    'esconde esto ya',
    'escóndelo',
    'viene alguien',
    'ya viene',
    'viene mi marido',
    'mi jefe viene',
    'clima',
    'hes here',
    'hide hide hide',
  ],
  danger: [
    'I am in danger',
    'im in danger',
    "I'm in danger!!",
    'i am in dangr',
    'in dangerr',
    'danger',
    'dangr',
    'HELP ME',
    'help me pls',
    'please help me',
    'plz help',
    'helpppp me',
    'help now',
    'sos',
    'S.O.S.',
    '🆘',
    'emergency',
    'emergancy',
    'its urgent',
    'urgent',
    'he will kill me',
    'they are going to kill me',
    'he is beating me',
    'they locked me in',
    'we are locked in',
    'they wont let me go',
    'call the police',
    'call the polise',
    'je suis en danger',
    'chui en danger',
    'au secours',
    'aidez moi',
    'aidez-moi svp',
    'c’est urgent',
    'il va me tuer',
    'je suis enfermée',
    'estoy en peligro',
    'estoy en peligrro',
    'socorro',
    'auxilio',
    'ayúdame por favor',
    'me va a matar',
    'estoy encerrada',
    'no me dejan salir',
    'es urgente',
    'help help help',
  ],
  person: [
    '0',
    'person',
    'PERSON',
    'persn',
    'a person please',
    'human',
    'i want to talk to a person',
    'I want to talk to a persn',
    'can i talk to someone',
    'can I speak to someone?',
    'talk to somebody',
    'is anybody there',
    'hello is anybody there',
    'hi, i want to talk to someone',
    'real person pls',
    'talk 2 a person',
    'une personne',
    'parler à quelqu’un',
    'je veux parler à quelqu’un',
    'je veu parler a kelkun',
    'bonjour, je voudrais parler à une personne',
    'un humain',
    'persona',
    'una persona por favor',
    'quiero hablar con alguien',
    'kiero hablar con alguien',
    'hay alguien?',
    'necesito hablar con una persona',
    'hola, quiero hablar con una persona',
  ],
  delete: [
    'delete',
    'delet',
    'Delete my data',
    'delete evrything',
    'please delete everything',
    'erase everything',
    'forget me',
    'remove my messages',
    'delete this chat',
    'efface tout',
    'supprimez tout',
    'supprime mes données',
    'suprime tout',
    'effacez mes messages svp',
    'borra todo',
    'borrar',
    'bórralo todo',
    'borra mis datos',
    'elimina mis datos',
    'olvídame',
  ],
  exit: [
    'bye',
    'goodbye',
    'leave',
    'i have to go',
    'au revoir',
    'je dois partir',
    'adiós',
    'me tengo que ir',
    'gtg',
    'thanks, bye',
  ],
  language: [
    'language',
    'français',
    'en español',
    'English please',
    'do you speak english?',
    'espagnol',
    'cambiar idioma',
    'change language',
    'autre langue',
    'inglés',
  ],
  help: [
    'who reads this?',
    'Who can see this',
    'what can you do',
    'how does this work?',
    'are you a bot?',
    'qui lit ça ?',
    'comment ça marche',
    '¿quién lee esto?',
    'qué es esto',
    'help',
  ],
  yes: ['yes', 'Yes!', 'yess', 'yeah', 'ok', 'oui', 'sí', 'si', 'claro', 'd’accord'],
  no: [
    'no',
    'nope',
    'No.',
    'non',
    'no thanks',
    'non merci',
    'no gracias',
    'nooo',
    'i am not in danger',
    'je ne suis pas en danger',
    'no estoy en peligro',
  ],
  skip: [
    'skip',
    'next question',
    'passer',
    'saltar',
    'siguiente',
    'I would rather not say',
    'prefiero no decir',
    'je ne veux pas répondre',
  ],
};

const LISTED = Object.entries(SAID).flatMap(([intent, texts]) => texts.map((text) => [text, intent] as const));

describe('a story is no command', () => {
  it('is tried on enough of them', () => expect(STORIES.length).toBeGreaterThanOrEqual(60));

  it.each(STORIES.map((text) => [text]))('%s', (text) => {
    for (const languages of [['en'], ['fr'], ['es'], []]) expect(intentOf(text, languages)).toBeNull();
  });
});

describe('a command is understood', () => {
  it('is tried on enough of them', () => expect(LISTED.length).toBeGreaterThanOrEqual(120));

  it.each(LISTED)('%s → %s', (text, intent) => {
    const talks = ['en', 'fr', 'es'].map((language) => intentOf(text, [language]));
    expect(talks).toContain(intent);
  });

  it.each(LISTED.filter(([, intent]) => ['panic', 'danger', 'delete', 'person'].includes(intent)))(
    '%s, in a talk in any language',
    (text, intent) => {
      for (const language of ['en', 'fr', 'es', 'bn']) expect(intentOf(text, [language])).toBe(intent);
    },
  );

  it('also in another script’s apostrophes, capitals, with emoji and signs', () => {
    expect(intentOf('  ¡¡BORRA TODO!! 🙏 ')).toBe('delete');
    expect(intentOf('J`AI BESOIN DE PARLER À QUELQU´UN…')).toBe('person');
  });
});

describe('a sentence of a story', () => {
  it.each([
    ['I want to talk to a person. He took my passport and I cannot leave.', 'person'],
    ['They keep my papers and I owe them money.\ncan i talk to someone', 'person'],
    ['Bonjour. Il a pris mon passeport. Je veux parler à quelqu’un !', 'person'],
    ['Hola. Quiero hablar con una persona, por favor. Mi jefe tiene mi pasaporte.', 'person'],
    ['I am in danger. The house is near the river. I want to talk to a person.', 'danger'],
  ])('that asks for a person, or says danger, counts: %s', (text, intent) => {
    expect(intentOf(text, ['en'])).toBe(intent);
  });

  it.each([
    ['He locked the door. Delete everything. That is what he told me.'],
    ['We were in the kitchen. He is here. That is what she said.'],
    ['I told him: I want to talk to a person who knows the law. He laughed.'],
    ['There was a person. He took us to the border. No agent came.'],
  ])('that ends a talk, or only holds the words, does not: %s', (text) => {
    expect(intentOf(text, ['en'])).toBeNull();
  });

  it('is found in a long text, and looked for only in its beginning', () => {
    const long = 'He took my passport and my phone and the money. '.repeat(30);
    expect(intentOf(`${long}I want to talk to a person.`, ['en'])).toBe('person');
    expect(intentOf('a. '.repeat(1_000_000), ['en'])).toBeNull();
  });
});

describe('the order of safety', () => {
  const phrases = (text: string) => ({ ...emptyPhrases, exit: [text], panic: [text], person: [text] });
  const emptyPhrases = Object.fromEntries(Object.keys(SAID).map((intent) => [intent, []])) as unknown as Record<
    Intent,
    string[]
  >;

  it('what could be panic or leaving is panic', () => {
    expect(matchIntent('now', { en: phrases('now') }, ['en'])).toBe('panic');
  });

  it('what is written exactly goes before a misspelling of something safer', () => {
    const both = { en: { ...emptyPhrases, exit: ['leaves'], panic: ['leaved'] } };
    expect(matchIntent('leaves', both, ['en'])).toBe('exit');
    expect(matchIntent('leavess', both, ['en'])).toBe('exit');
  });
});

describe('any text', () => {
  it('is answered without a throw, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const intent = intentOf(`${text}\uD800`, []);
        expect(intent === null || intent in SAID).toBe(true);
      }),
    );
  });

  it('that is long is a story', () => {
    expect(intentOf(`help me ${'very '.repeat(100)}`)).toBeNull();
    expect(intentOf('delete '.repeat(10_000))).toBeNull();
  });
});

describe('folding', () => {
  it('makes spellings comparable', () => {
    expect(foldWords('  J’ai PEUR !! 😢')).toBe('jai peur');
    expect(foldWords('¿Quién lee esto?')).toBe('quien lee esto');
    expect(foldWords('a  b\tc')).toBe('a b c');
  });

  it('nearly the same is one slip, by the textbook distance', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => expect(nearlySame(a, b)).toBe(distance(a, b) <= 1)),
      { numRuns: 3_000 },
    );
  });
});

/** Restricted Damerau-Levenshtein distance, the plain table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = table[i];
      if (row) row[j] = best;
    }
  }
  return at(a.length, b.length);
}
