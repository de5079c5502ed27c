// Simulated subjects are data that anybody can read: complete, in every language, and read by the readers as what they are.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freezeReason } from '../../../src/bots/engagement/safeguarding.js';
import { movesIn } from '../../../src/bots/engagement/training/moves.js';
import { answerTo, hearsNothing, openTalk } from '../../../src/bots/engagement/training/subject.js';
import { languagesOf, loadTraining } from '../../../src/content/training/load-subjects.js';
import { subjectJsonSchema } from '../../../src/content/training/subject-schema.js';
import { type Move, SUBJECT_KINDS } from '../../../src/domain/training.js';
import { BEGIN, LANGUAGES, subject, subjects, world } from './world.js';

const all = [...subjects.values()];
/** Every wording with its slots filled. */
const wordings = all.flatMap((one) =>
  Object.values(one.lines).flatMap(({ id, shows, texts }) =>
    Object.entries(texts).flatMap(([language, written]) =>
      written.map((text) => ({
        id: `${one.id} ${id} ${language}`,
        subject: one,
        language,
        shows,
        text: text.replace(/\{(\w+)\}/g, (_, slot: string) => one.slots[slot]?.[language]?.[0] ?? ''),
      })),
    ),
  ),
);

describe('the shipped subjects', () => {
  it('are two of each kind at least, each in four languages', () => {
    for (const kind of SUBJECT_KINDS) expect(all.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(2);
    for (const one of all) expect(languagesOf(one)).toEqual([...LANGUAGES]);
  });

  it('open the door to every fact before they tell it, and use every line', () => {
    for (const { id, facts, lines, states, opens } of all) {
      const offered = new Set(Object.values(lines).flatMap((line) => line.offers));
      const tells = new Set(Object.values(lines).flatMap((line) => line.tells));
      expect({ id, offered, tells }).toEqual({ id, offered: new Set(Object.keys(facts)), tells: offered });
      const said = new Set([...opens, ...Object.values(states).flatMap((state) => state.flatMap(({ says }) => says))]);
      expect({ id, said }).toEqual({ id, said: new Set(Object.keys(lines)) });
    }
  });

  it('are never taken for a child or a victim where they are none', () => {
    const wrong = wordings.flatMap(({ id, shows, text, language }) => {
      const reason = freezeReason(world.readSigns(text, language));
      return shows === null && reason !== null ? [`${id}: ${reason}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('are mostly found by the readers where they are; the rest is for the officer to see', () => {
    const shown = wordings.filter(({ shows }) => shows !== null);
    const missed = shown.filter(({ text, language }) => freezeReason(world.readSigns(text, language)) === null);
    expect(missed.map(({ id }) => id)).toEqual([
      'adverts hint ar',
      'adverts afraid ar',
      'along hint ar',
      'names hint ar',
      'names please ar',
    ]);
    expect(shown.length).toBeGreaterThan(45);
  });

  it('say nothing sexual, and name no number, link or address', () => {
    for (const { id, text, language } of wordings) {
      const { content, contacts } = world.readSigns(text, language);
      expect({ id, contacts, sexual: content.includes('sexual') }).toEqual({ id, contacts: [], sexual: false });
    }
  });

  it('have the JSON Schema that they are checked with', () => {
    expect(readFileSync('content/training/subject.schema.json', 'utf8')).toBe(subjectJsonSchema());
    for (const { id } of all)
      expect(readFileSync(`content/training/subjects/${id}.yaml`, 'utf8')).toMatch(
        /^# yaml-language-server: \$schema=\.\.\/subject\.schema\.json/,
      );
  });
});

describe('what a subject hears', () => {
  const heard = (text: string, language = 'en') => [
    ...movesIn(text, world.readSigns(text, language), world.moves, language),
  ];

  it.each<[string, Move]>([
    ['How much is the deposit?', 'asks_price'],
    ['Do you know Calais?', 'names_place'],
    ['I will pay double, keep the change.', 'offers'],
    ['You must decide now or never.', 'presses'],
    ['Delete the messages and avoid the police.', 'advises'],
    ['Are you all right? Take care.', 'empathy'],
    ['All the best, goodbye.', 'ends'],
    ['Leave me alone.', 'ends'],
    ['Fine.', 'any'],
  ])('in "%s" is %s', (text, move) => {
    expect(heard(text)).toContain(move);
  });

  it('is heard in other languages', () => {
    expect(heard('Est-ce que ça va ?', 'fr')).toContain('empathy');
    expect(heard('Que le vaya bien, adiós.', 'es')).toContain('ends');
    expect(heard('هل أنت بخير؟', 'ar')).toContain('empathy');
  });
});

describe('a subject at work', () => {
  const cast = { subject: subject('boat'), language: 'en', seed: 3 };
  const opening = openTalk(cast, BEGIN);

  it('tells a fact to a passive question, after a while', () => {
    const { messages, disclosures, state } = answerTo(cast, opening.state, new Set(['any', 'asks']), BEGIN);
    expect(disclosures).toEqual(['price']);
    expect(messages[0]?.text).toMatch(/^(3,800|4,200) euros each person|the price is (3,800|4,200) euros/);
    expect(messages[0]?.at).toBeGreaterThanOrEqual(BEGIN + 60_000);
    expect(messages[0]?.at).toBeLessThanOrEqual(BEGIN + 240_000);
    expect(state.state).toBe('price');
  });

  it('tells nothing to who presses, and goes', () => {
    const wary = answerTo(cast, opening.state, new Set(['any', 'asks', 'presses']), BEGIN);
    expect(wary.disclosures).toEqual([]);
    const gone = answerTo(cast, wary.state, new Set(['any', 'asks']), BEGIN);
    expect(gone).toMatchObject({ disclosures: [], state: { left: true } });
    expect(answerTo(cast, gone.state, new Set(['any', 'asks']), BEGIN).messages).toEqual([]);
  });

  it('says a thing once where nothing says again, then is silent', () => {
    const once = answerTo(cast, opening.state, new Set(['any']), BEGIN);
    expect(once.messages).toHaveLength(1);
    expect(answerTo(cast, once.state, new Set(['any']), BEGIN).messages).toEqual([]);
    const nudged = hearsNothing(cast, opening.state, BEGIN);
    expect(nudged.messages).toHaveLength(1);
    expect(hearsNothing(cast, nudged.state, BEGIN).messages).toEqual([]);
  });

  it('trusts a kind word before a question', () => {
    const victim = { subject: subject('names'), language: 'en', seed: 0 };
    const { state } = openTalk(victim, BEGIN);
    expect(answerTo(victim, state, new Set(['any', 'asks', 'empathy']), BEGIN).messages[0]).toMatchObject({
      line: 'plain',
      shows: 'victim',
    });
  });
});

describe('a broken subject is named with its line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'training-'));
  const file = join(dir, 'training/subjects/boat.yaml');
  beforeEach(() => cpSync('content/training', join(dir, 'training'), { recursive: true }));
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each([
    ['a state that is not there', 'goes: done', 'goes: gone', /boat\.yaml:\d+: there is no state "gone"/],
    ['a line that is not there', 'says: [price]', 'says: [prize]', /:\d+: there is no line "prize"/],
    ['a fact that is not there', 'tells: [meeting]', 'tells: [place]', /:\d+: there is no fact "place"/],
    ['a slot that is not there', 'the price is {price} for each', 'the price is {prize} for each', /no slot "prize"/],
    ['a move that is not there', 'hears: [ends]', 'hears: [shouts]', /:\d+: states\.opened\.0/],
    [
      'a language that one line lacks',
      '      fr: ["tu es encore là',
      '      de: ["tu es encore là',
      /not in the same languages/,
    ],
    ['another id', 'id: boat', 'id: ship', /:3: the id is not the name of the file/],
    ['the wrong way round', 'answersAfter: [60, 240]', 'answersAfter: [240, 60]', /the most is less than the least/],
  ])('%s', async (_, from, to, why) => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
    await expect(loadTraining(dir)).rejects.toThrow(why);
  });
});
