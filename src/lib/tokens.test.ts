import { expect, it } from "vitest";
import { isSpecialToken } from "./tokens";

it("special tokens are set apart from words, those of other people's files too", () => {
  for (const token of ["<eos>", "<sos>", "</s>", "<|endoftext|>", "[CLS]", "[SEP]", "[pad]"])
    expect(isSpecialToken(token), token).toBe(true);
  for (const token of ["eos", "<", "<a b>", "[1]", "[sic]", "", "<>"])
    expect(isSpecialToken(token), token).toBe(false);
});
