import type { BundleSource } from './make-bundle.ts';

/** Returns what an auditor is told of a bundle: what is in it, and how it is verified by whatever program. */
export function bundleReadme({ workspace, subject, commit, records, personal }: BundleSource): string {
  const { acronym = '' } = workspace.project ?? {};
  return `# ${acronym}: ${subject.registry.noun} ${subject.id}

Put together by grantbook from commit ${commit} of the book of ${acronym}.
The same commit gives the same bytes: make it again and compare. No git is needed to read it.

- \`records/\`: ${records.length} records as they stand in that commit: ${subject.id}, what it refers to and what refers to it; as YAML (as it was written) and as JSON.
- \`log/\`: for each record every commit that changed it, to be read: who, when, from which state to which, why.
- \`history.json\`, \`history.csv\`: the same as data, field by field; \`commits.json\`: the commits that they name.
- \`documents/\`: the files of the book that these records name.
- \`schemas/\`: what the fields mean, and the rules that held in that commit.
- \`manifest.json\`: every file with its size and SHA-256. \`SHA256SUMS\`: the same for \`sha256sum -c SHA256SUMS\`.
- \`verify-bundle.py\`: verifies all of it; Python 3 and nothing else: \`python3 verify-bundle.py BUNDLE.zip\`.
${personal ? PERSONAL : NOT_PERSONAL}
## How it is verified

\`files\` in the manifest lists every file but \`manifest.json\` and \`SHA256SUMS\`, in the order of their paths' bytes. \`content_sha256\` is the SHA-256 of one line for each of them, in that order: its SHA-256, a space, its size, a space, its path, a line end. Whoever knows that one number, from a letter or an anchor, knows every byte.
Each record in \`records\` has \`records/REGISTRY/ID.yaml\`, \`.json\` and \`log/REGISTRY/ID.md\`, and as many events in \`history.json\` as \`commits\` says, newest first. The last event that names a whole field gives it the value that the record has.
${personal ? OBJECTS : ''}`;
}

const NOT_PERSONAL = `
People are named by their ids, and fields that are personal data are left out. What is not in the repository is not in here.
`;

const PERSONAL = `- \`book/\`: the registry files in which the records stand, whole. \`git/objects.jsonl\`: the commits up to this one, and the folders on the way to each file, as git holds them.

This bundle holds personal data: names, addresses, all that the registries hold. It is for those who may see it.
`;

const OBJECTS = `Each line of \`git/objects.jsonl\` has a type, an id and data in base64; the id is the SHA-1 (SHA-256 where it has 64 digits) of the type, a space, the length, a NUL and the data. From \`commit\` its parents lead to the whole history, and its tree to each path in \`git_paths\`, whose file here has the id that the tree gives.
`;
