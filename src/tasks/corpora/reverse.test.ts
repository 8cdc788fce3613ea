import { describe, expect, test } from "vitest";
import { createRandom } from "../../lib/random";
import { faultsOf } from "../validator";
import { reverse } from "./reverse";

describe("reversed digits", () => {
  const random = createRandom(3);
  const drawn = Array.from({ length: 6000 }, () => reverse.generate(random));

  test("say the digits backwards, each linked to its own", () => {
    for (const pair of drawn.slice(0, 600)) {
      expect(pair.target).toEqual(pair.source.toReversed());
      expect(pair.sure).toEqual(pair.source.map((_, index) => [index, pair.source.length - 1 - index]));
      expect(faultsOf(pair, reverse)).toEqual([]);
    }
  });
  test("have lengths 1 to 12, equally often", () => {
    const counts = Array.from(
      { length: 13 },
      (_, length) => drawn.filter(({ source }) => source.length === length).length,
    );
    expect(counts[0]).toBe(0);
    for (const count of counts.slice(1)) expect(Math.abs(count - 500)).toBeLessThan(100);
  });
  test.each([
    ["3 1 4", "3 1 4"],
    ["314", "3 1 4"],
    ["3,1,4", "3 1 4"],
    ["３１４", "3 1 4"],
    ["3a14", "3 ?a 1 4"],
    ["-3", "?- 3"],
    ["", ""],
  ])("“%s” is “%s”", (text, expected) => {
    const { tokens } = reverse.read(text);
    expect(tokens.map(({ word, known }) => (known ? word : `?${word}`)).join(" ")).toBe(expected);
  });
  test("are read back from how they are written", () => {
    for (const { source } of drawn.slice(0, 200)) {
      expect(reverse.read(reverse.write(source)).tokens.map(({ word }) => word)).toEqual(source);
    }
  });
});
