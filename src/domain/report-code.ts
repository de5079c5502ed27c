// The code that stands for a witness's report: short enough to keep in mind, without signs that look alike.

/** Digits and letters that nobody takes for another: no 0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V. */
export const CODE_SIGNS = '3479ACDEFHJKMNPQRTWXY';

/** 21 signs, eight times: 38 billion codes. */
export const CODE_LENGTH = 8;

/** Makes a code out of a fresh random identifier (`Ids.random`, 128 bits): the same identifier gives the same code. */
export function reportCode(id: string): string {
  const base = BigInt(CODE_SIGNS.length);
  let rest = [...id].reduce((sum, sign) => sum * 128n + BigInt(sign.charCodeAt(0) % 128), 0n);
  let code = '';
  while (code.length < CODE_LENGTH) {
    code += CODE_SIGNS[Number(rest % base)];
    rest /= base;
  }
  return code;
}
