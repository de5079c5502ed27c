// Which languages the public is offered: those whose texts a person who speaks the language has read.

import type { Content } from './content.js';

/**
 * The content as a profile may use it. In development: all languages. In ngo and authority: those that are signed off, and the first
 * one of the file, in which the texts were written. Commands and telling words stay those of every language: who writes in one
 * that is not offered yet is still understood when they ask for a person, hide the talk or say that they are in danger.
 */
export function offeredBy(content: Content, profile: 'development' | 'ngo' | 'authority'): Content {
  if (profile === 'development') return content;
  const [source] = Object.keys(content.languages);
  const offered = Object.values(content.languages).filter(
    ({ code, signedOff }) => code === source || signedOff !== null,
  );
  return { ...content, languages: Object.fromEntries(offered.map((one) => [one.code, one])) };
}
