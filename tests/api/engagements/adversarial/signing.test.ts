// Rules 1, 3 and 5: what was not signed by the right person, with the right key, over exactly these words, is worth nothing.

import { DAY } from '../engagement-world.js';
import { type Attempt, refuses, type Scene } from './attempts.js';
import { ARTICLE, iso, requested } from './authorising.js';

const acts = (...names: readonly string[]): object => ({
  permitted: names.map((act) => ({ act, article: ARTICLE })),
});

/** A signature that is no good, put in by the authoriser. */
const signs =
  (signature: (scene: Scene, toSign: string) => object): Attempt[2] =>
  async (scene) => {
    const { at, toSign } = await requested(scene);
    const given = signature(scene, toSign);
    return () => scene.call('noor', 'POST', at, given);
  };

const asks =
  (changes: (scene: Scene) => object): Attempt[2] =>
  async (scene) => {
    const request = scene.request(changes(scene));
    return () => scene.call('lea', 'POST', '/authorisations', request);
  };

/** A token that a magistrate or somebody else signed for an authorisation that has none. */
const token =
  (change: (scene: Scene, token: Awaited<ReturnType<Scene['token']>>) => object, by = 'magistrate'): Attempt[2] =>
  async (scene) => {
    const { id, at, toSign } = await requested(scene);
    const signature = scene.authority.sign(scene.people.noor.id, toSign);
    const { sha256 } = await scene.good(scene.call('noor', 'POST', at, signature));
    const given = { ...scene.token(id, sha256, by), ...change(scene, scene.token(id, sha256, by)) };
    return () => scene.call('ina', 'POST', `/authorisations/${id}/tokens`, given);
  };

refuses([
  [
    'a thread under what was only asked for',
    '404 not_found',
    async (scene) => {
      const { id } = await requested(scene);
      return () => scene.opens(id);
    },
  ],
  [
    'signed by who asked for it',
    '404 not_found',
    async (scene) => {
      const { at, toSign } = await requested(scene);
      return () => scene.call('lea', 'POST', at, scene.authority.sign(scene.people.noor.id, toSign));
    },
  ],
  [
    'signed with a key that nobody knows',
    'signed:unknown_key',
    signs((scene, text) => ({ ...scene.authority.sign(scene.people.noor.id, text), keyId: 'key-mallory' })),
  ],
  [
    'signed with a magistrate’s key',
    'signed:other_signer',
    signs((scene, text) => scene.authority.sign('magistrate', text)),
  ],
  [
    'signed with a key of a policy signer',
    'signed:other_signer',
    signs((scene, text) => scene.authority.sign('lex1', text)),
  ],
  [
    'signed in another words by one space',
    'signed:bad_signature',
    signs((scene, text) => scene.authority.sign(scene.people.noor.id, `${text} `)),
  ],
  [
    'signed for a longer time than was asked',
    'signed:bad_signature',
    signs((scene, text) =>
      scene.authority.sign(
        scene.people.noor.id,
        text.replace(/"end":(\d+)/, (_, end) => `"end":${Number(end) + DAY}`),
      ),
    ),
  ],
  [
    'a signature over another request',
    'signed:bad_signature',
    async (scene) => {
      const other = await requested(scene);
      const { at } = await requested(scene);
      return () => scene.call('noor', 'POST', at, scene.authority.sign(scene.people.noor.id, other.toSign));
    },
  ],
  [
    'a signature that is no base64',
    '400 malformed',
    signs((scene) => ({ keyId: `key-${scene.people.noor.id}`, value: '!' })),
  ],
  [
    'a signature a second time',
    '422 wrong_state',
    async (scene) => {
      const { at, toSign } = await requested(scene);
      const signature = scene.authority.sign(scene.people.noor.id, toSign);
      await scene.good(scene.call('noor', 'POST', at, signature));
      return () => scene.call('noor', 'POST', at, signature);
    },
  ],
  [
    'the authoriser as an operator',
    '422 own_request',
    asks((scene) => ({ operators: [scene.people.ina.id, scene.people.noor.id] })),
  ],
  ['who asks names themselves as the signer', '422 own_request', asks((scene) => ({ signer: scene.people.lea.id }))],
  ['a signer without the office', '422 unknown_officer', asks((scene) => ({ signer: scene.people.tom.id }))],
  ['an operator without the role', '422 unknown_officer', asks((scene) => ({ operators: [scene.people.paul.id] }))],
  ['an operator whom nobody knows', '422 unknown_officer', asks(() => ({ operators: ['nobody'] }))],
  ['an end before its beginning', '422 bad_times', asks((scene) => ({ end: iso(scene.time.now - 2 * DAY) }))],
  ['half a surrogate pair in what is to be signed', '422 not_canonical', asks(() => ({ legalBasis: 'x\ud83d' }))],
  ['no reasons', '400 malformed', asks(() => ({ necessity: 'x' }))],
  ['an act that does not exist', '400 malformed', asks(() => acts('arrest'))],
  [
    'no token of a prosecutor',
    'second_token:missing',
    async (scene) => {
      const { id, at, toSign } = await requested(scene);
      await scene.good(scene.call('noor', 'POST', at, scene.authority.sign(scene.people.noor.id, toSign)));
      const talk = await scene.talk(undefined, {}, id);
      return () => scene.approve(talk.thread, talk.draft);
    },
  ],
  [
    'a token for another wording',
    'second_token:other_authorisation',
    token(() => ({ authorisationSha256: 'a'.repeat(64) })),
  ],
  ['a token whose acts were widened', 'second_token:bad_signature', token(() => ({ acts: ['reply'] }))],
  ['a token dated tomorrow', 'second_token:in_the_future', token((scene) => ({ at: iso(scene.time.now + DAY) }))],
  ['a token signed by a policy signer', 'second_token:key_of_another_office', token(() => ({}), 'lex1')],
  ['a token in the name of somebody else', 'second_token:bad_signature', token(() => ({ signer: 'someone' }))],
  ['a prosecutor’s token that calls itself a judge’s', 'second_token', token(() => ({ kind: 'judge' }))],
  [
    'a token of another authorisation',
    'second_token:other_authorisation',
    async (scene) => {
      const view = await scene.good(scene.call('ina', 'GET', `/authorisations/${scene.authorisation}`));
      const other = await scene.authorise();
      return () =>
        scene.call('ina', 'POST', `/authorisations/${other}/tokens`, scene.token(scene.authorisation, view.sha256));
    },
  ],
]);
