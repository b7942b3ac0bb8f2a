// Amounts as people read them. Exact: bigint throughout, nothing is rounded.

/** Integer fen in decimal, e.g. '3000000000' for 3000万元. */
export type Fen = string;

const FEN_IN_WAN = 1_000_000n;
const DECIMALS = 6;

/** '3000000000' -> '3,000万元', '2999999999' -> '2,999.999999万元'. Throws on anything but a decimal integer. */
export function inWan(fen: Fen | bigint): string {
  const amount = BigInt(fen);
  const sign = amount < 0n ? '-' : '';
  // Stryker disable next-line EqualityOperator: nothing has no sign
  const size = amount < 0n ? -amount : amount;
  const rest = (size % FEN_IN_WAN).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  const whole = (size / FEN_IN_WAN).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}万元`;
}

export const sumOf = (amounts: readonly Fen[]): bigint => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
