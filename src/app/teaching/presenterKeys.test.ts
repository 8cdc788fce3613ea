import { expect, it } from "vitest";
import { presenterAct } from "./presenterKeys";

const act = (code: string, more: object = {}, singleKeys = true, isInLesson = false) =>
  presenterAct(
    { code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more },
    singleKeys,
    isInLesson,
  );

it("a clicker's keys step, B blanks, Esc leaves", () => {
  expect([act("PageDown"), act("PageUp"), act("KeyB"), act("Escape")]).toEqual([
    "next",
    "previous",
    "blank",
    "leave",
  ]);
});

it("in a lesson the page keys are the lesson's, as beside its text", () => {
  expect(["PageDown", "PageUp", "Escape"].map((code) => act(code, {}, true, true))).toEqual([
    null,
    null,
    "leave",
  ]);
});

it("arrows, digits, F and the list of keys stay the page's; what changes the model by accident does nothing", () => {
  for (const code of ["ArrowRight", "Digit4", "KeyF", "Space", "Tab"]) expect(act(code), code).toBeNull();
  expect(act("Slash", { shiftKey: true })).toBeNull();
  for (const code of ["KeyR", "KeyW", "Slash"]) expect(act(code), code).toBe("nothing");
});

it("letters mean nothing where letters are switched off, and never with a modifier", () => {
  expect([act("KeyB", {}, false), act("KeyB", { ctrlKey: true }), act("Escape", {}, false)]).toEqual([
    null,
    null,
    "leave",
  ]);
});
