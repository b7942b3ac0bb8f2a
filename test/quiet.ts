// Before each file of those that share a process: the engine's core is made once, by the first.
import { quietRuntime } from './workflows/quiet-runtime.ts';

quietRuntime();
