import { NODE, SETUP_NODE } from './pinned.ts';
import { INSTALL, JUDGE_RANGE } from './scripts.ts';
import { scriptBlock } from './yaml-text.ts';

/** Returns the composite action: the gate in any job that has both commits of the range and needs no token. */
export function gateAction(version: string): string {
  return `# Written by npm run docs; the scripts are those of the workflows that grantbook ci write makes.
name: grantbook gate
description: Judges every commit of a range by its target, with a mark at each line that is to be mended.

inputs:
  base:
    description: The commit of the target, which judges. It has to be in the clone (fetch-depth 0) and checked out.
    required: true
  head:
    description: The last commit of the branch, fetched and not checked out.
    required: true
  actor:
    description: 'Who opened the pull request, as the platform says: github:LOGIN. Without it only signatures count.'
    required: false
    default: ''
  merge:
    description: each, to judge every commit by itself, or squash, to judge the branch as one.
    required: false
    default: each
  book:
    description: The folder of the book, from the top of the repository.
    required: false
    default: '.'
  format:
    description: How findings are printed, such as github or text.
    required: false
    default: github
  package:
    description: The exact version of grantbook.
    required: false
    default: grantbook@${version}
  integrity:
    description: The integrity of the package, sha512-…; what differs is refused.
    required: false
    default: ''

runs:
  using: composite
  steps:
    - name: Node
      uses: ${SETUP_NODE}
      with:
        node-version: ${NODE}
        package-manager-cache: false
    - name: Install grantbook, outside the checkout
      shell: bash
      env:
        GRANTBOOK: \${{ inputs.package }}
        GRANTBOOK_INTEGRITY: \${{ inputs.integrity }}
      run: ${scriptBlock(INSTALL, 8)}
    - name: Judge every commit by the target
      shell: bash
      env:
        BASE: \${{ inputs.base }}
        HEAD: \${{ inputs.head }}
        ACTOR: \${{ inputs.actor }}
        BOOK: \${{ inputs.book }}
        EACH: \${{ inputs.merge == 'each' && '--each' || '' }}
        FORMAT: \${{ inputs.format }}
        NODE_OPTIONS: --max-old-space-size=2048
      run: ${scriptBlock(JUDGE_RANGE, 8)}
`;
}
