/** Returns the sum of numbers as it is added up on paper: tenths and cents are not lost, however large the sum. */
export function sumExactly(numbers: readonly number[]): number {
  const decimals = numbers.map(toDecimal);
  const places = Math.max(0, ...decimals.map((each) => each.places));
  const sum = decimals.reduce(
    (before, each) => before + each.digits * 10n ** BigInt(places - each.places),
    0n,
  );
  return Number(`${sum}e-${places}`);
}

/** A number as its digits, and how many of them stand after the point. */
type Decimal = { readonly digits: bigint; readonly places: number };

function toDecimal(number: number): Decimal {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^(-?\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(number)) ?? [];
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}
