import { describe, expect, it } from "vitest";
import { reached } from "../bench/goals.ts";
import { render } from "../bench/results.ts";

const run = {
  date: "2026-01-02T03:04:05.678Z",
  commit: "0123456789",
  cpu: "A processor",
  cores: 2,
  node: "20.0.0",
  tfjs: "4.0.0",
  chromium: "150",
  torch: null,
  graphics: "software",
};
const swiftshader = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device), SwiftShader driver)";
const draws = (key, value, id = "fused") => ({ part: "counts", table: "webgl", id, key, draws: value });
const layers = (times, renderer) => ({
  part: "speed",
  table: "full-11",
  where: "browser",
  backend: "webgl",
  id: "layers",
  times,
  renderer,
});
const goal = (lines, title) => {
  const found = reached(lines).find((one) => one.title.startsWith(title));
  expect(found, title).toBeDefined();
  return found;
};

describe("what was wanted of the measurements", () => {
  it("holds up to its bound and not beyond", () => {
    const title = "Draws an update, GRU and dot, 12 + 12";
    expect(goal([draws("gru", 150)], title)).toMatchObject({ found: "150", holds: true, held: true });
    expect(goal([draws("gru", 151)], title)).toMatchObject({ found: "151", holds: false });
  });

  it("is said to be not measured where its part was and its number is missing, and left out where its part was not", () => {
    const goals = reached([draws("gru", 100)]);
    expect(goals.find(({ title }) => title.startsWith("Draws an update, LSTM"))).toMatchObject({
      found: "not measured",
      holds: null,
    });
    expect(goals.filter(({ title }) => title.includes("PyTorch"))).toEqual([]);
  });

  it("takes the steepest of the lengths for a further position", () => {
    const lines = [draws("length 5", 80), draws("length 10", 90), draws("length 20", 150)];
    expect(goal(lines, "Draws for each further position")).toMatchObject({ found: "3", holds: true });
  });

  it("asks five times of a GPU and three of software, by who drew the line", () => {
    const title = "Time of tfjs-layers on";
    expect(goal([layers(4, swiftshader)], title)).toMatchObject({ wanted: "at least 3 times", holds: true });
    expect(goal([layers(4, "ANGLE (NVIDIA, NVIDIA H200)")], title)).toMatchObject({
      wanted: "at least 5 times",
      holds: false,
    });
  });

  it("takes what a peer was given as its time where it did not get there", () => {
    const learned = { part: "dates", table: "learned" };
    const lines = [
      { ...learned, id: "fused", seconds: 2 },
      { ...learned, id: "date-conversion", seconds: null, spent: 300 },
      { ...learned, id: "date-conversion", seconds: 30, spent: 30 },
    ];
    expect(goal(lines, "Time of the date conversion")).toMatchObject({ found: "15 times", holds: true });
  });
});

describe("the page of results", () => {
  const line = (more) => ({ ...run, ...draws("gru", 100), model: "GRU", subject: "this engine", ...more });
  const slow = { ...run, part: "scaling", table: "length", at: 5, ms: 1, growth: null };
  const later = { date: "2026-01-03T00:00:00.000Z", commit: "fedcba9876" };

  it("says once what one run was measured on", () => {
    const page = render([line({ renderer: swiftshader }), slow]);
    expect(page).toContain("One run. 2026-01-02 03:04 UTC, commit 0123456789; A processor, 2 cores");
    expect(page).toContain("SwiftShader");
    expect(page).not.toContain("Not one run");
  });

  it("says at its head which parts are of another run", () => {
    const page = render([line(), slow, { ...slow, ...later, ms: 2 }]);
    const head = page.slice(0, page.indexOf("### What was wanted"));
    expect(head).toContain("Not one run");
    expect(head).toMatch(/- counts: 2026-01-02 .*commit 0123456789/);
    expect(head).toMatch(/- scaling: 2026-01-03 .*commit fedcba9876/);
  });

  it("shows hardware graphics beside software, and neither in place of the other", () => {
    const page = render([line({ draws: 111 }), line({ ...later, graphics: "hardware", draws: 222 })]);
    const [software = "", hardware = ""] = page.split("## Hardware graphics");
    expect(software).toContain("111");
    expect(software).not.toContain("222");
    expect(hardware).toContain("222");
    expect(page).not.toContain("Not one run");
  });
});
