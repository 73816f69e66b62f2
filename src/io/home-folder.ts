/** Returns the user's home folder, as node:os tells it; that is asked only where the environment does not say. */
export function homeFolder(): string {
  const { HOME, USERPROFILE } = process.env;
  const said = process.platform === 'win32' ? USERPROFILE : HOME;
  return said !== undefined && said !== '' ? said : process.getBuiltinModule('node:os').homedir();
}
