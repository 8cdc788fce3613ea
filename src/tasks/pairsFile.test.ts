import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../lib/problem";
import { processorTime } from "../testing/processorTime";
import { type PairsOptions, readPairsFile, tokenise } from "./pairsFile";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const SECOND = "\nfin\tend";
const texts = (content: string | Uint8Array, options?: PairsOptions): string[] =>
  readPairsFile(content, options).pairs.map(
    ({ source, target }) => `${source.join(" ")} | ${target.join(" ")}`,
  );

function problemOf(content: string | Uint8Array, options?: PairsOptions): unknown {
  try {
    readPairsFile(content, options);
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

describe("a file of pairs", () => {
  test("has a source and a target, and anything behind another tab", () => {
    expect(texts("Va !\tGo.\tCC-BY 2.0 (France)\nJe suis là.\tI'm here.")).toEqual([
      "va ! | go .",
      "je suis là . | i'm here .",
    ]);
  });
  test("may begin with a mark, end its lines as Windows does, and hold blank lines and remarks", () => {
    expect(texts(bytes("\ufeffun\tone\r\n\r\n# deux\r\n   \ndeux\ttwo\r"))).toEqual([
      "un | one",
      "deux | two",
    ]);
  });
  test("is composed, whatever wrote it", () => {
    expect(texts(`e\u0301te\u0301\tsummer${SECOND}`)[0]).toBe("été | summer");
    expect(texts(`${"나는 학생이다".normalize("NFD")}\tI am a student${SECOND}`)[0]).toBe(
      "나는 학생이다 | i am a student",
    );
  });
  test("may be in any script", () => {
    expect(texts(`אני סטודנט\tI am a student${SECOND}`)[0]).toBe("אני סטודנט | i am a student");
    expect(texts(`👨‍👩‍👧 🇰🇷!\tfamily 😀😀${SECOND}`)[0]).toBe("👨‍👩‍👧 🇰🇷 ! | family 😀 😀");
    expect(texts(`我是学生。\tİ${SECOND}`)[0]).toBe("我是学生 。 | i̇");
  });
  test.each([
    ["nothing", "", { code: "pairs-few", pairs: 0, least: 2 }],
    ["remarks only", "# a\tb\n\n", { code: "pairs-few", pairs: 0, least: 2 }],
    ["one pair", "a\tb", { code: "pairs-few", pairs: 1, least: 2 }],
    ["one sentence again and again", "a\tb\na\tb\na\tc", { code: "pairs-few", pairs: 1, least: 2 }],
    ["one column", "a\tb\n\njust words\nc\td", { code: "pairs-columns", line: 3 }],
    ["an empty source", "a\tb\n \tc", { code: "pairs-columns", line: 2 }],
    ["an empty target", "# x\na\t\u00a0", { code: "pairs-columns", line: 2 }],
    ["nothing that can be seen", "a\tb\n\u200b\tc", { code: "pairs-columns", line: 2 }],
  ])("%s is refused, and where", (_, text, problem) => {
    expect(problemOf(text)).toEqual(problem);
    expect(problemOf(bytes(text))).toEqual(problem);
  });
  test("in another encoding is refused, and where", () => {
    const latin = Uint8Array.from([..."un\tone\n"].map((c) => c.charCodeAt(0)).concat([0xe9, 9, 0x61]));
    expect(problemOf(latin)).toEqual({ code: "pairs-encoding", line: 2 });
    const utf16 = new Uint8Array(Uint16Array.from("\ufeffun\tone", (c) => c.charCodeAt(0)).buffer);
    expect(problemOf(utf16)).toEqual({ code: "pairs-encoding", line: 1 });
  });
  test("never fails otherwise, whatever is in it", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom("\t", "\n", "\r\n", "a\tb\n", "0-0", "<eos>", "#", "\ud83d"),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.boolean(), (content, gold) => {
        problemOf(content, { gold });
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (content) => {
        problemOf(content);
      }),
    );
  });
  test("of 100 000 lines is read within seconds", () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, i) => `mot${i % 7000} et mot${i}\tword${i % 7000} and ${i}`,
    );
    const before = processorTime();
    const { report } = readPairsFile(bytes(lines.join("\n")));
    expect(processorTime() - before).toBeLessThan(10_000);
    expect(report.pairs).toBe(100_000);
  });
});

describe("gold alignments", () => {
  const gold = { gold: true };
  test("are read where they are asked for, source first as Pharaoh writes them", () => {
    const file = `le chat noir .\tthe black cat .\t0-0 1-2 2-1 2-1 3-3${SECOND}`;
    const [pair, bare] = readPairsFile(file, gold).pairs;
    expect(pair?.sure).toEqual([
      [0, 0],
      [2, 1],
      [1, 2],
      [3, 3],
    ]);
    expect(pair?.possible).toEqual(pair?.sure);
    expect(bare?.sure).toEqual([]);
    expect(readPairsFile(file).pairs[0]?.sure).toEqual([]);
  });
  test("count words between spaces", () => {
    expect(texts(`l'homme.\tthe man.\t0-1${SECOND}`, gold)[0]).toBe("l'homme. | the man.");
    expect(texts(`l'homme.\tthe man.${SECOND}`)[0]).toBe("l'homme . | the man .");
  });
  test.each(["0-2", "1-0", "0", "a-b", "0-0-0", "-1-0", "0–0", "1234567-0"])(
    "“%s” is refused, and where",
    (link) => {
      expect(problemOf(`# gold\nun\tthe one\t0-0 ${link}${SECOND}`, gold)).toEqual({
        code: "pairs-alignment",
        line: 2,
        value: link,
      });
    },
  );
  test("leave no token that looks like one of the model's own", () => {
    expect(texts(`<eos> a\t<PAD>${SECOND}`, gold)[0]).toBe("‹eos› a | ‹pad›");
    expect(texts(`<eos> a\t<PAD>${SECOND}`)[0]).toBe("< eos > a | < pad >");
  });
});

describe("tokens", () => {
  test.each([
    ["Don't!", "don't !"],
    ["L’homme, c'est…", "l'homme , c'est …"],
    ["l' homme", "l' homme"],
    ["well-known – 3.5%", "well-known – 3 . 5 %"],
    ["나는 학생이다.", "나는 학생이다 ."],
    ["a\u200bb c\u00add", "ab cd"],
    ["'tis", "' tis"],
  ])("“%s” is “%s”", (text, expected) => expect(tokenise(text).join(" ")).toBe(expected));
  test("are the same again with spaces between them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        const tokens = tokenise(text);
        expect(tokenise(tokens.join(" "))).toEqual(tokens);
      }),
    );
  });
});

test("the report counts before anyone trains", () => {
  const long = Array.from({ length: 24 }, () => "a").join(" ");
  const file = [
    "un chat\ta cat",
    "un chat\ta cat",
    "un chat\tone cat",
    "un\tone",
    `${long}\ta`,
    `b\t${"x".repeat(2000)}`,
  ];
  expect(readPairsFile(file.join("\n")).report).toMatchObject({
    pairs: 4,
    source: { vocabulary: 2, once: 0, lengths: { least: 1, mean: 1.75, most: 2 } },
    target: { vocabulary: 3, once: 0 },
    duplicates: 1,
    ambiguous: 1,
    tooLong: 2,
    limit: 24,
  });
  expect(readPairsFile("a\tb\nc\td").report.source).toMatchObject({ vocabulary: 2, once: 2 });
  expect(readPairsFile(file.join("\n")).report.source.lengths.counts.slice(0, 4)).toEqual([0, 1, 3, 0]);
});
