import { describe, expect, test } from "vitest";
import { createRandom } from "../../lib/random";
import { recall } from "./recall";

describe("associative recall", () => {
  const random = createRandom(5);
  const drawn = Array.from({ length: 3000 }, () => recall.generate(random));

  test("answers with the digit beside the letter that is asked for, and looks there", () => {
    for (const { source, target, sure, possible } of drawn) {
      const asked = source.at(-1) ?? "";
      const at = source.indexOf(asked) + 1;
      expect(source.at(-2)).toBe("?");
      expect(target).toEqual([source[at]]);
      expect(sure).toEqual([[0, at]]);
      expect(possible).toEqual(sure);
    }
  });
  test("has one to six pairs, and no letter twice", () => {
    const counts = new Set<number>();
    for (const { source, tags } of drawn) {
      const keys = source.slice(0, -2).filter((_, index) => index % 2 === 0);
      expect(new Set(keys).size).toBe(keys.length);
      expect(tags).toEqual([`pairs-${keys.length}`]);
      counts.add(keys.length);
    }
    expect(counts).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });
  test.each([
    ["a3 b7 c1 ? b", "a 3 b 7 c 1 ? b"],
    ["A3B7?b", "a 3 b 7 ? b"],
    ["a 3, b 7: ？ a", "a 3 b 7 ? a"],
    ["a3 x7 ? x", "a 3 !x 7 ? !x"],
    ["ab3", "!ab 3"],
    ["what?", "!what ?"],
    ["???", ""],
  ])("reads “%s” as “%s”", (text, expected) => {
    const { tokens } = recall.read(text);
    expect(tokens.map(({ word, known }) => (known ? word : `!${word}`)).join(" ")).toBe(expected);
  });
  test("is written with each digit at its letter", () => {
    expect(recall.write(["a", "3", "b", "7", "?", "b"])).toBe("a3 b7 ? b");
    expect(recall.write(["a"])).toBe("a");
  });
});
