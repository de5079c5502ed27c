// The rules of help-safety.md that a help flow keeps, one named test a rule and case.

import { questionsIn, sentencesIn } from '../../src/bots/conversation/check/text-rules.js';
import { tellingWord } from '../../src/bots/conversation/check/wording.js';
import { opening } from '../../src/bots/conversation/engine.js';
import { maySend } from '../../src/bots/conversation/may-send.js';
import type { Content, Helpline } from '../../src/domain/content.js';
import { content, NOON, reading, Talk, UNREAD, worldWith } from './talk.js';

const LANGUAGES = Object.keys(content.languages);
const panicWord = (language: string) => content.commands[language]?.panic[0] ?? '';
const word = (language: string, intent: 'delete' | 'person' | 'danger' | 'exit') =>
  content.commands[language]?.[intent][0] ?? '';

/** The content with one country's entries changed. */
function withHelplines(change: (one: Helpline) => Helpline): Content {
  return { ...content, helplines: content.helplines.map(change) };
}

describe('rule 1: nothing outside the open talk gives the purpose away', () => {
  it.each(LANGUAGES)('the page’s own words are harmless in %s', (language) => {
    const page = Object.entries(content.locales[language] ?? {}).filter(([key]) => key.startsWith('chat.'));
    expect(page.length).toBeGreaterThan(0);
    expect(page.filter(([, text]) => tellingWord(content, text) !== null)).toEqual([]);
  });
});

describe('rule 2: neutral until the phone is said to be safe', () => {
  it.each(LANGUAGES)(
    'the first message in %s says bot and person in two short sentences, then asks one question',
    (language) => {
      const [hello, question, ...more] = opening(language, worldWith());
      expect(more).toEqual([]);
      // Thai writes no sign at the end of a sentence.
      expect(sentencesIn(hello?.text ?? '')).toBe(language === 'th' ? 1 : 2);
      expect([sentencesIn(question?.text ?? ''), questionsIn(question?.text ?? '')]).toEqual([1, 1]);
      expect(question?.options).toHaveLength(3);
      expect(tellingWord(content, `${hello?.text} ${question?.text} ${question?.options}`)).toBeNull();
    },
  );

  it('a phone that somebody can see gets no telling word, even in danger', () => {
    const talk = new Talk();
    const said = [
      'hello',
      'Yes, somebody can',
      'Yes, now',
      'Spain',
      '0',
      'who reads this',
      'skip',
      'Clean up this phone',
    ];
    const heard = said.flatMap((text) => {
      talk.say(text);
      return talk.replies.flatMap((reply) => [reply.text, ...(reply.options ?? []), reply.contact?.service ?? '']);
    });
    expect(heard.filter((text) => tellingWord(content, text) !== null)).toEqual([]);
    expect(talk.session.phone).toBe('watched');
  });

  it('"who reads this?" is answered at once, and the question comes again', () => {
    const talk = new Talk();
    talk.say('hello');
    const replies = talk.say('who reads this?');
    expect(replies).toContain('Trained staff here can read what you write.');
    expect(replies.join(' ')).toContain('the law makes us report danger to a child');
    expect(talk.at).toBe('help/phone');
    expect(replies.at(-1)).toBe('Can somebody else see this phone?');
  });

  it('who reads it is told before what is happening is asked', () => {
    const talk = new Talk();
    const replies = talk.through('No, only me', 'Not now');
    expect(talk.at).toBe('start/menu');
    expect(replies[0]).toBe('A bot answers first, and trained staff can read this.');
    expect(replies[1]).toContain('the law makes us report danger to a child');
  });
});

describe('rule 3: nobody writes first without consent', () => {
  const consenting = () => {
    const talk = new Talk({ duty: { anybody: false, languages: [] } });
    talk.through('No, only me', 'Not now', 'skip', '0', 'Malaysia');
    expect(talk.at).toBe('later/may');
    return talk;
  };
  const firstWord = (talk: Talk, now: number) =>
    maySend({
      session: talk.session,
      delivery: { from: 'person', epoch: talk.session.epoch, at: now, notAfter: now + 1, isAnswer: false },
      duty: { anybody: true },
      now,
    });
  /** Ten in the morning in Kuala Lumpur, two days later. */
  const MORNING = Date.UTC(2026, 10, 26, 2);

  it('consent with safe hours is asked for and kept', () => {
    const talk = consenting();
    talk.say('Yes, 9 to 12');
    expect(talk.session.consent).toEqual({ fromMinute: 540, toMinute: 720, timeZone: 'Asia/Kuala_Lumpur' });
    expect(firstWord(talk, MORNING)).toEqual({ ok: true });
    expect(firstWord(talk, MORNING + 6 * 3600_000)).toEqual({ ok: false, why: 'outside_safe_hours' });
  });

  it('without it nobody may, and "no" is an answer', () => {
    const talk = consenting();
    talk.say('No');
    expect(talk.session.consent).toBeNull();
    expect(firstWord(talk, MORNING)).toEqual({ ok: false, why: 'needs_consent' });
  });

  it('one word takes it back', () => {
    const talk = consenting();
    talk.through('Yes, 9 to 12', 'leave');
    expect(talk.session.consent).toBeNull();
    expect(firstWord(talk, MORNING)).toEqual({ ok: false, why: 'talk_closed' });
  });

  it('is not asked on a phone that others see', () => {
    const talk = new Talk({ duty: { anybody: false, languages: [] } });
    talk.through('Yes, somebody can', '0', 'Malaysia');
    expect(talk.at).toBe('waiting/meanwhile');
  });
});

describe('rule 4: silence closes without a word', () => {
  it('no reply, closed, and the next message starts afresh', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'Threats');
    expect(talk.hear({ kind: 'system', act: 'silence' })).toEqual([]);
    expect(talk.session).toMatchObject({ status: 'closed', closedBy: 'silence' });
    expect(talk.say('hello')[0]).toBe('Hello. This is a bot, and a person can join when you ask.');
    expect(talk.session.answers).toEqual({});
  });
});

describe('rule 5: the panic word, in any state', () => {
  const PLACES: readonly (readonly string[])[] = [
    [],
    ['hello'],
    ['No, only me', 'Not now'],
    ['No, only me', 'Not now', 'Something is happening to me', 'Threats', 'Make a safety plan'],
    ['No, only me', 'Yes, now'],
    ['Yes, somebody can', '0'],
  ];

  it.each(PLACES.map((place) => [place.join(' → ') || 'nothing', place] as const))('after %s', (_, place) => {
    const talk = new Talk();
    talk.through(...place);
    const epoch = place.length === 0 ? 0 : talk.session.epoch;
    expect(talk.say('weather')).toEqual(['The shop opens at 9.']);
    expect(talk.session).toMatchObject({ status: 'closed', closedBy: 'panic', epoch: epoch + 1, at: null });
    expect(talk.last?.events).toContain('panic');
  });

  it.each([
    ['Hide this now!', 'en'],
    ['he is coming', 'en'],
    ['wether', 'en'],
    ['cache ça', 'en'],
    ['il arrive', 'es'],
    ['viene alguien', 'fr'],
  ])('%s closes a talk in %s', (text, language) => {
    const talk = new Talk({ defaultLanguage: language });
    talk.through('hello');
    expect(talk.say(text)).toHaveLength(1);
    expect(talk.session.closedBy).toBe('panic');
  });

  it('holds while a person has the chat, and what was queued is void', () => {
    const talk = new Talk();
    talk.through('No, only me', '0');
    talk.staff('take_over');
    const { epoch } = talk.session;
    expect(talk.say(panicWord('en'))).toEqual(['The shop opens at 9.']);
    const delivery = { from: 'person' as const, epoch, at: NOON, notAfter: NOON + 60_000, isAnswer: false };
    expect(maySend({ session: talk.session, delivery, duty: { anybody: true }, now: NOON })).toEqual({
      ok: false,
      why: 'older_epoch',
    });
  });

  it('no command is a word that phone companies take as opt-out', () => {
    const phrases = LANGUAGES.flatMap((language) => Object.values(content.commands[language] ?? {}).flat());
    const carrier = ['stop', 'end', 'cancel', 'quit', 'unsubscribe', 'arret', 'stopall'];
    expect(phrases.filter((phrase) => carrier.includes(phrase.toLowerCase()))).toEqual([]);
  });
});

describe('rule 6, as far as the first path goes: a new talk repeats nothing of the old one', () => {
  it('neither answers, country, language nor danger', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Yes, now', 'Malaysia', 'en français', 'météo');
    expect(talk.session.closedBy).toBe('panic');
    expect(talk.say('hello')).toEqual([
      'Hello. This is a bot, and a person can join when you ask.',
      'Can somebody else see this phone?',
    ]);
    expect(talk.session).toMatchObject({
      answers: {},
      country: null,
      language: 'en',
      danger: false,
      help: null,
      risk: 0,
    });
  });
});

describe('rule 7: deletion', () => {
  it.each(LANGUAGES.flatMap((said) => LANGUAGES.map((language) => [said, language] as const)))(
    'the word in %s is understood in a talk in %s, with one constant sentence',
    (said, language) => {
      const plain = new Talk({ defaultLanguage: language });
      plain.through('xx', word(said, 'delete'));
      const helped = new Talk({ defaultLanguage: language });
      helped.through('xx', word(language, 'danger'), word(said, 'delete'));
      expect(plain.replies.map((reply) => reply.text)).toEqual([content.locales[language]?.['engine.delete']]);
      expect(helped.replies).toEqual(plain.replies);
      expect(helped.session).toMatchObject({ status: 'closed', closedBy: 'delete' });
    },
  );

  it('staff who owe an answer are told first', () => {
    const talk = new Talk();
    talk.through('hello', '0', 'delete my data');
    expect(talk.last?.help).toBe('deletion');
    const alone = new Talk();
    alone.through('hello', 'delete my data');
    expect(alone.last?.help).toBeNull();
  });

  it('leaving with "forget" is a deletion, also of a talk that is over', () => {
    const talk = new Talk();
    talk.through('hello', 'bye');
    expect(talk.session.closedBy).toBe('exit');
    const { epoch } = talk.session;
    expect(talk.hear({ kind: 'system', act: 'exit', forget: true })).toEqual([]);
    expect(talk.session).toMatchObject({ closedBy: 'delete', epoch: epoch + 1 });
    expect(talk.last?.events).toEqual(['delete']);
  });
});

describe('rule 8: what cannot be deleted is said', () => {
  it('in how to leave no trace', () => {
    const talk = new Talk();
    const replies = talk.through('No, only me', 'Not now', 'skip', 'Leave fewer traces').join(' ');
    expect(replies).toContain('Some copies we cannot delete. The phone company and other apps keep their own.');
    expect(replies).toContain('It does not clear the browser history.');
  });

  it('on a messenger too', () => {
    const talk = new Talk({ messenger: true });
    const replies = talk.through('hi', 'No, only me', 'Not now', 'skip', 'Leave fewer traces').join(' ');
    expect(replies).toContain('Some copies we cannot delete. The phone company and other apps keep their own.');
  });
});

describe('rule 9: every question can be skipped', () => {
  it('from the first to the last, nothing has to be said', () => {
    const talk = new Talk();
    talk.say('hello');
    const places = [talk.at];
    for (let n = 0; n < 8 && talk.session.status === 'open'; n++) {
      talk.say('skip');
      places.push(talk.at);
    }
    expect(places).toEqual(['help/phone', 'help/quiet_now', 'help/quiet_menu', 'ended']);
  });

  it('no text asks for name, age or papers’ numbers', () => {
    const asked = Object.values(content.flows).flatMap((flow) =>
      Object.values(flow.steps).flatMap((step) => (step.type === 'ask' ? [content.locales.en?.[step.text] ?? ''] : [])),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((text) => /\b(your name|how old|your age|number of your|address)\b/i.test(text))).toEqual([]);
  });
});

describe('rule 10: a human is one word away', () => {
  it.each(['0', 'person', 'I want to talk to a person', 'parler à quelqu’un', 'quiero hablar con alguien'])(
    '"%s" opens a help request',
    (text) => {
      const talk = new Talk();
      talk.say('hello');
      expect(talk.say(text)[0]).toBe('I am asking a person now. It can take some minutes.');
      expect(talk.last).toMatchObject({ help: 'asked' });
      expect(talk.session.help).toEqual({ since: NOON, reason: 'asked' });
    },
  );

  it('with nobody on duty it says so and gives the emergency number of the country', () => {
    const talk = new Talk({ duty: { anybody: false, languages: [] } });
    talk.say('hello');
    expect(talk.say('0')).toEqual([
      'Nobody is here right now. The staff are told that you asked.',
      'Which country are you in? A number only works in its own country.',
    ]);
    const replies = talk.say('Malaysia');
    expect(replies[0]).toBe('Malaysia: 999 (urgent number). Nobody has checked this yet.');
    expect(talk.replies[0]?.contact).toMatchObject({ country: 'MY', phone: '999', emergency: true, verifiedOn: null });
  });

  it('says when those on duty speak another language', () => {
    const talk = new Talk({ duty: { anybody: true, languages: ['fr'] } });
    talk.say('hello');
    expect(talk.say('0')[0]).toContain('Nobody here speaks English at the moment');
  });

  it('an offered talk with a person is the same as the word', () => {
    const talk = new Talk();
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'Work', 'Talk to a person');
    expect(talk.session.help?.reason).toBe('asked');
  });
});

describe('rule 11: in danger the number comes first', () => {
  it('with the country known, before anything else, and a person is asked', () => {
    const talk = new Talk();
    talk.through('No, only me', 'I am not sure', 'United Kingdom', 'Threats');
    const replies = talk.say('I am in danger');
    expect(replies[0]).toBe('United Kingdom: 999 (emergency number). Nobody has checked this yet.');
    expect(talk.last).toMatchObject({ help: 'danger' });
    expect(talk.last?.events).toEqual(expect.arrayContaining(['danger', 'help_request', 'contact_shown']));
  });

  it('with the country unknown it is asked by choice, and a person is asked at once', () => {
    const talk = new Talk();
    talk.say('hello');
    expect(talk.say('help me')).toEqual(['Which country are you in? A number only works in its own country.']);
    expect(talk.last?.help).toBe('danger');
    expect(talk.options).toContain('Another country');
    talk.say('Another country');
    expect(talk.say('thailand')[0]).toBe('Thailand: 191 (urgent number). Nobody has checked this yet.');
  });

  it('is shown in every profile, unchecked or stale', () => {
    const stale = withHelplines((one) => ({ ...one, expiresOn: '2020-01-01' }));
    for (const profile of ['development', 'ngo', 'authority'] as const) {
      const talk = new Talk({ profile, content: stale });
      talk.through('hello', 'danger');
      expect(talk.say('Canada')[0]).toBe('Canada: 911 (urgent number). Nobody has checked this yet.');
    }
  });

  it('a guess from the prefix is no answer: the country is asked all the same', () => {
    const talk = new Talk();
    talk.say('hello');
    talk.goOnFrom({ ...talk.session, country: { code: 'MY', how: 'prefix' } });
    expect(talk.say('danger')).toEqual(['Which country are you in? A number only works in its own country.']);
  });

  it('a country without a number is said, and the person is still asked', () => {
    const talk = new Talk();
    talk.through('hello', 'danger', 'Another country');
    const replies = talk.say('Vatican City');
    expect(replies[0]).toBe('I have no number for that country.');
    expect(talk.session.help?.reason).toBe('danger');
  });

  it('also while a person has the chat: the number, then silence again', () => {
    const talk = new Talk();
    talk.through('No, only me', '0');
    talk.staff('take_over');
    expect(talk.say('hello Mara')).toEqual([]);
    expect(talk.say('0')).toEqual([]);
    expect(talk.say('I am in danger')).toEqual(['Which country are you in? A number only works in its own country.']);
    expect(talk.say('I do not know what to do')).toEqual([]);
    expect(talk.say('Malaysia')).toEqual(['Malaysia: 999 (emergency number). Nobody has checked this yet.']);
    expect(talk.say('thank you')).toEqual([]);
    expect(talk.session).toMatchObject({ status: 'with_person', danger: true, help: { reason: 'danger' } });
  });
});

describe('rule 12: two short sentences, one question, no promises', () => {
  it.each(LANGUAGES)('holds for every text of every flow in %s', (language) => {
    const texts = Object.entries(content.locales[language] ?? {})
      .filter(([key]) => !/^(chat|contact|desk|signs|indicator)/.test(key) && !key.endsWith('.words'))
      .map(([, text]) => text);
    expect(texts.filter((text) => sentencesIn(text) > 2 || questionsIn(text) > 1)).toEqual([]);
    expect(texts.filter((text) => text.includes('!') || /promis|promet|garant/i.test(text))).toEqual([]);
  });
});

describe('rule 14: no transcript is sent', () => {
  it('what a person wrote never comes back in a reply', () => {
    const talk = new Talk();
    const mine = 'Zanzibarquell 4711';
    const heard = ['No, only me', 'Not now', mine, '0', mine, 'yes', 'who reads this', 'delete'].flatMap((text) =>
      talk.say(text),
    );
    expect(heard.filter((text) => text.includes('Zanzibarquell'))).toEqual([]);
    expect(JSON.stringify(talk.session)).not.toContain('Zanzibarquell');
  });
});

describe('rule 16: the classifier never refers anybody to the police', () => {
  it('distress is offered a person, quietly, and nothing else changes', () => {
    const calm = new Talk();
    const upset = new Talk();
    calm.through('No, only me', 'Not now');
    upset.through('No, only me', 'Not now');
    const plain = calm.say('they lock the door at night');
    const offered = upset.say('they lock the door at night', {
      understanding: reading({ distress: 0.95, coercion: 0.9 }, { needsPerson: true, flagged: true }),
    });
    expect(offered).toEqual(['A person can join here. Write “0” if you want that.', ...plain]);
    expect(upset.last).toMatchObject({ help: 'distress' });
    expect(upset.last?.events).toEqual(['flagged', 'help_request']);
    expect(offered.join(' ')).not.toMatch(/police/i);
  });

  it('no flow shows a line that prosecutes or controls borders', () => {
    const enforcement = content.helplines.filter((one) => one.enforcement).map((one) => one.service);
    expect(enforcement.length).toBeGreaterThan(10);
    const services = content.helplines
      .map((one) => one.country)
      .flatMap((country) => {
        const talk = new Talk();
        talk.through(
          'No, only me',
          'Not now',
          'Something is happening to me',
          'Threats',
          'Contacts near me',
          'Another country',
        );
        talk.say(content.countries[country]?.name ?? '');
        return talk.replies.map((reply) => reply.contact?.service);
      });
    expect(services.filter((service) => service !== undefined && enforcement.includes(service))).toEqual([]);
  });

  it('a text that nobody could assess goes to a person, and the talk goes on', () => {
    const talk = new Talk();
    talk.say('hello');
    expect(talk.say('No, only me', { understanding: UNREAD }).at(-1)).toBe('Are you in danger right now?');
    expect(talk.last).toMatchObject({ help: 'unassessed' });
    expect(talk.session.help?.reason).toBe('unassessed');
  });
});

describe('rule 17: contacts come from the registry, checked ones only', () => {
  const verified = (one: Helpline): Helpline =>
    one.id === 'us-trafficking-1'
      ? { ...one, state: 'verified', verifiedOn: '2026-11-03', verifiedBy: 'A. Example', expiresOn: '2027-02-01' }
      : one;
  const contactsIn = (talk: Talk) => {
    talk.through('No, only me', 'Not now', 'Something is happening to me', 'Passport or papers', 'Contacts near me');
    talk.say('United States');
    return talk.replies.flatMap((reply) => (reply.contact ? [reply] : []));
  };

  it('development shows unchecked ones as such', () => {
    const shown = contactsIn(new Talk());
    expect(shown.length).toBeGreaterThan(0);
    for (const { text, contact } of shown) {
      expect(contact?.verifiedOn).toBeNull();
      expect(text).toContain('Nobody has checked this yet.');
      expect(text).toContain('United States');
    }
  });

  it('an organisation shows the checked one with its date, and no other', () => {
    const shown = contactsIn(new Talk({ profile: 'ngo', content: withHelplines(verified) }));
    expect(shown).toHaveLength(1);
    expect(shown[0]?.contact).toMatchObject({ verifiedOn: '2026-11-03', verifiedBy: 'A. Example', country: 'US' });
    expect(shown[0]?.text).toContain('Checked by our staff on November 3, 2026.');
  });

  it('a stale entry is withheld, and the emergency number stands in', () => {
    const later = new Talk({ profile: 'ngo', content: withHelplines(verified), now: Date.UTC(2027, 1, 1) });
    expect(contactsIn(later).map((reply) => reply.contact?.emergency)).toEqual([true]);
  });
});
