// Before each file of those that share a process: the engine's core is made once, by the first, and what workflows run in
// is handed on.
import { handSandboxesOn } from './handed-on-sandboxes.ts';
import { quietRuntime } from './workflows/quiet-runtime.ts';

quietRuntime();
handSandboxesOn();
