import { describe, expect, it } from "vitest";
import { defaultsOf } from "../trace/settings";
import { candidates, MOST_ABANDONED, MOST_BYTES, type SavedRun, superfluous } from "./savedRun";

const run = (key: string, savedAt: number, task = "fr-en", seed = 1, bytes = 10): SavedRun => ({
  version: 1,
  key,
  scene: { ...defaultsOf(task), task, seed, sentence: "je suis" },
  pairs: null,
  step: 5,
  begun: 0,
  losses: [],
  exact: [],
  aer: [],
  savedAt,
  bytes,
});
const asked = (task: string, seed = 1) => ({ ...defaultsOf(task), task, seed });
const keys = (found: readonly SavedRun[]): string[] => found.map(({ key }) => key);

describe("which run a page takes up when it opens", () => {
  const saved = [run("old", 1), run("korean", 2, "ko-en"), run("new", 3), run("other seed", 4, "fr-en", 2)];

  it("is its own after a reload, whatever the address says, and no other", () => {
    expect(keys(candidates(saved, { ownKey: "korean", isReload: true, asked: asked("fr-en") }))).toEqual([
      "korean",
    ]);
    expect(candidates(saved, { ownKey: "reset", isReload: true, asked: null })).toEqual([]);
  });

  it("is exactly the one that the address asks for, the newest first", () => {
    expect(keys(candidates(saved, { ownKey: null, isReload: false, asked: asked("fr-en") }))).toEqual([
      "new",
      "old",
    ]);
    const otherModel = { ...asked("fr-en"), units: 64 };
    expect(candidates(saved, { ownKey: null, isReload: false, asked: otherModel })).toEqual([]);
    expect(keys(candidates(saved, { ownKey: "old", isReload: false, asked: asked("fr-en") }))).toEqual([
      "old",
      "new",
    ]);
  });

  it("is any, the newest first, where the address asks for none", () => {
    expect(keys(candidates(saved, { ownKey: null, isReload: false, asked: null }))).toEqual([
      "other seed",
      "new",
      "korean",
      "old",
    ]);
  });

  it("is any of its task where the address has a sentence of that task", () => {
    const opening = { isReload: false, asked: { task: "fr-en" } };
    expect(keys(candidates(saved, { ...opening, ownKey: null }))).toEqual(["other seed", "new", "old"]);
    expect(keys(candidates(saved, { ...opening, ownKey: "korean" }))).toEqual(["other seed", "new", "old"]);
  });

  it("is none of another version", () => {
    const other = { ...run("newer", 9), version: 2 };
    expect(candidates([other], { ownKey: "newer", isReload: true, asked: null })).toEqual([]);
  });

  it("is none for a first visitor", () => {
    expect(candidates([], { ownKey: null, isReload: false, asked: null })).toEqual([]);
  });
});

describe("which records are thrown away", () => {
  it("are the oldest of those that no tab holds, beyond the newest few", () => {
    const saved = Array.from({ length: MOST_ABANDONED + 3 }, (_, i) => run(`${i}`, i));
    expect(superfluous(saved, ({ key }) => key === "0").toSorted()).toEqual(["1", "2"]);
  });

  it("are those of another version, which take no other's place", () => {
    const saved = Array.from({ length: MOST_ABANDONED }, (_, i) => run(`${i}`, i));
    const others = ["left", "held"].map((key) => ({ key, savedAt: 99, version: 2 }));
    expect(superfluous([...others, ...saved], ({ key }) => key === "held")).toEqual(["left"]);
  });

  it("are those beyond so many bytes", () => {
    const heavy = [1, 2, 3].map((i) => run(`${i}`, i, "fr-en", 1, MOST_BYTES / 2));
    expect(superfluous(heavy, () => false)).toEqual(["1"]);
    expect(superfluous(heavy, ({ key }) => key === "3")).toEqual([]);
  });
});
