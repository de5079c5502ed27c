import { createBus } from '../../../src/app/bus.js';
import type { Change } from '../../../src/app/ports.js';
import { silentLog } from '../../helpers/inbox-world.js';

const turnOf = (contactId: string): Change => ({ kind: 'turn', contactId, conversationId: 'c', turn: 1 });

describe('the bus', () => {
  it('tells whoever listens to one contact of the turns of that contact, and of nothing else', () => {
    const bus = createBus(silentLog);
    const heard: string[] = [];
    bus.subscribeTo('a', () => heard.push('first'));
    const stop = bus.subscribeTo('a', () => heard.push('second'));
    bus.publish(turnOf('b'));
    bus.publish({ kind: 'roster' });
    expect(heard).toEqual([]);
    bus.publish(turnOf('a'));
    stop();
    bus.publish(turnOf('a'));
    expect(heard).toEqual(['first', 'second', 'first']);
  });

  it('lets the others hear what one cannot bear', () => {
    const bus = createBus(silentLog);
    const heard: string[] = [];
    const broken = () => {
      throw new Error('broken');
    };
    bus.subscribe(broken);
    bus.subscribe(({ kind }) => heard.push(kind));
    bus.subscribeTo('a', broken);
    bus.subscribeTo('a', () => heard.push('of a'));
    bus.publish(turnOf('a'));
    expect(heard).toEqual(['turn', 'of a']);
  });

  it('hears again after everybody had stopped', () => {
    const bus = createBus(silentLog);
    let heard = 0;
    bus.subscribeTo('a', () => heard++)();
    bus.subscribeTo('a', () => heard++);
    bus.publish(turnOf('a'));
    expect(heard).toBe(1);
  });
});
