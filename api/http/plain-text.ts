// What stands in the ledger beside texts, a person's name in a token for instance: a line of text, or nothing we keep.
import { lineFault } from '../../measures/field/written.ts';

export const isKeepable = (text: string): boolean => lineFault(text) === undefined;
