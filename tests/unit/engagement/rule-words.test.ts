// Officers read every refusal as a sentence: each rule has one, and each reason that the rules can give.

import { readdirSync, readFileSync } from 'node:fs';
import { ENGAGEMENT_RULES, type EngagementRule, passes, refuses } from '../../../src/domain/engagement-rules.js';
import { OFFENCES } from '../../../src/domain/offence.js';
import { ruleInWords, whyInWords } from '../../../src/domain/rule-words.js';
import { TOPICS } from '../../../src/domain/text-signs.js';

const RULES = Object.keys(ENGAGEMENT_RULES) as EngagementRule[];
const DIR = 'src/bots/engagement';

/** Reasons that stand in the sources beside the rule that gives them. */
function reasonsInSources(): readonly (readonly [EngagementRule, string])[] {
  const found: [EngagementRule, string][] = [];
  for (const name of readdirSync(DIR).filter((one) => one.endsWith('.ts'))) {
    const text = readFileSync(`${DIR}/${name}`, 'utf8');
    for (const [, rule = '', why = ''] of text.matchAll(/refuses\('(\w+)', '(\w+)'\)/g))
      found.push([rule as EngagementRule, why]);
    for (const [, rule = '', list = ''] of text.matchAll(/verdict\(\s*'(\w+)',\s*\[([\s\S]*?)\n? *\]\);/g))
      for (const [, why = ''] of list.matchAll(/'(\w+)',?\s*\]/g)) found.push([rule as EngagementRule, why]);
  }
  return found;
}

describe('the rules in words', () => {
  it('say of each rule what it asks for, under a key for translations', () => {
    for (const rule of RULES) {
      const { key, text } = ruleInWords(rule);
      expect(key).toBe(`engagement.rule.${rule}`);
      expect(text).toMatch(/^[A-Z].{10,90}\.$/);
    }
  });

  it('have a sentence of their own for every reason that the sources give', () => {
    const reasons = reasonsInSources();
    expect(reasons.length).toBeGreaterThan(90);
    const without = reasons.filter(
      ([rule, why]) => whyInWords(refuses(rule, why)).key !== `engagement.why.${rule}.${why}`,
    );
    expect(without).toEqual([]);
  });

  it('tell what would be named first, and which offence was spoken of', () => {
    for (const topic of TOPICS) {
      expect(whyInWords(refuses('first_mention', topic)).text).toMatch(/^They have not spoken of .+ yet\.$/);
      expect(whyInWords(refuses('first_mention', `fact:${topic}`)).text).toMatch(/^It names something about .+\.$/);
    }
    for (const offence of OFFENCES) expect(whyInWords(refuses('graver_offence', offence)).key).toContain(offence);
    expect(whyInWords(refuses('persona', 'draft_lawyer')).text).toBe(
      'The persona or the text claims a protected calling: lawyer.',
    );
  });

  it('fall back on the rule for a verdict that passes and a reason of tomorrow', () => {
    expect(whyInWords(passes('scope')).key).toBe('engagement.rule.scope');
    expect(whyInWords(refuses('scope', 'tomorrow')).key).toBe('engagement.rule.scope');
  });

  it('are plain: no code, no name of a file, no exclamation', () => {
    for (const [rule, why] of reasonsInSources())
      expect(whyInWords(refuses(rule, why)).text).not.toMatch(/[_!{}<>]|\.ts/);
  });
});
