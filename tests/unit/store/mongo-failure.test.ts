// Which errors mean that MongoDB is away: they become 503, and the platform sends again. All others are faults of ours.

import { mongo } from 'mongoose';
import { AppError } from '../../../src/domain/errors.js';
import { awayError, failureOf, isDuplicate } from '../../../src/store/mongo/failure.js';

const serverError = (code: number) => new mongo.MongoServerError({ message: 'quotes "a text"', code });

it.each([
  ['the network', new mongo.MongoNetworkError('gone')],
  ['a socket that breaks past the driver', Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })],
  ['a primary that steps down', serverError(189)],
  ['a majority that does not confirm', serverError(64)],
  ['a full disk', serverError(14031)],
  ['a user who is not let in', serverError(18)],
])('%s means that the store is away', (_what, error) => {
  expect(failureOf(error).code).toBe('store_unavailable');
});

it.each([
  ['a command that the server does not take', serverError(9)],
  ['a value that cannot be stored', new TypeError('Only whole numbers below 2^53 can be stored.')],
  ['a driver that is called wrongly', new mongo.MongoInvalidArgumentError('no')],
])('%s is a fault of ours', (_what, error) => {
  expect(failureOf(error).code).toBe('internal');
});

it('no text of a foreign error is passed on: it may quote what somebody wrote', () => {
  expect(failureOf(serverError(189)).message).toBe('MongoDB cannot be used now (MongoServerError 189).');
  expect(failureOf(serverError(9)).message).not.toContain('a text');
  expect(awayError(new Error('quotes a text')).message).not.toContain('a text');
});

it('an error of ours stays what it is', () => {
  const malformed = new AppError('malformed', 'The cursor is not one that this list gave.');
  expect([failureOf(malformed), awayError(malformed)]).toEqual([malformed, malformed]);
});

it('a key that is taken is told by its code alone', () => {
  expect(isDuplicate(serverError(11000))).toBe(true);
  expect(isDuplicate(serverError(64))).toBe(false);
  expect(isDuplicate(new Error('E11000 duplicate key'))).toBe(false);
});
