import type { ProtectionFacts, Remote } from '../../procedures/doctor/protection.ts';
import { type InClone, settingsOf } from './look-at-clone.ts';

/** Returns where the repository is pushed to. Nothing is asked of the server, and no password of an address is kept. */
export function lookAtServer({ repo }: InClone): ProtectionFacts {
  const settings = settingsOf(repo);
  const urls = [...settings].filter(([name]) => /^remote\..*\.url$/.test(name));
  const [, url] = urls.find(([name]) => name === 'remote.origin.url') ?? urls[0] ?? [];
  return { remote: url === undefined ? undefined : remoteOf(url), branch: repo.branch ?? 'main' };
}

/** An address as https://host/owner/name.git, ssh://git@host/owner/name or git@host:owner/name.git. */
const ADDRESS = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([\w.-]+)(?::\d+)?[:/]([\w./-]+?)(?:\.git)?\/?$/;

function remoteOf(url: string): Remote {
  const [, host = '', path = ''] = /^(\/|\.|file:)/.test(url) ? [] : (ADDRESS.exec(url) ?? []);
  const platform = /(^|\.)github\./.test(host)
    ? 'github'
    : /(^|\.)gitlab\./.test(host)
      ? 'gitlab'
      : undefined;
  return { platform, host, path };
}
