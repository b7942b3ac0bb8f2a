// The title under which an act is offered; an act that left the register still has to be spoken of.
import { findAct } from '../../measures/register.ts';

export const actTitleOf = (name: string): string => findAct(name)?.title ?? '有关事项';
