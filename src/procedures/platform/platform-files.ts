import type { Entry, Workspace } from '../../registry/workspace.ts';
import { codeOwners } from './code-owners.ts';
import { formMarkdown } from './form-markdown.ts';
import { formYaml } from './form-yaml.ts';
import { formsOf } from './forms.ts';
import { type CommentStyle, HASH, MARKDOWN } from './marked-block.ts';
import { type OwnersRequest, ownersOf } from './owners.ts';
import { pullRequestText } from './pull-request-text.ts';

/** Where pull requests are made, as people's accounts name it. */
export const PLATFORMS = ['github', 'gitlab'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A file that the platform reads: from the top of the repository, what is made of it, how it writes comments. */
export type PlatformFile = { readonly path: string; readonly text: string; readonly style: CommentStyle };

export type PlatformFiles = {
  readonly files: readonly PlatformFile[];
  /** Those who own something and have no account there: nobody asks them. */
  readonly unknown: readonly Entry[];
};

/** Returns the files by which a platform asks the right people, and asks people the right things. */
export function platformFiles(
  workspace: Workspace,
  platform: Platform,
  request: OwnersRequest,
): PlatformFiles {
  const owners = codeOwners(ownersOf(workspace, request), platform);
  const forms = formsOf(workspace, request.today);
  const files: PlatformFile[] =
    platform === 'github'
      ? [
          { path: '.github/CODEOWNERS', text: owners.text, style: HASH },
          ...forms.map((form) => ({
            path: `.github/ISSUE_TEMPLATE/${form.file}.yml`,
            text: formYaml(form),
            style: HASH,
          })),
          { path: '.github/PULL_REQUEST_TEMPLATE.md', text: pullRequestText(workspace), style: MARKDOWN },
        ]
      : [
          { path: '.gitlab/CODEOWNERS', text: owners.text, style: HASH },
          ...forms.map((form) => ({
            path: `.gitlab/issue_templates/${form.file}.md`,
            text: formMarkdown(form),
            style: MARKDOWN,
          })),
          {
            path: '.gitlab/merge_request_templates/Default.md',
            text: pullRequestText(workspace),
            style: MARKDOWN,
          },
        ];
  // Where nobody is known, there is nobody to ask.
  return { files: files.filter(({ text }) => text !== ''), unknown: owners.unknown };
}
