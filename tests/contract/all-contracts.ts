// The conformance suite: what every store must hold.

import { auditContract } from './audit-contract.js';
import { casesContract } from './cases-contract.js';
import { contactsContract } from './contacts-contract.js';
import { contentContract } from './content-contract.js';
import { conversationsContract } from './conversations-contract.js';
import { deliveriesContract } from './deliveries-contract.js';
import { engagementsContract } from './engagements-contract.js';
import { erasureContract } from './erasure-contract.js';
import { evidenceContract } from './evidence-contract.js';
import { feedContract } from './feed-contract.js';
import type { OpenStore } from './harness.js';
import { keysContract } from './keys-contract.js';
import { logContract } from './log-contract.js';
import { metaContract } from './meta-contract.js';
import { queueContract } from './queue-contract.js';
import { readingsContract } from './readings-contract.js';
import { staffContract } from './staff-contract.js';
import { turnsContract } from './turns-contract.js';

/** Runs all of it against one backend. */
export function allContracts(name: string, open: OpenStore): void {
  for (const contract of [
    contactsContract,
    logContract,
    turnsContract,
    readingsContract,
    deliveriesContract,
    conversationsContract,
    queueContract,
    keysContract,
    staffContract,
    auditContract,
    erasureContract,
    metaContract,
    contentContract,
    feedContract,
    casesContract,
    evidenceContract,
    engagementsContract,
  ]) {
    contract(name, open);
  }
}
