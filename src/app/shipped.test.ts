import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decodeSafetensors } from "../lib/safetensors";
import { FIRST_SEED } from "../state/scene";
import { change, choiceOf, defaultsOf } from "../trace/settings";
import { SHIPPED, shippedFor } from "./shipped";

const MODELS = new URL("../../public/models/", import.meta.url);

it("every file beside the page is listed, and is the model that the list says", () => {
  const files = readdirSync(MODELS).filter((name) => name.endsWith(".safetensors"));
  expect(SHIPPED.map(({ file }) => `${file}.safetensors`).sort()).toEqual(files.sort());
  for (const { file, task, choice } of SHIPPED) {
    const bytes = readFileSync(new URL(`${file}.safetensors`, MODELS));
    const { metadata } = decodeSafetensors(new Uint8Array(bytes).buffer);
    const read = (field: string): unknown => JSON.parse(metadata[field] ?? "null");
    expect([read("task"), read("seed")]).toEqual([task, FIRST_SEED]);
    const stored = { ...defaultsOf(task), ...(read("config") as object), ...(read("training") as object) };
    expect(choiceOf(stored), file).toEqual(change(defaultsOf(task), choice));
  }
});

it("a model is offered for exactly its own choice", () => {
  expect(shippedFor("fr-en", defaultsOf("fr-en"))).toBe("fr-en");
  expect(shippedFor("reverse", defaultsOf("reverse"))).toBe("reverse");
  expect(shippedFor("reverse", defaultsOf("fr-en"))).toBeNull();
  expect(shippedFor("fr-en", change(defaultsOf("fr-en"), { batch: 32 }))).toBeNull();
  expect(shippedFor("fr-en", change(defaultsOf("fr-en"), { wiring: "plain" }))).toBe("fr-en.plain");
  expect(shippedFor("dates", change(defaultsOf("dates"), { wiring: "plain" }))).toBeNull();
});
