// School grades as years of schooling: `grade 9`. Needed because a grade tells an age.

import { type Found, type Scanned, senseOf } from './candidates.js';
import type { Item } from './senses.js';

const LAST_GRADE = 13;
/** Units between a school word and its number. */
const REACH = 2;

/** All grades of a text, in order. */
export function findGrades(scanned: Scanned): readonly Found[] {
  const found: Found[] = [];
  let end = 0;
  for (let i = 0; i < scanned.items.length; i += 1) {
    const item = scanned.items[i];
    if (item === undefined || item.start < end) continue;
    const grade = gradeAt(scanned, i, item);
    if (grade === null) continue;
    found.push(grade);
    end = grade.end;
  }
  return found;
}

function gradeAt(scanned: Scanned, index: number, item: Item): Found | null {
  const named = senseOf(scanned, item, 'grade');
  if (named !== null) return found(named.n ?? 0, item.start, item.end);
  const school = senseOf(scanned, item, 'school');
  if (school?.value.startsWith('before') === true) return wordFirst(scanned, index, item, addOf(school.value));
  return item.digits === '' ? null : numberFirst(scanned, index, item);
}

const addOf = (value: string): number => Number(value.split(' ')[1] ?? 0);

/** "class 9", "lớp 10", "ม.3", "form 4", "kelas 2 SMP". */
function wordFirst(scanned: Scanned, index: number, word: Item, add: number): Found | null {
  const number = scanned.items[index + 1];
  if (number === undefined || number.start - word.end > REACH || !isSmall(scanned.folded, number)) return null;
  if (!/^[ .]{0,2}$/.test(scanned.folded.slice(word.end, number.start))) return null;
  const after = scanned.items[index + 2];
  const level = senseOf(scanned, after, 'school');
  if (after !== undefined && level?.value.startsWith('after') === true && after.start - number.end <= REACH) {
    return found(Number(number.digits) + addOf(level.value), word.start, after.end);
  }
  return found(Number(number.digits) + add, word.start, number.end);
}

/** "9th grade", "3º de la ESO", "၉ တန်း", "9ஆம் வகுப்பு". */
function numberFirst(scanned: Scanned, index: number, number: Item): Found | null {
  const word = scanned.items[index + 1];
  const school = senseOf(scanned, word, 'school');
  if (word === undefined || school?.value.startsWith('after') !== true || !isSmall(scanned.folded, number)) return null;
  const gap = scanned.folded.slice(number.end, word.start);
  if (!/^(?:º|°|er|o|do|th|nd|rd|st|ஆம்|ம்|ஆவது|வது|தாவது)?[ .-]?$/.test(gap)) return null;
  return found(Number(number.digits) + addOf(school.value), number.start, word.end);
}

function isSmall(folded: string, number: Item): boolean {
  if (number.digits.length === 0 || number.digits.length > 2) return false;
  return !/[.,]\d/.test(folded.slice(number.end, number.end + 2));
}

function found(grade: number, start: number, end: number): Found | null {
  return grade < 1 || grade > LAST_GRADE ? null : { type: 'grade', value: `grade ${grade}`, start, end };
}
