/** Of the present run: whether its payloads are sealed, as the start of it was. */
export const run = { isSealed: false };
