import { expect, it } from "vitest";
import { groupedWhole } from "./grouped";
import { LANGUAGES } from "./language";

it("a whole number is grouped as both languages write it", () => {
  for (const count of [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, 1_234_567_890, -1, -999, -1000])
    for (const language of LANGUAGES)
      expect(groupedWhole(count), language).toBe(count.toLocaleString(language));
});
