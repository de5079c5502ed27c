// libsql aborts the process on values it cannot bind: none may reach it.

import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Db } from '../../../src/store/sqlite/db.js';
import { statement } from '../../../src/store/sqlite/statement.js';
import { freshPath } from '../../helpers/sqlite.js';

const PUT = statement('INSERT INTO t (v) VALUES (?)');
const TAKE = statement('SELECT v FROM t');
const NOTHING = statement('DELETE FROM t WHERE v = ?');

describe('values on their way to the database', () => {
  let path: string;
  let db: Db;
  beforeEach(async () => {
    path = await freshPath();
    db = new Db(path);
    db.exec('CREATE TABLE t (v)');
  });
  afterEach(async () => {
    db.close();
    await rm(dirname(path), { recursive: true });
  });

  it.each<[string, unknown]>([
    ['true', true],
    ['false', false],
    ['undefined', undefined],
    ['a date', new Date(0)],
    ['an object', { a: 1 }],
    ['an array', [1]],
    ['a bigint', 1n],
    ['a symbol', Symbol('s')],
    ['a function', () => 1],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a fraction', 1.5],
    ['a number too large to be exact', 2 ** 53],
    ['a map', new Map()],
    ['an ArrayBuffer', new ArrayBuffer(3)],
    ['an Int32Array', new Int32Array(3)],
    ['a string with NUL', 'a\0b'],
    ['a string with a lone surrogate', 'a\ud800'],
    ['a string object', Object('text')],
  ])('refuses %s before libsql sees it', (_, value) => {
    for (const use of [() => db.run(PUT, [value]), () => db.get(NOTHING, [value]), () => db.all(NOTHING, [value])]) {
      expect(use).toThrow(TypeError);
    }
    expect(db.all(TAKE, [])).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a lone Buffer', Buffer.from('x')],
    ['a lone object', { v: 1 }],
    ['a lone string', 'x'],
    ['nothing', undefined],
    ['too few', []],
    ['too many', [1, 2]],
  ])('refuses %s in the place of the list of values', (_, values) => {
    expect(() => db.run(PUT, values as readonly unknown[])).toThrow(TypeError);
  });

  it.each<[string, string | number | null | Uint8Array]>([
    ['text', 'plain ✓ 🆘'],
    ['empty text', ''],
    ['a whole number', -7],
    ['a time', 1_800_000_000_000],
    ['null', null],
    ['bytes', Uint8Array.from([0, 1, 255])],
    ['no bytes', new Uint8Array()],
  ])('gives back %s as it was', (_, value) => {
    db.run(PUT, [value]);
    expect(db.get(TAKE, [])).toEqual({ v: value });
    expect(db.all(TAKE, [])).toEqual([{ v: value }]);
  });

  it('takes Buffers as bytes and gives back plain arrays that own nothing else', () => {
    db.run(PUT, [Buffer.from('pooled')]);
    const found = db.get(TAKE, [])?.v;
    expect(found).toEqual(new TextEncoder().encode('pooled'));
    expect((found as Uint8Array).buffer.byteLength).toBe(6);
  });

  it('gives the row that is asked for, also after a list was read over the same statement', () => {
    for (const v of ['one', 'two']) db.run(PUT, [v]);
    const byValue = statement('SELECT v FROM t WHERE v = ?');
    expect(db.all(byValue, ['one'])).toEqual([{ v: 'one' }]);
    expect(db.get(byValue, ['two'])).toEqual({ v: 'two' });
    expect(db.get(byValue, ['none'])).toBeUndefined();
  });
});
