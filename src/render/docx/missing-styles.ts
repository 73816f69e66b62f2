import { type ShellStyle, shellStyles } from './shell-styles.ts';
import { isSame, stylesIn } from './style-ids.ts';

/** Returns the styles that documents use and a shell does not have, by their names. */
export function missingStyles(styles: string): readonly ShellStyle[] {
  const given = stylesIn(styles);
  return shellStyles.filter(({ xml }) => {
    const [style] = stylesIn(xml);
    return style && !given.some((each) => isSame(each, style));
  });
}

/** Returns the name under which Word lists a style. */
export function styleName({ xml }: ShellStyle): string {
  return stylesIn(xml)[0]?.name ?? '';
}
