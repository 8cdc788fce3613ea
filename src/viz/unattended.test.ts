import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loomLayout } from "./loom";
import { ribbon, unattendedLayout } from "./unattended";

const words = (count: number): string[] => Array.from({ length: count }, (_, i) => `mot${i}`);

describe("unattendedLayout", () => {
  it("keeps what is read, its state and what is said apart and on the page, at every width", () => {
    const property = fc.property(
      fc.constantFrom(358, 520, 700, 716, 1000),
      fc.integer({ min: 8, max: 24 }).map((half) => half * 2),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      fc.integer({ min: 40, max: 90 }),
      (width, units, rows, fixedContext, longest) => {
        const layout = loomLayout({
          width,
          tokens: words(5),
          rows,
          units,
          bidirectional: false,
          written: false,
          gloss: true,
        });
        const place = unattendedLayout({ layout, width, units, fixedContext, longest });
        expect(place.inputX).toBeLessThan(place.trunk?.x ?? place.stripX);
        expect((place.trunk?.x ?? 0) + (place.trunk?.width ?? 0)).toBeLessThan(place.stripX);
        expect(place.stripX + place.length).toBeLessThan(place.wordX);
        expect(place.wordX + longest).toBeLessThan(place.chanceX);
        expect(place.chanceX).toBeLessThanOrEqual(width);
        expect(place.first.y).toBeGreaterThan(layout.y.statesEnd);
        expect(place.first.y + place.first.thickness).toBeLessThan(layout.y.cloth);
        expect(place.thickness).toBeLessThan(layout.rowHeight);
        if (place.box) expect(place.box.x + place.box.width).toBeLessThanOrEqual(width);
      },
    );
    fc.assert(property);
  });

  it("has a trunk for a fixed context only", () => {
    const layout = loomLayout({
      width: 716,
      tokens: words(5),
      rows: 5,
      units: 32,
      bidirectional: false,
      written: false,
      gloss: false,
    });
    const place = (fixedContext: boolean) =>
      unattendedLayout({ layout, width: 716, units: 32, fixedContext, longest: 50 });
    expect(place(false).trunk).toBeNull();
    expect(place(true).trunk).not.toBeNull();
  });
});

describe("ribbon", () => {
  it("begins and ends with the widths that it is given", () => {
    expect(ribbon({ x: 100, y: 0, width: 20 }, { x: 40, y: 50, width: 30 })).toBe(
      "M90 0C90 25 25 25 25 50H55C55 25 110 25 110 0Z",
    );
  });
});
