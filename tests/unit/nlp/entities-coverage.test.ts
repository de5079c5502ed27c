// Every kind of entity has its cases in every script that writes it, and each is found with its value.
//
// The words decide in all scripts: wallets, IBANs, mail and web addresses are Latin letters and digits everywhere, so their
// cases are the same few addresses in sentences of each script.

import { ENTITY_TYPES, type EntityType } from '../../../src/domain/assessment.js';
import { valuesOf } from './entities-table.js';
import { CARDS, EMAILS, IBANS, URLS, WALLETS } from './entity-cases/accounts.js';
import { AGES } from './entity-cases/ages.js';
import { type CaseTable, SCRIPTS } from './entity-cases/case-table.js';
import { DATES } from './entity-cases/dates.js';
import { DOCUMENTS } from './entity-cases/documents.js';
import { GRADES } from './entity-cases/grades.js';
import { HANDLES } from './entity-cases/handles.js';
import { MONEY } from './entity-cases/money.js';
import { PHONES } from './entity-cases/phones.js';
import { PLACES } from './entity-cases/places.js';
import { ROUTES } from './entity-cases/routes.js';
import { TIMES } from './entity-cases/times.js';

/** Fewest cases of one kind in one script. */
const CASES = 20;

const TABLES: Readonly<Record<EntityType, CaseTable>> = {
  phone: PHONES,
  email: EMAILS,
  url: URLS,
  handle: HANDLES,
  money: MONEY,
  wallet: WALLETS,
  iban: IBANS,
  card: CARDS,
  date: DATES,
  time: TIMES,
  age: AGES,
  grade: GRADES,
  place: PLACES,
  route: ROUTES,
  document: DOCUMENTS,
};

/** Letters that a sentence of the script must have; a bare number or address belongs to none. */
const LETTERS: Readonly<Record<(typeof SCRIPTS)[number], RegExp>> = {
  Latin: /[a-z]/i,
  Arabic: /\p{Script=Arabic}/u,
  Bengali: /\p{Script=Bengali}/u,
  Thai: /\p{Script=Thai}/u,
  Burmese: /\p{Script=Myanmar}/u,
  Tamil: /\p{Script=Tamil}/u,
  Han: /\p{Script=Han}/u,
};

const pairs = ENTITY_TYPES.flatMap((type) => SCRIPTS.map((script) => [type, script, TABLES[type][script]] as const));

test.each(pairs)(`%s, %s: ${CASES} cases or more in the script, no two alike`, (_type, script, cases) => {
  const texts = new Set(cases.map(({ text }) => text));
  expect(texts.size).toBe(cases.length);
  expect([...texts].filter((text) => LETTERS[script].test(text)).length).toBeGreaterThanOrEqual(CASES);
});

describe.each(pairs)('%s, %s', (type, _script, cases) => {
  test.each(cases.map(({ text, value }) => [text, value] as const))('%s', (text, value) => {
    expect(valuesOf(text, type)).toEqual([value]);
  });
});
