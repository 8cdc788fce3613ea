import { describe, expect, it } from "vitest";
import type { Commands } from "./commands";
import { type Holder, type Key, pressKey } from "./shortcuts";

function press(
  key: Partial<Key> & { code: string },
  holder: Holder = "page",
  ui: { help: boolean; singleKeys: boolean; handout?: string } = { help: false, singleKeys: true },
  hide: readonly string[] = [],
) {
  const done: string[] = [];
  const loom = {
    store: { getState: () => ({ ui, scene: { hide } }) },
    setScene: (patch: object) => done.push(JSON.stringify(patch)),
    setUi: (patch: object) => done.push(JSON.stringify(patch)),
  };
  const named = (name: string) => (argument?: unknown) =>
    done.push(argument === undefined ? name : `${name} ${argument}`);
  const commands = {
    loom,
    move: named("move"),
    openStep: named("openStep"),
    togglePlay: named("play"),
    toggleTraining: named("train"),
    trainOne: named("one"),
    askReset: named("reset"),
    toggleFlip: named("flip"),
    toggleSurgery: named("surgery"),
    toggleTheme: named("theme"),
    close: named("close"),
  } as unknown as Commands;
  const plain = {
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    repeat: false,
    defaultPrevented: false,
  };
  const taken = pressKey({ ...plain, ...key }, holder, commands, { editSentence: named("edit") });
  return { taken, done };
}

describe("shortcuts", () => {
  const table: [string, Partial<Key> & { code: string }, string][] = [
    ["→ is the next step", { code: "ArrowRight" }, "move next-step"],
    ["Shift → is the next word", { code: "ArrowRight", shiftKey: true }, "move next-word"],
    ["← is the previous step", { code: "ArrowLeft" }, "move previous-step"],
    ["Home is the first word", { code: "Home" }, "move first-word"],
    ["Space plays", { code: "Space" }, "play"],
    ["3 opens the third step", { code: "Digit3" }, "openStep 2"],
    ["T trains", { code: "KeyT" }, "train"],
    [". trains one batch", { code: "Period" }, "one"],
    ["R asks for a reset", { code: "KeyR" }, "reset"],
    ["P presents", { code: "KeyP" }, '{"present":true}'],
    ["W takes the weights in hand", { code: "KeyW" }, "surgery"],
    ["/ edits the sentence", { code: "Slash" }, "edit"],
    ["? shows the keys", { code: "Slash", shiftKey: true }, '{"help":true}'],
    ["Esc closes", { code: "Escape" }, "close"],
  ];
  it("leaves an open dialog its keys", () => {
    const ui = { help: false, singleKeys: true };
    for (const open of [
      { ...ui, help: true },
      { ...ui, handout: "link" },
    ])
      for (const code of ["Escape", "KeyT", "ArrowRight"])
        expect(press({ code }, "page", open)).toEqual({ taken: false, done: [] });
  });

  it("means nothing where a link hides its control", () => {
    const hidden = {
      transport: ["ArrowRight", "Space"],
      train: ["KeyT"],
      pane: ["Slash"],
      ledger: ["Digit2"],
    };
    for (const [control, codes] of Object.entries(hidden))
      for (const code of codes) {
        expect(press({ code }, "page", undefined, [control]), code).toEqual({ taken: false, done: [] });
        expect(press({ code }, "page", undefined, ["theme"]).taken, code).toBe(true);
      }
    expect(press({ code: "Slash", shiftKey: true }, "page", undefined, ["pane"]).taken).toBe(true);
  });

  for (const [name, key, expected] of table) {
    it(name, () => {
      expect(press(key)).toEqual({ taken: true, done: [expected] });
    });
  }

  it("means nothing while a syllable is being composed, or with a modifier", () => {
    for (const patch of [
      { isComposing: true },
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { defaultPrevented: true },
    ]) {
      expect(press({ code: "KeyT", ...patch }).done).toEqual([]);
      expect(press({ code: "ArrowRight", ...patch }).done).toEqual([]);
    }
  });

  it("moves on while a key is held down, and switches nothing", () => {
    expect(press({ code: "ArrowRight", repeat: true }).done).toEqual(["move next-step"]);
    for (const code of ["KeyT", "KeyR", "Space"])
      expect(press({ code, repeat: true })).toEqual({ taken: true, done: [] });
  });

  it("leaves a text box all of its keys", () => {
    for (const code of ["KeyT", "Space", "ArrowLeft", "Home", "Slash", "Digit1", "Escape"]) {
      expect(press({ code }, "text").taken).toBe(false);
    }
  });

  it("leaves Space to buttons and arrows to sliders", () => {
    expect(press({ code: "Space" }, "control").taken).toBe(false);
    expect(press({ code: "ArrowRight" }, "control").taken).toBe(true);
    expect(press({ code: "ArrowRight" }, "slider").taken).toBe(false);
    expect(press({ code: "Space" }, "slider").taken).toBe(true);
  });

  it("knows single keys only while they are switched on", () => {
    const off = { help: false, singleKeys: false };
    expect(press({ code: "KeyT" }, "page", off).taken).toBe(false);
    expect(press({ code: "Digit2" }, "page", off).taken).toBe(false);
    expect(press({ code: "ArrowRight" }, "page", off).taken).toBe(true);
  });
});
