// Articles 8, 15: nothing classified is kept here. What carries the mark of a state secret is turned away wherever something
// is written: as malformed, so that it stands in no ledger, no refusal and no log.
import type { z } from 'zod';

/**
 * 绝密★, 机密★, 秘密★ as the mark is printed, however the star is typed (☆ and * included), also after 级 or 级别 and
 * behind any brackets, quotation marks and other signs. Not over the end of a clause: 「不涉及国家秘密；★为重点」 is no mark.
 */
const MARK = /[绝絕机機秘祕]密(?:等?[级級][别別]?)?(?:(?![。!?;,])[\p{P}\p{S}])*?[★☆⭐🌟⭑⭒✦✧✩✪✫✬✭✮✯✰⋆∗*]/u;
/** Blanks, what shows nothing, and marks over or around a character do not hide a mark. */
const BETWEEN = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{C}\p{M}\u2800]/gu;

export const bearsSecrecyMark = (written: string): boolean => MARK.test(written.normalize('NFKC').replace(BETWEEN, ''));

/** Refuses what bears a mark; whoever reads a text from outside, in an act or beside one, puts it through here. */
export const withoutSecrecyMark = <Text extends z.ZodType<string>>(schema: Text): Text =>
  schema.refine((written) => !bearsSecrecyMark(written), {
    error: '载有国家秘密标志；涉密内容不得录入本系统（第八条、第十五条），请线下办理',
  });
