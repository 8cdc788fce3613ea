import { describe, expect, it } from "vitest";
import { change, defaultsOf } from "../../trace/settings";
import { otherModel } from "./counterpart";

describe("the model to compare with", () => {
  it("is the trained one without attention where it ships", () => {
    expect(otherModel("fr-en", 7, defaultsOf("fr-en"))).toEqual({
      settings: { task: "fr-en", seed: 1, wiring: "plain" },
      file: "fr-en.plain",
    });
    // Another score or another seed changes nothing about a model that has none.
    expect(otherModel("fr-en", 1, change(defaultsOf("fr-en"), { score: "general" })).file).toBe(
      "fr-en.plain",
    );
  });

  it("is the task's own attending model where the reader's does not attend", () => {
    for (const task of ["fr-en", "reverse", "dates"]) {
      const other = otherModel(task, 1, change(defaultsOf(task), { wiring: "plain" }));
      expect(other).toEqual({ settings: { task, seed: 1 }, file: task });
    }
  });

  it("is an untrained one of the same kind and seed where none ships", () => {
    const own = change(defaultsOf("ko-en"), { cell: "lstm", units: 24 });
    const { settings, file } = otherModel("ko-en", 5, own);
    expect(file).toBeNull();
    expect(settings).toMatchObject({ task: "ko-en", seed: 5, wiring: "plain", cell: "lstm", units: 24 });
  });

  it("reads in the same order, so that positions compare", () => {
    const reversed = change(defaultsOf("fr-en"), { reverseSource: true });
    for (const wiring of ["luong", "plain"] as const) {
      const { settings, file } = otherModel("fr-en", 1, change(reversed, { wiring }));
      expect(settings.reverseSource).toBe(true);
      expect(file).toBeNull();
    }
  });
});
