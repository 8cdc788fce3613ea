/** Exact match: the share of sentences that are right in every word. NaN without sentences. */
export function exactMatch(
  outputs: readonly (readonly string[])[],
  references: readonly (readonly string[])[],
): number {
  if (outputs.length !== references.length)
    throw new RangeError("exactMatch needs one output for each reference");
  const right = outputs.filter((output, index) => same(output, references[index] ?? []));
  return right.length / outputs.length;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}
