/**
 * Token accuracy: the share of positions with the right word, over all sentences. A sentence has as many positions as
 * the longer of output and reference, so a word too many or too few is a wrong one. NaN without words.
 */
export function tokenAccuracy(
  outputs: readonly (readonly string[])[],
  references: readonly (readonly string[])[],
): number {
  if (outputs.length !== references.length) {
    throw new RangeError("tokenAccuracy needs one output for each reference");
  }
  let right = 0;
  let positions = 0;
  for (const [index, reference] of references.entries()) {
    const output = outputs[index] ?? [];
    positions += Math.max(output.length, reference.length);
    right += reference.filter((word, position) => word === output[position]).length;
  }
  return right / positions;
}
