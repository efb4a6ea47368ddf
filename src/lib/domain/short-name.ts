/**
 * A person as others call them: «Петрова Мария Ивановна» is «Мария», «Мария П.» where `others` have another one, and
 * «Мария Петрова» where that one's surname begins with the same letter.
 */
export function shortName(name: string, others: readonly string[]): string {
  const [surname = '', given] = name.split(' ');
  if (!given) return name;
  const namesakes = others.map((other) => other.split(' ')).filter((other) => other[1] === given);
  if (namesakes.length === 0) return given;
  const initial = surname.charAt(0);
  const isTold = namesakes.every(([other = '']) => other.charAt(0) !== initial);
  return isTold ? `${given} ${initial}.` : `${given} ${surname}`;
}
