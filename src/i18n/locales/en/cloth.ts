import type { ClothMessages } from "../../sections/cloth";

export const clothEn: ClothMessages = {
  spoken: ({ position, output, source, percent }) =>
    `output ${position}, ${output}: ${percent} percent ${source}`,
  asTable: "as a table",
  caption: "Attention weights: a row for each output word, a column for each source word",
  output: "output",
  sum: "sum",
};
