// Types of the converter from Unicode to Zawgyi and back.
declare module 'rabbit-node' {
  const rabbit: { uni2zg(text: string): string; zg2uni(text: string): string };
  export = rabbit;
}
