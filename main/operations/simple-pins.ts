/** One digit again and again, or digits in order: what a bored child tries first. */
export function isTooSimple(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return steps.every((step) => step === steps[0] && [0, 1, 9].includes(step));
}
