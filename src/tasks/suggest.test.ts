import { describe, expect, test } from "vitest";
import { present } from "../lib/assert";
import { createRandom } from "../lib/random";
import { processorTime } from "../testing/processorTime";
import { findTask, TASKS } from "./list";
import { createSuggester, randomSentence } from "./suggest";

describe.each(TASKS.map((task) => [task.id, task] as const))("suggestions for %s", (_, task) => {
  const suggest = createSuggester(task);
  const random = createRandom(9);

  test("lead along every sentence to its end, adding up to the whole", () => {
    for (let count = 0; count < 12; count++) {
      const { source } = task.generate(random);
      let prefix: readonly string[] = [];
      while (prefix.length < source.length) {
        const { words } = suggest(prefix);
        const next = words.find(({ tokens }) =>
          tokens.every((token, at) => source[prefix.length + at] === token),
        );
        // 그 is a word of its own and the beginning of 그는, so the longest one that fits is meant.
        const longest = words
          .filter(({ tokens }) => tokens.every((token, at) => source[prefix.length + at] === token))
          .sort((a, b) => b.tokens.length - a.tokens.length)[0];
        expect(next).toBeDefined();
        prefix = [...prefix, ...present(longest, "a suggestion").tokens];
        const share = words.reduce((sum, { likelihood }) => sum + likelihood, 0);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThan(1 + 1e-9);
      }
      expect(suggest(prefix).complete).toBe(true);
    }
  });
  test("cost little, the first time too", () => {
    const prefixes = Array.from({ length: 21 }, () => {
      const { source } = task.generate(random);
      return source.slice(0, random.int(source.length));
    });
    const fresh = createSuggester(task);
    const times = prefixes.map((prefix) => {
      const before = processorTime();
      fresh(prefix);
      return processorTime() - before;
    });
    const median = present(times.sort((a, b) => a - b)[10], "a time");
    expect(median).toBeLessThan(20);
  });
  test("are none where the grammar cannot go", () => {
    const nothing = { words: [], complete: false };
    expect(suggest(["<unk>"])).toEqual(nothing);
    expect(suggest(Array.from({ length: 100 }, () => task.sourceWords[0] ?? ""))).toEqual(nothing);
  });
  test("a random sentence is known", () => {
    for (let count = 0; count < 20; count++) {
      const { tokens } = task.read(randomSentence(task, random));
      expect(tokens.length).toBeGreaterThan(0);
      expect(tokens.every(({ known }) => known)).toBe(true);
    }
  });
});

const task = (id: string) => present(findTask(id), id);

test("French: the verbs of the girl, and adjectives that agree", () => {
  const suggest = createSuggester(task("fr-en"));
  expect(
    suggest(["la", "fille", "ne"])
      .words.map(({ text }) => text)
      .sort(),
  ).toEqual(["cherche", "regarde", "voit"]);
  expect(suggest(["une", "voiture"]).words.map(({ text }) => text)).toContain("blanche");
  expect(suggest(["une", "voiture"]).words.map(({ text }) => text)).not.toContain("blanc");
  expect(suggest(["l'"]).words[0]?.sentence).toMatch(/^l'\p{L}+$/u);
});

test("Korean: whole written words, also where a word has begun", () => {
  const suggest = createSuggester(task("ko-en"));
  const after = (...prefix: string[]) => suggest(prefix).words.map(({ text }) => text);
  expect(after()).toContain("나는");
  expect(after("나", "는")).toContain("학생이다");
  expect(after("그")).toContain("그는");
  expect(after("나", "는", "빵", "을")).toContain("먹는다");
  expect(suggest(["나", "는", "빵", "을"]).words.find(({ text }) => text === "먹지")?.sentence).toBe(
    "나는 빵을 먹지",
  );
  expect(after("나", "는", "빵", "을", "먹", "지")).toEqual(["않는다", "않았다"]);
});
