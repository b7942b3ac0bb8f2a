// Stryker loads its plugins in processes that know no TypeScript.
import { register } from 'tsx/esm/api';

register();
export const { strykerPlugins } = await import('./runner.ts');
