import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { formatScalar } from '../../src/text/edit/format-value.ts';
import { HOSTILE_TEXTS } from './yaml-edit-values.ts';

const READ =
  'import json, sys, yaml; print(json.dumps([str(each) for each in yaml.safe_load(sys.stdin.buffer)]))';
const isThere = spawnSync('python3', ['-c', 'import yaml']).status === 0;
if (!isThere) console.log('NOT RUN: what needs PyYAML, which is not installed here');

test.skipIf(!isThere)('PyYAML reads every text that grantbook writes as that text', () => {
  const texts = [...HOSTILE_TEXTS, '0101234', 'A-1', 'NO: x', '#1', 'on', '1e3', '0777'];
  const lines = texts.flatMap((text) => [
    `- ${formatScalar(text, 'block')}\n`,
    `- ${formatScalar(text, 'flow')}\n`,
  ]);
  const { stdout, stderr } = spawnSync('python3', ['-c', READ], { input: lines.join(''), encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(texts.flatMap((text) => [text, text]));
});
