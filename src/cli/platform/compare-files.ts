import { readOutputs } from '../../io/read-outputs.ts';
import type { Output } from '../../io/write-output.ts';
import {
  type BlockState,
  HASH,
  MARKDOWN,
  markedBlock,
  replaceBlock,
} from '../../procedures/platform/marked-block.ts';
import type { PlatformFile } from '../../procedures/platform/platform-files.ts';

/** How a file of the platform stands, and what it would be; without a text it goes. */
export type Compared = {
  readonly path: string;
  readonly state: BlockState | 'missing' | 'left over';
  readonly now: string;
  readonly text: string | undefined;
};

const FOLDERS = ['.github', '.gitlab'];

/** Compares the files that a platform is to read with those that stand in the repository. */
export function compareFiles(top: string, files: readonly PlatformFile[]): Compared[] {
  const present = new Map(
    FOLDERS.flatMap((folder) => readOutputs(top, folder)).map((file) => [file.path, file]),
  );
  const wanted = new Set(files.map(({ path }) => path));
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const leftOver = [...present.values()].filter(
    (file) => !wanted.has(file.path) && folders.has(folderOf(file.path)) && isOurs(file),
  );
  return [
    ...files.map((file) => compare(file, present.get(file.path))),
    ...leftOver.map(({ path, bytes }) => ({
      path,
      state: 'left over' as const,
      now: textOf(bytes),
      text: undefined,
    })),
  ];
}

function compare({ path, text, style }: PlatformFile, file: Output | undefined): Compared {
  if (!file) return { path, state: 'missing', now: '', text: markedBlock(text, style) };
  const now = textOf(file.bytes);
  if (!Buffer.from(now).equals(file.bytes)) return { path, state: 'none', now, text };
  const replaced = replaceBlock(now, text, style);
  return { path, state: replaced.state, now, text: replaced.text };
}

/** Made, and nothing of anybody's own in it: it may go. */
function isOurs({ bytes }: Output): boolean {
  const text = textOf(bytes);
  return [HASH, MARKDOWN].some((style) => {
    const { state, text: fresh } = replaceBlock(text, '', style);
    return (state === 'same' || state === 'older') && fresh === markedBlock('', style);
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Bytes that are no text stand for nothing that is made: such a file is somebody's own. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
