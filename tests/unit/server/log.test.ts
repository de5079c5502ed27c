import { Writable } from 'node:stream';
import type { LogFields } from '../../../src/app/ports.js';
import { AppError } from '../../../src/domain/errors.js';
import { createLog } from '../../../src/server/log.js';

function collect() {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: createLog('info', out) };
}

describe('the log', () => {
  it('writes only the fields that are allowed, whatever a caller passes', () => {
    const { lines, log } = collect();
    const fields = { contactId: 'c1', text: 'CANARY', name: 'CANARY', phone: 'CANARY' } as LogFields;
    log.info('received', fields);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'received', contactId: 'c1' });
    expect(lines.join('')).not.toContain('CANARY');
  });

  it('never writes the message of a foreign error, which may quote what a person wrote', () => {
    const { lines, log } = collect();
    log.error('failed', { error: new SyntaxError('Unexpected token in "CANARY wrote this"') });
    log.error('failed', { error: 'CANARY' });
    expect(lines.join('')).not.toContain('CANARY');
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ kind: 'SyntaxError' });
  });

  it("writes our own errors' code and sentence, so that an operator can act", () => {
    const { lines, log } = collect();
    log.error('failed', { error: new AppError('store_unavailable', 'The disk is full.') });
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ code: 'store_unavailable', says: 'The disk is full.' });
  });
});
