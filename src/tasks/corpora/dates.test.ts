import { describe, expect, test } from "vitest";
import { present } from "../../lib/assert";
import { createRandom } from "../../lib/random";
import { enumerate } from "../grammar";
import type { Link, Pair } from "../pair";
import { heldOut } from "../split";
import { faultsOf } from "../validator";
import { dates } from "./dates";

const rule = present(dates.grammar, "a grammar").rule;

/** What any calendar says, and not the grammar. */
function isoOf(text: string): string {
  const korean = /^(\d+)년 (\d+)월 (\d+)일$/u.exec(text);
  const date = korean ? new Date(`${korean[1]}/${korean[2]}/${korean[3]} UTC`) : new Date(`${text} UTC`);
  return date.toISOString().slice(0, 10);
}

/** `typed | target | sure links | links that are only possible`, links as target-source. */
const GOLD = `
12 november 2026 | 2026-11-12 | 0-12 1-13 2-14 3-15 5-3 5-4 5-5 6-3 6-4 6-5 8-0 9-1 | 4-2 4-11 5-6 5-7 5-8 5-9 5-10 6-6 6-7 6-8 6-9 6-10 7-2 7-11
nov 5, 2026 | 2026-11-05 | 0-7 1-8 2-9 3-10 5-0 5-1 5-2 6-0 6-1 6-2 9-4 | 4-3 4-5 4-6 7-3 7-5 7-6 8-4
2026년 5월 12일 | 2026-05-12 | 0-0 1-1 2-2 3-3 6-6 8-9 9-10 | 4-4 4-5 5-6 7-7 7-8
5 may 1984 | 1984-05-05 | 0-6 1-7 2-8 3-9 5-2 5-3 5-4 6-2 6-3 6-4 9-0 | 4-1 4-5 7-1 7-5 8-0
`;
const WANTED = GOLD.trim()
  .split("\n")
  .map((line) => line.split("|").map((part) => part.trim()));

const all = (() => {
  const sentences = new Map<string, string>();
  const collisions: string[] = [];
  const wrong: string[] = [];
  let longest = 0;
  let count = 0;
  const wanted = new Set(WANTED.map(([text = ""]) => text.replaceAll(" ", "␣")));
  const gold = new Map<string, Pair>();
  for (const pair of enumerate(rule)) {
    const { source, target } = pair;
    if (wanted.has(source.join(""))) gold.set(dates.write(source), pair);
    longest = Math.max(longest, source.length + 1);
    // A prime step meets every form, month, day and last digit of a year.
    if (count++ % 7 !== 0) continue;
    const text = dates.write(source);
    const said = target.join("");
    if ((sentences.get(text) ?? said) !== said) collisions.push(text);
    sentences.set(text, said);
    if (isoOf(text) !== said) wrong.push(`${text}: ${said}`);
  }
  return { collisions, wrong, longest, count, gold };
})();

describe("every date of the grammar", () => {
  test("is the calendar's date (one in seven)", () => {
    expect(all.collisions.slice(0, 20)).toEqual([]);
    expect(all.wrong.slice(0, 20)).toEqual([]);
  });
  test("is a day of 1900 to 2099 in one of three forms", () => {
    // 365 days, 200 years, 3 forms.
    expect(all.count).toBe(365 * 200 * 3);
    expect(all.longest).toBe(dates.longestSource);
  });
});

describe("gold dates and their links", () => {
  test.each(WANTED)("%s: %s", (text = "", target = "", sure = "", only = "") => {
    const found = present(all.gold.get(text), `the grammar to say “${text}”`);
    const spell = (links: readonly Link[]): string[] => links.map((link) => link.join("-")).sort();
    const list = (links: string): string[] => links.split(" ").filter((link) => link !== "");
    expect(dates.writeTarget?.(found.target)).toBe(target);
    expect(spell(found.sure)).toEqual(list(sure).sort());
    expect(spell(found.possible)).toEqual([...list(sure), ...list(only)].sort());
    expect(faultsOf(found, dates)).toEqual([]);
  });
});

describe("reading typed dates", () => {
  const words = (text: string): string =>
    dates
      .read(text)
      .tokens.map(({ word, known }) => (known ? word : `(${word})`))
      .join("");
  test.each([
    ["12 november 2026", "12␣november␣2026"],
    ["12 November 2026.", "12␣november␣2026"],
    ["  NOV  12 ,2026", "nov␣12,␣2026"],
    ["nov 12，2026", "nov␣12,␣2026"],
    ["2026년11월12일", "2026년␣11월␣12일"],
    ["２０２６년 11월 12일", "2026년␣11월␣12일"],
    ["2026년 11월 12일".normalize("NFD"), "2026년␣11월␣12일"],
    ["12 novmber 2026", "12␣novmber␣2026"],
    ["12/11/2026", "12(/)11(/)2026"],
    ["12 週 3", "12␣(週)␣3"],
    ["week 3", "(w)ee(k)␣3"],
    [",", ""],
  ])("“%s” is “%s”", (text, expected) => expect(words(text)).toBe(expected));
});

describe("what training may be kept from", () => {
  test("days of months: both are seen, never together, in any form", () => {
    const { pairs } = heldOut(dates, "pair");
    expect(new Set(pairs.map(({ tags }) => tags[0]))).toEqual(
      new Set(["day-first", "month-first", "korean"]),
    );
    const held = new Set(pairs.map(({ target }) => target.slice(5).join("")));
    expect(held.size).toBeGreaterThan(25);
    expect(held.size).toBeLessThan(45);
  });
  test("one way of writing", () => {
    for (const { source, target } of heldOut(dates, "construction").pairs.slice(0, 50)) {
      expect(dates.write(source)).toMatch(/^\d{1,2} [a-z]{3} \d{4}$/u);
      expect(isoOf(dates.write(source))).toBe(target.join(""));
    }
  });
});

test("every date carries its form, and says where a 0 is added", () => {
  const random = createRandom(2);
  for (let count = 0; count < 500; count++) {
    const { source, tags } = dates.generate(random);
    expect(tags.includes("zero")).toBe(/(?<!\d)\d(?!\d)/u.test(dates.write(source)));
  }
});
