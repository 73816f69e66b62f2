/** Returns a name as words: `due_month` as `due month`. */
export function words(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

/** Returns a noun with its article: `a risk`, `an issue`. */
export function aNoun(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
