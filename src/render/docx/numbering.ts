import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat } from 'docx';
import type { UsedList } from './build.ts';

const BULLETS = ['•', '–'];
const STEP = 360;

/** Returns Word's definitions of the lists a document uses, nine levels deep. */
export function numberingOf(lists: readonly UsedList[]): INumberingOptions {
  return {
    config: lists.map((list) => ({
      reference: list.reference,
      levels: Array.from({ length: 9 }, (_, level) => levelOf(list, level)),
    })),
  };
}

function levelOf({ ordered, start }: UsedList, level: number): ILevelsOptions {
  const bullet = BULLETS[level % BULLETS.length] ?? '•';
  return {
    level,
    format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: ordered ? `%${level + 1}.` : bullet,
    alignment: AlignmentType.LEFT,
    start,
    style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
  };
}
