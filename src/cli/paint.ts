/** Colours for the terminal; without colour each returns the text as it is. */
export type Paint = Readonly<
  Record<'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim', (text: string) => string>
>;

const plain = (text: string) => text;

/** Colours that do nothing. */
export const noPaint: Paint = {
  red: plain,
  yellow: plain,
  green: plain,
  cyan: plain,
  bold: plain,
  dim: plain,
};

/** Returns the colours, or none where they are not wanted; chalk is loaded only where they are. */
export async function loadPaint(wanted: boolean): Promise<Paint> {
  if (!wanted) return noPaint;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return {
    red: (text) => chalk.red(text),
    yellow: (text) => chalk.yellow(text),
    green: (text) => chalk.green(text),
    cyan: (text) => chalk.cyan(text),
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
  };
}
