import { entryFinding } from '../../registry/registry-finding.ts';
import { settingsDigest } from '../../registry/settings-digest.ts';
import type { Rule } from '../rule.ts';

/** The handbook that is kept was made from the settings in force. */
export const handbookRule: Rule = {
  name: 'handbook',
  *check({ workspace }) {
    const { project, registries } = workspace;
    for (const entry of registries.get('documents')?.entries ?? []) {
      const { type, status, settings_sha256: made } = entry.data;
      if (!project || type !== 'handbook' || status === 'obsolete' || made === settingsDigest(project))
        continue;
      yield entryFinding(entry, {
        code: 'documents/stale',
        path: ['settings_sha256'],
        severity: 'warning',
        message: `${entry.id} was made from other settings than those of project.yaml`,
        hint: 'write it anew: grantbook handbook',
      });
    }
  },
};
