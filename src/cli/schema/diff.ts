import { RequestError } from '../../base/request-error.ts';
import { compareVersions } from '../../base/version-order.ts';
import { EXIT, formatOption, type Input } from '../command.ts';
import type { Context } from '../context.ts';
import { gather, pathNamed } from './gather.ts';
import { printUpgrade } from './print-upgrade.ts';

/** `grantbook schema diff`: what the installed version has otherwise than the book, and what the book changed. */
export async function diffSchemas(context: Context, input: Input): Promise<number> {
  const format = formatOption(input, context.globals) ?? 'text';
  if (!['text', 'json', 'md'].includes(format))
    throw new RequestError(`"${format}" is not a format`, 'use text, json or md');
  const { upgrade } = await gather(context, input);
  const paths = upgrade.files.map(({ path }) => path);
  const named = new Set(input.args.slice(1).map((name) => pathNamed(name, paths)));
  const files = upgrade.files.filter(({ path }) => named.size === 0 || named.has(path));
  printUpgrade({ ...upgrade, files }, format, context);
  const { from, version } = upgrade;
  if (from === undefined || compareVersions(from, version) < 0)
    context.out.talk('next: grantbook schema upgrade shows what it would do, --yes does it\n');
  return EXIT.clean;
}
