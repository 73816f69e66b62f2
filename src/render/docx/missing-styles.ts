import { type ShellStyle, shellStyles } from './shell-styles.ts';

/**
 * Returns the styles that documents use and a shell does not have. Word writes the names of its own
 * styles in English whatever language it speaks, and only their ids in that language.
 */
export function missingStyles(styles: string): readonly ShellStyle[] {
  return shellStyles.filter((style) => {
    const has = new RegExp(`<w:name\\b[^>]*\\bw:val="${styleName(style)}"`, 'i');
    return !styles.includes(`w:styleId="${style.id}"`) && !has.test(styles);
  });
}

/** Returns the name under which Word lists a style. */
export function styleName({ xml }: ShellStyle): string {
  return /<w:name w:val="([^"]*)"/.exec(xml)?.[1] ?? '';
}
