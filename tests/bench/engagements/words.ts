// What subjects write in the bench: the same kinds of sentence with other numbers and places each time, so that no reader has seen one.

const PLACES = ['Tripoli', 'Athens', 'Calais', 'Ventimiglia', 'Istanbul', 'Tunis', 'Palermo', 'Dover'];
const MONTHS = ['january', 'march', 'may', 'october', 'december'];

/** The n-th message of a subject; others for other n. No number in it can be taken for an age. */
export function messageOf(n: number): string {
  const place = PLACES[n % PLACES.length] ?? '';
  const other = PLACES[(n * 3 + 1) % PLACES.length] ?? '';
  const month = MONTHS[n % MONTHS.length] ?? '';
  const price = 1_000 + ((n * 37) % 9_000);
  switch (n % 4) {
    case 1:
      return `you asked about the crossing. i have places on the boat for ${month}, from ${place} to ${other}`;
    case 2:
      return `${price} euros each, all included, you pay half in ${place}`;
    case 3:
      return `my cousin drives the truck from ${place} to ${other}, it costs ${price} euros and takes two nights`;
    default:
      return `a place on the boat from ${place} to ${other} costs ${price} euros, all included`;
  }
}
