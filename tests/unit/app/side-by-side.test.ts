import { createSideBySide } from '../../../src/app/inbox/side-by-side.js';

/** Work that a test ends by hand. */
function byHand(begun: string[], name: string) {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const work = async () => {
    begun.push(name);
    await over;
    return name;
  };
  return { work, end };
}

/** Lets everything go on that can go on without a timer. */
const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('work side by side', () => {
  it('runs together what asks for nothing else', async () => {
    const begun: string[] = [];
    const sideBySide = createSideBySide();
    const [one, two] = [byHand(begun, 'one'), byHand(begun, 'two')];
    const both = [sideBySide.together(one.work), sideBySide.together(two.work)];
    expect(begun).toEqual(['one', 'two']);
    one.end();
    two.end();
    expect(await Promise.all(both)).toEqual(['one', 'two']);
  });

  it('lets a lone piece wait for what is under way, and what comes wait for the lone piece', async () => {
    const begun: string[] = [];
    const sideBySide = createSideBySide();
    const [one, lone, later] = [byHand(begun, 'one'), byHand(begun, 'lone'), byHand(begun, 'later')];
    const all = [sideBySide.together(one.work), sideBySide.alone(lone.work)];
    await settle();
    all.push(sideBySide.together(later.work));
    await settle();
    expect(begun).toEqual(['one']);
    one.end();
    await settle();
    expect(begun).toEqual(['one', 'lone']);
    lone.end();
    await settle();
    expect(begun).toEqual(['one', 'lone', 'later']);
    later.end();
    await Promise.all(all);
  });

  it('lets those who waited begin between two lone pieces', async () => {
    const begun: string[] = [];
    const sideBySide = createSideBySide();
    const [first, second, other] = [byHand(begun, 'first'), byHand(begun, 'second'), byHand(begun, 'other')];
    const all = [sideBySide.alone(first.work), sideBySide.alone(second.work)];
    await settle();
    all.push(sideBySide.together(other.work));
    first.end();
    await settle();
    expect(begun).toEqual(['first', 'other']);
    other.end();
    await settle();
    expect(begun).toEqual(['first', 'other', 'second']);
    second.end();
    await Promise.all(all);
  });

  it('goes on beside a lone piece that hangs, and beside a hanging piece that a lone one waits for', async () => {
    const begun: string[] = [];
    const sideBySide = createSideBySide(1);
    const [hanging, lone, later] = [byHand(begun, 'hanging'), byHand(begun, 'lone'), byHand(begun, 'later')];
    const all = [sideBySide.together(hanging.work), sideBySide.alone(lone.work)];
    later.end();
    await settle();
    await sideBySide.together(later.work);
    expect(begun).toContain('later');
    hanging.end();
    lone.end();
    expect(await Promise.all(all)).toEqual(['hanging', 'lone']);
  });

  it('fails for its own caller only', async () => {
    const sideBySide = createSideBySide();
    await expect(sideBySide.alone(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(sideBySide.together(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await sideBySide.alone(async () => 'next')).toBe('next');
    expect(await sideBySide.together(async () => 'next')).toBe('next');
  });
});
