/**
 * What every shader here begins with. A texel is a 2 × 2 block of a matrix, rgba = [[x, y], [z, w]]: of a sequence
 * `[steps, batch, units]`, two sentences by two units of one step.
 */

/** Anything that the maximum of a softmax must not see. */
export const NEVER = "-1e30";

export const LIBRARY = `
vec4 at(sampler2D matrix, int column, int row) { return texelFetch(matrix, ivec2(column, row), 0); }

// Products of blocks: a b, a bᵀ, aᵀ b. Matrices are the sums of their blocks' products.
vec4 times(vec4 a, vec4 b) { return a.xxzz * b.xyxy + a.yyww * b.zwzw; }
vec4 timesTransposed(vec4 a, vec4 b) { return a.xxzz * b.xzxz + a.yyww * b.ywyw; }
vec4 transposedTimes(vec4 a, vec4 b) { return a.xxyy * b.xyxy + a.zzww * b.zwzw; }

// Written so that no exponential can overflow: some drivers have no infinity.
vec4 sigmoidOf(vec4 x) {
  vec4 e = exp(-abs(x));
  return mix(e, vec4(1.0), greaterThanEqual(x, vec4(0.0))) / (1.0 + e);
}
vec4 tanhOf(vec4 x) {
  vec4 e = exp(-2.0 * abs(x));
  return sign(x) * (1.0 - e) / (1.0 + e);
}

// Ids [steps, batch] of one step for the two sentences of a block.
vec2 idsAt(sampler2D ids, int step, int sentences) {
  vec4 two = at(ids, sentences, step / 2);
  return (step & 1) == 0 ? two.xy : two.zw;
}
// 1 for the sentences that go on at this step, by rows of a block.
vec4 keepAt(sampler2D ids, int step, int sentences) {
  return vec2(notEqual(idsAt(ids, step, sentences), vec2(0.0))).xxyy;
}
`;

/**
 * Blocks at an odd edge reach beyond the matrix. Those lanes are 0 in every tensor here: what sums over rows or columns
 * relies on it.
 */
export function maskFunction(columns: number, rows: number): string {
  const lastColumn = Math.ceil(columns / 2) - 1;
  const heightOfBlock = Math.ceil(rows / 2);
  return `vec4 masked(vec4 block, int column, int row) {
  ${columns % 2 === 1 ? `if (column == ${lastColumn}) block.yw = vec2(0.0);` : ""}
  ${rows % 2 === 1 ? `if (row % ${heightOfBlock} == ${heightOfBlock - 1}) block.zw = vec2(0.0);` : ""}
  return block;
}
`;
}
