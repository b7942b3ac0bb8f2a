/** Works through `items`, so many at a time, and answers in their order. */
export async function atOnce<Item, Out>(items: readonly Item[], width: number, work: (item: Item, index: number) => Promise<Out>): Promise<Out[]> {
  const out: Out[] = new Array<Out>(items.length);
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) out[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, hand));
  return out;
}

/** Runs `work` and answers how long it took, ms. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
