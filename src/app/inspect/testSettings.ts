/** A heatmap as it is given: nothing ordered, divided, folded or pinned. */
export const AS_GIVEN = {
  layer: "weights",
  rowOrder: "given",
  columnOrder: "given",
  normalisation: "none",
  rowWord: "predicted",
  folded: new Set<number>(),
  pin: { row: null, column: null },
} as const;
