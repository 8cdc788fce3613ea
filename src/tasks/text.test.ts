import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processorTime } from "../testing/processorTime";
import { TASKS } from "./list";
import { LONGEST_TEXT, OFFERED_TOKENS, problemOf, splitWords } from "./text";

describe.each(TASKS.map((task) => [task.id, task] as const))("reading anything for %s", (_, task) => {
  const sound = (text: string): void => {
    const reading = task.read(text);
    expect(reading.text).toBe(reading.text.normalize("NFC"));
    expect(reading.text.length).toBeLessThanOrEqual(2 * LONGEST_TEXT);
    for (const { word, known, nearest } of reading.tokens) {
      expect(word).not.toBe("");
      expect(word).not.toMatch(/\s/u);
      expect(known).toBe(task.sourceWords.includes(word));
      expect(nearest.length).toBeLessThanOrEqual(known ? 0 : 3);
    }
    let next = 0;
    for (const { from, to } of reading.written) {
      expect(from).toBe(next);
      expect(to).toBeGreaterThan(from);
      next = to;
    }
    expect([0, reading.tokens.length]).toContain(next);
    expect(problemOf(reading, task)?.code ?? null).toSatisfy(
      (code) => code === null || code === "sentence-empty" || code === "sentence-too-long",
    );
  };

  test("gives an answer to every string", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), sound), { numRuns: 60 });
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), sound), { numRuns: 60 });
  });
  test("gives an answer to words of its own in any order and form", () => {
    const pieces = fc.constantFrom(
      ...task.sourceWords,
      " ",
      "'",
      "’",
      ".",
      "안",
      "습니다",
      "요",
      "\u200d",
      "😀",
      "\ud83d",
    );
    const text = fc.array(pieces, { maxLength: 12 });
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("NFC", "NFD", "NFKC"),
        fc.constantFrom("", " "),
        (words, form, space) => {
          sound(words.join(space).normalize(form));
        },
      ),
      { numRuns: 80 },
    );
  });
  test.each([
    ["emoji", "😀 👨‍👩‍👧 🇰🇷"],
    ["right to left", "\u202eאני סטודנט\u202c أنا طالب"],
    ["half a character", "\ud83d \ude00"],
    ["combining marks alone", "\u0301\u0301 \u0301"],
    ["another script", "我是学生"],
    ["markup", "<script>alert('x')</script> &lt;b&gt;"],
    ["dotted capital I", "İSTANBUL"],
  ])("%s", (__, text) => {
    sound(text);
    // Read letter by letter it may be long.
    const ofLetters = task.id === "dates";
    const code = problemOf(task.read(text), task)?.code ?? null;
    expect(ofLetters && code === "sentence-too-long" ? null : code).toBeNull();
  });
  test.each(["", "   ", "\u200b\u200e\ufeff", "…", "?!.", "« »", "'’'", "\u3164"])(
    "“%s” is empty",
    (text) => {
      expect(task.read(text).tokens).toEqual([]);
      expect(problemOf(task.read(text), task)).toEqual({ code: "sentence-empty" });
    },
  );
  test("a sentence may have as many tokens as the limit says, its end included", () => {
    const word = task.sourceWords.at(-1) ?? "";
    const fits = Array.from({ length: task.maxSource - 1 }, () => word);
    expect(problemOf(task.read(task.write(fits)), task)).toBeNull();
    expect(problemOf(task.read(task.write([...fits, word])), task)).toEqual({
      code: "sentence-too-long",
      length: task.maxSource + 1,
      limit: task.maxSource,
    });
  });
  test.each([
    ["one endless word", "a".repeat(100_000)],
    ["endless words", "xy ".repeat(50_000)],
    ["endless Hangul", "가나다".repeat(33_000)],
    ["endless eojeol", "물고기를".repeat(25_000)],
    ["endless apostrophes", "l'".repeat(50_000)],
    ["endless marks", `e${"\u0301".repeat(100_000)}`],
    ["endless spaces", `a${" ".repeat(100_000)}b`],
  ])("%s is answered at once", (__, text) => {
    const before = processorTime();
    const reading = task.read(text);
    expect(processorTime() - before).toBeLessThan(500);
    expect(reading.tokens.slice(OFFERED_TOKENS).every(({ nearest }) => nearest.length === 0)).toBe(true);
  });
});

describe("splitting words", () => {
  test("keeps a family together and its case, and drops what cannot be seen", () => {
    expect(splitWords("A\u200bb 👨‍👩‍👧 c\u00add")).toEqual(["Ab", "👨‍👩‍👧", "cd"]);
  });
  test("straightens apostrophes", () => {
    expect(splitWords("l’a l‘b lʼc l`d l´e")).toEqual(["l'a", "l'b", "l'c", "l'd", "l'e"]);
  });
  test("does not cut a character at the end of what it looks at", () => {
    const words = splitWords(`${"a".repeat(LONGEST_TEXT - 1)}😀`);
    expect(words).toEqual(["a".repeat(LONGEST_TEXT - 1)]);
  });
});
