/** A person as others call them: «Петрова Мария Ивановна» is «Мария», and «Мария П.» where `others` have another one. */
export function shortName(name: string, others: readonly string[]): string {
  const [surname = '', given] = name.split(' ');
  if (!given) return name;
  const isShared = others.some((other) => other.split(' ')[1] === given);
  return isShared ? `${given} ${surname.charAt(0)}.` : given;
}
