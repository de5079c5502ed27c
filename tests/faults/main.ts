// `npm run faults [-- NAME …]`: injects each fault into the built service and prints what was seen. Exit 1 when anything did not hold.

import { ensureBuilt } from '../helpers/built.js';
import { clock } from './clock.js';
import { diskFull } from './disk-full.js';
import type { Fault, Finding } from './fault.js';
import { flood } from './flood.js';
import { closeConnections } from './http.js';
import { kill } from './kill.js';
import { killBeforeAnswerFault } from './kill-before-answer.js';
import { malformed } from './malformed.js';
import { poison } from './poison.js';
import { reader } from './reader.js';
import { sigterm } from './sigterm.js';
import { thrice } from './thrice.js';

const FAULTS: readonly Fault[] = [
  kill,
  killBeforeAnswerFault,
  thrice,
  malformed,
  diskFull,
  reader,
  poison,
  flood,
  sigterm,
  clock,
];

function choose(names: readonly string[]): readonly Fault[] | string {
  const unknown = names.find((name) => !FAULTS.some((fault) => fault.name === name));
  if (unknown !== undefined) return unknown;
  return names.length === 0 ? FAULTS : FAULTS.filter(({ name }) => names.includes(name));
}

async function look(fault: Fault): Promise<readonly Finding[]> {
  try {
    return await fault.run();
  } catch (error) {
    return [{ says: `the run itself failed: ${error instanceof Error ? error.stack : String(error)}`, holds: false }];
  }
}

async function main(names: readonly string[]): Promise<number> {
  const chosen = choose(names);
  if (typeof chosen === 'string') {
    console.error(`There is no fault "${chosen}": choose from ${FAULTS.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  ensureBuilt();
  let failed = 0;
  for (const fault of chosen) {
    console.log(`\n${fault.name}: ${fault.injects}`);
    const begun = performance.now();
    const findings = await look(fault);
    for (const { holds, says } of findings) console.log(`  ${holds ? 'holds ' : 'FAILED'}  ${says}`);
    failed += findings.filter(({ holds }) => !holds).length;
    console.log(`  took ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  console.log(failed === 0 ? '\nAll of it holds.' : `\n${failed} did not hold.`);
  closeConnections();
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
