import { type Parts, partText } from '../../render/docx/zip.ts';
import { attributeOf, scanXml } from '../word/scan-xml.ts';
import type { Remark } from './workbook.ts';

/** Returns the remarks on the cells of a sheet, given its part: they are told, and taken over by nobody. */
export function readRemarks(parts: Parts, sheet: string): Remark[] {
  const [, folder = '', file = ''] = /^(.*\/)?([^/]*)$/.exec(sheet) ?? [];
  const remarks: Remark[] = [];
  for (const target of commentParts(partText(parts, `${folder}_rels/${file}.rels`) ?? '', folder))
    remarks.push(...remarksIn(partText(parts, target) ?? ''));
  return remarks;
}

function commentParts(links: string, folder: string): string[] {
  const targets: string[] = [];
  scanXml(links, {
    open: (_, attributes) => {
      if (!attributeOf(attributes, 'Type')?.endsWith('/comments')) return;
      const target = attributeOf(attributes, 'Target') ?? '';
      targets.push(target.startsWith('/') ? target.slice(1) : fromFolder(folder, target));
    },
    close: () => {},
    text: () => {},
  });
  return targets;
}

/** It leads to a part of the same file, or to none. */
function fromFolder(folder: string, target: string): string {
  const steps = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

function remarksIn(xml: string): Remark[] {
  const remarks: Remark[] = [];
  let cell = '';
  let text = '';
  const path: string[] = [];
  const broken = scanXml(xml, {
    open: (name, attributes) => {
      path.push(bare(name));
      if (bare(name) === 'comment') [cell, text] = [attributeOf(attributes, 'ref') ?? '', ''];
    },
    close: (name) => {
      path.pop();
      if (bare(name) === 'comment') remarks.push({ cell, text: text.trim() });
    },
    text: (piece) => {
      if (path.at(-1) === 't' && path.at(-2) !== 'rPh') text += piece;
    },
  });
  return broken === undefined ? remarks : [...remarks, { cell: '?', text: 'not all of them can be read' }];
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
