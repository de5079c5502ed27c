// case.jsonld: the bundle in CASE/UCO (Cyber-investigation Analysis Standard Expression), as case_validate accepts it.

import { createHash } from 'node:crypto';
import type { EvidenceKind } from '../../../domain/evidence.js';
import { type BundleInput, iso, jsonFile } from './input.js';
import { custodyOf, type ToldRecord } from './told.js';

const UCO = 'https://ontology.unifiedcyberontology.org/uco';
const CONTEXT = {
  kb: 'urn:safe-passage:evidence:',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': `${UCO}/action/`,
  'uco-core': `${UCO}/core/`,
  'uco-identity': `${UCO}/identity/`,
  'uco-observable': `${UCO}/observable/`,
  'uco-tool': `${UCO}/tool/`,
  'uco-types': `${UCO}/types/`,
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const MESSAGES: readonly EvidenceKind[] = ['inbound', 'outbound'];

type Node = Readonly<Record<string, unknown>>;

/** The same thing has the same name in every export: a UUID (version 5, which names by SHA-1) from what it is. */
function id(kind: string, name: string): string {
  const bytes = createHash('sha1').update(`safe-passage evidence\n${kind}\n${name}`).digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const h = bytes.toString('hex');
  return `kb:${kind}-${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;
}

function time(at: string): Node {
  return { '@type': 'xsd:dateTime', '@value': at };
}

function ref(to: string): Node {
  return { '@id': to };
}

/** One record as an observable thing: a file with its hash and, for messages, their text and time. */
function recordNode(record: ToldRecord): Node {
  const { uid, seq, kind, threadId, threadSeq, missing } = record;
  const said = missing === null ? '' : ` Content not in this bundle: ${missing}.`;
  return {
    '@id': id('record', uid),
    '@type': MESSAGES.includes(kind) ? 'uco-observable:Message' : 'uco-observable:File',
    'uco-core:name': `record ${seq}`,
    'uco-core:description': `${kind}, number ${threadSeq} of thread ${threadId}.${said}`,
    'uco-core:hasFacet': [...contentFacets(record), ...messageFacets(record)],
  };
}

function contentFacets({ uid, file, contentSha256, contentBytes, mediaType }: ToldRecord): readonly Node[] {
  if (file === null) return [];
  const size = { '@type': 'xsd:integer', '@value': String(contentBytes) };
  const hash = {
    '@id': id('hash', uid),
    '@type': 'uco-types:Hash',
    'uco-types:hashMethod': 'SHA256',
    'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': contentSha256?.toUpperCase() },
  };
  return [
    {
      '@id': id('file-facet', uid),
      '@type': 'uco-observable:FileFacet',
      'uco-observable:fileName': file.split('/').at(-1),
      'uco-observable:filePath': file,
      'uco-observable:sizeInBytes': size,
    },
    {
      '@id': id('content-facet', uid),
      '@type': 'uco-observable:ContentDataFacet',
      'uco-observable:mimeType': mediaType,
      'uco-observable:sizeInBytes': size,
      'uco-observable:hash': hash,
    },
  ];
}

function messageFacets({ uid, kind, text, time: at }: ToldRecord): readonly Node[] {
  if (!MESSAGES.includes(kind)) return [];
  return [
    {
      '@id': id('message-facet', uid),
      '@type': 'uco-observable:MessageFacet',
      ...(text !== null && { 'uco-observable:messageText': text }),
      'uco-observable:sentTime': time(at),
    },
  ];
}

function identityNode(by: string, name: string | undefined): Node {
  return { '@id': id('identity', by), '@type': 'uco-identity:Identity', 'uco-core:name': name ?? by };
}

/** An act of custody: who did it, with what, when, on which records. */
function actionNode(act: ToldRecord, tool: string, provenance: string): Node {
  return {
    '@id': id('action', act.uid),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': act.kind,
    ...(act.text !== null && act.text !== '' && { 'uco-core:description': act.text }),
    'uco-action:startTime': time(act.time),
    'uco-action:endTime': time(act.time),
    'uco-action:performer': ref(id('identity', act.by)),
    'uco-action:instrument': ref(tool),
    'uco-action:object': ref(provenance),
  };
}

/** The file. */
export function caseFile({ tool, made, root, people, threadId }: BundleInput, told: readonly ToldRecord[]): Uint8Array {
  const toolId = id('tool', `${tool.name} ${tool.version}`);
  const provenance = id('provenance', `${root.rootHash} ${threadId ?? ''}`);
  const nodes = [
    { '@id': toolId, '@type': 'uco-tool:Tool', 'uco-core:name': tool.name, 'uco-tool:version': tool.version },
    ...[...new Set(told.map(({ by }) => by))].map((by) => identityNode(by, people[by])),
    ...told.map(recordNode),
    {
      '@id': provenance,
      '@type': 'case-investigation:ProvenanceRecord',
      'uco-core:description': `Merkle root (RFC 6962, SHA-256) over ${root.size} records: ${root.rootHash}`,
      'uco-core:objectCreatedTime': time(iso(made)),
      'uco-core:object': told.map(({ uid }) => ref(id('record', uid))),
    },
    ...custodyOf(told).map((act) => actionNode(act, toolId, provenance)),
  ];
  const investigation = {
    '@id': id('investigation', threadId ?? 'log'),
    '@type': 'case-investigation:Investigation',
    'uco-core:name': threadId === null ? 'Engagements' : `Thread ${threadId}`,
    'uco-core:object': nodes.map((node) => ref(String(node['@id']))),
  };
  return jsonFile({ '@context': CONTEXT, '@graph': [...nodes, investigation] });
}
