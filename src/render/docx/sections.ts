import { type FileChild, ImportedXmlComponent, Paragraph } from 'docx';
import type { RootContent } from 'mdast';
import { blocksOf } from './blocks.ts';
import type { Build } from './build.ts';
import type { Shell } from './open-shell.ts';
import { pageOf, textRoom, turnPage } from './page.ts';

/** A stretch of the text on upright or on wide pages. */
export type Stretch = { readonly wide: boolean; readonly nodes: RootContent[] };

/** Parts the text into upright and wide stretches. */
export function partStretches(nodes: readonly RootContent[]): Stretch[] {
  const stretches: Stretch[] = [{ wide: false, nodes: [] }];
  for (const node of nodes) {
    if (node.type === 'containerDirective' && node.name === 'landscape') {
      stretches.push({ wide: true, nodes: [...node.children] }, { wide: false, nodes: [] });
    } else stretches.at(-1)?.nodes.push(node);
  }
  const filled = stretches.filter(({ nodes: inside }) => inside.length > 0);
  return filled.length > 0 ? filled : [{ wide: false, nodes: [] }];
}

/** Returns the text's blocks. The shell's own section governs the last stretch, unless it says more after it. */
export function sectionBlocks(stretches: readonly Stretch[], build: Build, shell: Shell): FileChild[] {
  return stretches.flatMap(({ wide, nodes }, i) => {
    const { first, later } = shell.section;
    const sectionXml = turnPage(i === 0 ? first : later, wide || shell.wide ? 'landscape' : 'portrait');
    const blocks = blocksOf(nodes, build, { role: 'body', ...textRoom(pageOf(sectionXml)) });
    const isLast = i === stretches.length - 1;
    return isLast && !shell.closed ? blocks : [...blocks, sectionEnd(sectionXml)];
  });
}

function sectionEnd(sectionXml: string): Paragraph {
  const namespaces =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const xml = sectionXml.replace('<w:sectPr', `<w:sectPr ${namespaces}`);
  const paragraph = new Paragraph({ style: 'TableSpace' });
  paragraph.addSectionProperties(ImportedXmlComponent.fromXmlString(xml) as never);
  return paragraph;
}
