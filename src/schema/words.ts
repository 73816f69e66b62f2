/** Returns a name as words: `due_month` as `due month`. */
export function words(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}
