/**
 * Evaluated once per worker and shared by all its workflows, and not once per cached workflow: the registers and the
 * schemas in them take a megabyte and some ten milliseconds each time. Only what is pure may stand here, with all it
 * imports.
 */
import '../measures/judgement.ts';
import '../measures/sheet.ts';
import './lifecycle/order-shape.ts';

declare const __webpack_modules__: Record<string, unknown>;
declare const __webpack_module_cache__: Record<string, object | undefined>;

// The SDK deeply freezes what is preloaded, which schemas do not survive: they define their methods at the first use.
// What is frozen at its top it takes for done, so that is all we freeze. (Were this to change, every act would be
// refused, and the tests of the lifecycle with it.)
for (const id of Object.keys(__webpack_modules__)) {
  const isOurs = /\/(measures|zod)\//.test(id) || id.includes('order-shape');
  const module = isOurs ? __webpack_module_cache__[id] : undefined;
  if (module) Object.freeze(module);
}
