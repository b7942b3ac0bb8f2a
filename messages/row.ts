// A cell of a table has little room; whoever wants the whole reads the letter.

const CELL_CHARACTERS = 80;

export function cut(text: string): string {
  const characters = [...text];
  return characters.length > CELL_CHARACTERS ? `${characters.slice(0, CELL_CHARACTERS - 1).join('')}…` : text;
}
