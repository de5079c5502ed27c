// People who leave the script: buttons of a question that is over, thanks, panic said twice over, countries by their everyday names.

import { readCountry } from '../../src/bots/conversation/places.js';
import { matchIntent } from '../../src/nlp/intents.js';
import { content, Talk, worldWith } from './talk.js';

const LANGUAGES = Object.keys(content.languages);
const text = (language: string, key: string) => content.locales[language]?.[key] ?? '';
const kindWord = (language: string) => text(language, 'engine.thanks');

describe('a button of a question that is over', () => {
  const told = () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'A problem at work', 'the boss has not paid since june');
    return talk;
  };

  it.each([
    'My pay',
    'My passport or papers',
    'The place where I sleep',
    'I am hurt or ill',
    'I want to leave the job',
  ])('%s is understood after the problem was told in own words', (button) => {
    const talk = told();
    expect(talk.say(button)).not.toContain(text('en', 'engine.reask'));
    expect(talk.at).toBe('worker/next');
    expect(talk.session.answers['worker/topic']).not.toBe('told');
  });

  it('is not shown, and numbers count what is shown', () => {
    const talk = told();
    expect(talk.options).toEqual([
      'Who can help in this country',
      'What to write down',
      'Talk to a person',
      'Another problem',
      'That is all',
    ]);
    talk.say('2');
    expect(talk.replies[0]?.text).toBe(text('en', 'worker.notes.dates'));
  });

  it('an offer can still be checked by whoever told of it in their own words', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'they offer me work in a hotel abroad');
    expect(talk.at).toBe('help/options');
    talk.say('I got an offer');
    expect(talk.at).toBe('check-an-offer/look');
    talk.through('skip', 'That is all');
    expect(talk.at).toBe('help/options');
  });

  it('what happens counts for the contacts that are shown', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'they do things to me', 'Threats');
    expect(talk.session.answers['help/happening']).toBe('threats');
    expect(talk.at).toBe('help/options');
  });
});

describe('thanks', () => {
  const atOptions = (language: string) => {
    const talk = new Talk({ defaultLanguage: language });
    talk.through(text(language, 'help.phone.only_me'), text(language, 'help.danger.not_now'));
    talk.say(text(language, 'start.me'));
    talk.say(text(language, 'help.happening.work'));
    return talk;
  };

  it.each(LANGUAGES)('in %s get a kind word, and the talk stays where it was', (language) => {
    for (const thanks of content.commands[language]?.thanks ?? []) {
      const talk = atOptions(language);
      const { reasks, answers } = talk.session;
      const asked = talk.replies.at(-1);
      const replies = talk.say(thanks);
      expect([thanks, replies[0], talk.at]).toEqual([thanks, kindWord(language), 'help/options']);
      expect(talk.replies.at(-1)).toEqual(asked);
      expect(talk.session).toMatchObject({ reasks, answers });
    }
  });

  it.each([
    ['Thank you!!! 🙏', 'en'],
    ['ok thanks', 'en'],
    ['thank you sir, god bless', 'en'],
    ['oui merci beaucoup', 'fr'],
    ['شكراً جزيلاً', 'ar'],
    ['ধন্যবাদ ভাই', 'bn'],
    ['ขอบคุณมากๆค่ะ', 'th'],
    ['cam on ban nhieu a', 'vi'],
    ['maraming salamat po talaga', 'tl'],
    ['makasih ya kak', 'id'],
    ['好的谢谢', 'zh'],
    ['ரொம்ப நன்றி அக்கா', 'ta'],
    ['thank you', 'my'],
  ])('"%s" is thanks in %s', (said, language) => {
    expect(atOptions(language).say(said)[0]).toBe(kindWord(language));
  });

  it.each([
    ['thank you but I am scared', 'en'],
    ['thanks to him I am locked in here', 'en'],
    ['he says thank you and takes my pay', 'en'],
    ['merci de me dire où aller', 'fr'],
    ['gracias a él perdí mi pasaporte', 'es'],
    ['شكرا بس انا خايفة', 'ar'],
    ['谢谢但是我出不去', 'zh'],
    ['ขอบคุณแต่ฉันกลัว', 'th'],
    ['terima kasih tapi saya takut', 'id'],
    ['நன்றி ஆனால் எனக்கு பயமாக இருக்கிறது', 'ta'],
  ])('"%s" in %s says more than thanks', (said, language) => {
    expect(atOptions(language).say(said)).not.toContain(kindWord(language));
  });

  it('are no story: nothing counts as told where own words are asked for', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'thank you');
    expect(talk.at).toBe('help/happening');
    expect(talk.session.answers['help/happening']).toBeUndefined();
  });

  it('and an answer in one stay the answer', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'skip', 'Contacts near me', 'United Kingdom');
    expect(talk.at).toBe('near/general_enough');
    talk.say('yes thank you');
    expect(talk.at).toBe('help/options');
    talk.say('no thank you');
    expect(talk.session.closedBy).toBe('end');
  });

  it('after the goodbye do not begin a new talk', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'skip', 'That is all');
    expect(talk.session.closedBy).toBe('end');
    expect(talk.say('thank you so much')).toEqual([kindWord('en')]);
    expect(talk.at).toBe('ended');
    expect(talk.say('hello')[0]).toBe(text('en', 'help.hello'));
  });

  it('after the panic word tell nothing of the talk before', () => {
    const talk = new Talk();
    talk.through('No, only me', 'weather');
    expect(talk.say('thank you')[0]).toBe(text('en', 'help.hello'));
  });

  it('are the counsellor’s while a person has the chat', () => {
    const talk = new Talk();
    talk.through('No, only me', '0');
    talk.staff('take_over');
    expect(talk.say('thank you')).toEqual([]);
  });

  it('may be the person’s own word', () => {
    const talk = new Talk({ messenger: true });
    talk.through('hello', 'No, only me', 'Not now', 'skip', 'Leave fewer traces', 'Yes, choose a word');
    talk.through('god bless', 'god bless');
    expect(talk.session.codeWord?.hash).toBe('godbless');
  });

  it.each(LANGUAGES)('are no command in %s but a yes at most', (language) => {
    const taken = (content.commands[language]?.thanks ?? []).filter(
      (thanks) => ![null, 'yes'].includes(matchIntent(thanks, content.commands, [language])),
    );
    expect(taken).toEqual([]);
  });
});

describe('panic in more words than one phrase', () => {
  it.each([
    ['hide this, my boss is coming', 'en'],
    ['ferme vite il arrive', 'fr'],
    ['esconde esto viene alguien', 'es'],
    ['ซ่อนเร็ว เขามาแล้ว', 'th'],
    ['有人来了快藏起来', 'zh'],
    ['giấu đi nó tới', 'vi'],
    ['itago mo andito na siya', 'tl'],
    ['sorok cepat bos datang', 'ms'],
    ['sembunyikan cepat dia datang', 'id'],
    ['কেউ আসছে লুকাও', 'bn'],
    ['மறை யாரோ வராங்க', 'ta'],
    ['ဝှက်ထား သူလာပြီ', 'my'],
    ['الكفيل جاي سكر بسرعة', 'ar'],
  ])('"%s" closes a talk in %s', (said, language) => {
    const talk = new Talk({ defaultLanguage: language });
    talk.say(text(language, 'help.phone.only_me'));
    talk.say(said);
    expect(talk.session.closedBy).toBe('panic');
  });

  it.each([
    ['yesterday he is here and they are here all day to watch us', 'en'],
    ['he is coming home and I cook', 'en'],
    ['the weather is bad', 'en'],
    ['il arrive demain avec mes papiers', 'fr'],
    ['有人来了以后我们就吃饭', 'zh'],
    ['bos datang dan kami kerja lagi', 'id'],
  ])('"%s" in %s is a story', (said, language) => {
    expect(matchIntent(said, content.commands, [language])).not.toBe('panic');
  });

  it('whoever asks "who is this?" after it hears no more than the opening', () => {
    const talk = new Talk();
    talk.through('No, only me', 'hide this');
    expect(talk.say('who is this')).toEqual([text('en', 'help.hello'), text('en', 'help.phone.question')]);
  });
});

describe('the country', () => {
  it.each([
    ['السعودية', 'SA'],
    ['في دبي', 'AE'],
    ['সৌদি', 'SA'],
    ['দুবাইতে', 'AE'],
    ['เขมร', 'KH'],
    ['พม่า', 'MM'],
    ['mã lai', 'MY'],
    ['pinas', 'PH'],
    ['indo', 'ID'],
    ['我在缅北', 'MM'],
    ['西港', 'KH'],
    ['துபாய்', 'AE'],
    ['ယိုးဒယား', 'TH'],
  ])('%s is %s, as people say it', (said, code) => {
    expect(readCountry(content, said)).toBe(code);
  });

  it('need not be named: "no" goes on without it', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'skip', 'Contacts near me');
    expect(talk.say('no')).toContain(text('en', 'near.unknown'));
  });

  it('is not asked for over and over when a person is owed already', () => {
    const talk = new Talk(worldWith({ duty: { anybody: false, languages: [] } }));
    talk.through('No, only me', 'Not now', '0');
    expect(talk.at).toBe('country/ask');
    talk.through('xq zzgr', 'xq zzgr', 'xq zzgr');
    expect(talk.at).toBe('waiting/meanwhile');
  });
});
