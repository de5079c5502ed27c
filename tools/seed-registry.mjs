// Makes content/helplines and content/countries from the seed files: node tools/seed-registry.mjs <folder of the seeds>.
// Same bytes each time. Every entry comes out unverified; once people edit the registry, the seeds have done their work.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { TIME_ZONES, WORDS } from './seed-places.mjs';

const [seeds, content = 'content'] = process.argv.slice(2);
if (!seeds) throw new Error('usage: node tools/seed-registry.mjs <folder of the seeds> [content folder]');

const rows = (file) =>
  readFileSync(join(seeds, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** Who answers an emergency number, from the service's name. */
function serves(row) {
  if (row.kind !== 'emergency') return null;
  const name = row.service.toLowerCase();
  if (row.phone === null) return 'text';
  if (/sea|coast guard, emergency at sea/.test(name) && !/police/.test(name)) return 'sea';
  if (/all emergencies|unified|integrated|european emergency number$|police.*ambulance|national emergency/.test(name)) {
    return 'general';
  }
  if (/police|gendarmerie/.test(name)) return 'police';
  return 'ambulance';
}

/** Lines that prosecute or control borders; the safety notes of the source name them. Alarm Phone is none. */
function isEnforcement(row) {
  if (row.kind === 'police_report') return true;
  if (row.kind === 'smuggling') return !/alarm phone/i.test(row.service) && row.country !== 'ET';
  if (row.kind === 'emergency') return false;
  return (
    /enforcement line/i.test(row.note ?? '') ||
    /police|polic[ií]a|prosecut|border|homeland|gendarm|garda|internal security|immigration|MAPO|\bFIA\b|counter-trafficking (unit|report)/i.test(
      row.service,
    )
  );
}

/** Where whoever answers may detain, or the line mixes people up: never without a word beside it. */
function needsCaution(row) {
  const note = row.note ?? '';
  if (row.country === 'MM' && (row.kind === 'emergency' || row.kind === 'labour')) return true;
  return /detention is a risk|can itself be|confus/i.test(note);
}

function contact(row, id) {
  return {
    id,
    kind: row.kind,
    service: row.service,
    serves: serves(row),
    phone: row.phone,
    international: row.phone_international,
    sms: row.text,
    url: row.url,
    languages: row.languages.map((tag) => tag.split('-')[0].replace('fil', 'tl')),
    hours: row.hours,
    operator: row.operator,
    enforcement: isEnforcement(row),
    caution: needsCaution(row),
    sourceUrl: row.source_url,
    sourceQuality: row.source_quality,
    readOn: row.read_on,
    note: row.note,
    state: 'unverified',
    verifiedOn: null,
    verifiedBy: null,
    expiresOn: null,
  };
}

function country(row) {
  const named = (language) => new Intl.DisplayNames([language], { type: 'region' }).of(row.code ?? row.country);
  const code = row.code ?? row.country;
  return {
    code,
    name: row.name,
    names: { en: row.name, fr: named('fr'), es: named('es') },
    words: WORDS[code] ?? [],
    emergency: row.emergency,
    timeZone: TIME_ZONES[code] ?? null,
    tipProtocol: row.un_tip_protocol,
    somProtocol: row.un_som_protocol,
    mandatoryReporting: row.mandatory_reporting,
    undercoverBasis: row.undercover_basis,
    dataProtection: row.data_protection,
    certainty: row.certainty,
    sourceUrls: row.source_urls,
  };
}

const write = (path, head, value) => writeFileSync(path, `${head}\n${stringify(value, { lineWidth: 120 })}`);

mkdirSync(join(content, 'helplines'), { recursive: true });
mkdirSync(join(content, 'countries'), { recursive: true });
const groups = Map.groupBy
  ? Map.groupBy(rows('helplines.jsonl'), (row) => row.country)
  : grouped(rows('helplines.jsonl'));
function grouped(all) {
  const map = new Map();
  for (const row of all) map.set(row.country, [...(map.get(row.country) ?? []), row]);
  return map;
}
for (const [code, list] of groups) {
  const counts = {};
  const contacts = list.map((row) => {
    const kind = row.kind.replaceAll('_', '-');
    counts[kind] = (counts[kind] ?? 0) + 1;
    return contact(row, `${code.toLowerCase()}-${kind}-${counts[kind]}`);
  });
  const head =
    '# Read SOURCE.txt first. Nothing here was called or opened live; a person verifies an entry before it is shown.';
  write(join(content, 'helplines', `${code.toLowerCase()}.yaml`), head, { country: code, contacts });
}
for (const row of rows('countries.jsonl')) {
  const made = country(row);
  write(
    join(content, 'countries', `${made.code.toLowerCase()}.yaml`),
    '# For orientation, not legal advice: see ../helplines/SOURCE.txt.',
    made,
  );
}
copyFileSync(join(seeds, 'helplines.SOURCE.txt'), join(content, 'helplines', 'SOURCE.txt'));
