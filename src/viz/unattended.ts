/**
 * Where the parts of a translation without attention stand: the ribbon from the encoder's end to the decoder's first
 * state, and one line per output word with what it reads, its state and what it says. As numbers, like the loom's.
 */
import type { LoomLayout } from "./loom";

export interface UnattendedLayout {
  /** The first state's strip. */
  readonly first: { readonly x: number; readonly y: number; readonly thickness: number };
  /** Units of all strips below, and how long a strip is. */
  readonly unit: number;
  readonly length: number;
  /** Column of a fixed context's branches, left of the states; null where there is no context. */
  readonly trunk: { readonly x: number; readonly width: number } | null;
  readonly stripX: number;
  readonly inputX: number;
  readonly wordX: number;
  /** Right edge of the probabilities. */
  readonly chanceX: number;
  /** The frame in the cloth's place; null where there is no room beside the rows. */
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  } | null;
  readonly thickness: number;
}

export interface UnattendedInput {
  readonly layout: LoomLayout;
  /** Width that is there. */
  readonly width: number;
  readonly units: number;
  readonly fixedContext: boolean;
  /** The longest output word, in px. */
  readonly longest: number;
}

const BOX_LEAST = 150;

export function unattendedLayout(input: UnattendedInput): UnattendedLayout {
  const { layout, width, units, fixedContext, longest } = input;
  const { gx, phone, y, rowHeight } = layout;
  const trunk = fixedContext ? { x: gx + (phone ? 2 : 6), width: phone ? 7 : 10 } : null;
  const stripX = trunk ? trunk.x + trunk.width + (phone ? 16 : 26) : gx;
  const room = Math.min(160, width - stripX - longest - (phone ? 64 : 80));
  const unit = Math.max(1, Math.min(10.5, room / units));
  const length = unit * units;
  const wordX = stripX + length + (phone ? 10 : 16);
  const chanceX = wordX + longest + (phone ? 40 : 48);
  const boxX = chanceX + 32;
  const boxRight = width - (phone ? 0 : 24);
  const thickness = Math.max(6, Math.min(14, rowHeight - 7));
  const firstY = y.statesEnd + (phone ? 62 : 96);
  return {
    first: { x: stripX, y: firstY, thickness: layout.vector.thickness },
    unit,
    length,
    trunk,
    stripX,
    inputX: gx - (phone ? 8 : 12),
    wordX,
    chanceX,
    box:
      boxRight - boxX >= BOX_LEAST
        ? { x: boxX, y: y.cloth, width: Math.min(240, boxRight - boxX), height: y.clothEnd - y.cloth }
        : null,
    thickness,
  };
}

const short = (x: number): number => Math.round(x * 100) / 100;

/** A ribbon from one level edge down to another, both with their own width: nothing is weighed, so nothing is thin. */
export function ribbon(
  from: { readonly x: number; readonly y: number; readonly width: number },
  to: { readonly x: number; readonly y: number; readonly width: number },
): string {
  const middle = short((from.y + to.y) / 2);
  const [a, b] = [from.x - from.width / 2, from.x + from.width / 2].map(short);
  const [c, d] = [to.x - to.width / 2, to.x + to.width / 2].map(short);
  const [top, end] = [short(from.y), short(to.y)];
  return `M${a} ${top}C${a} ${middle} ${c} ${middle} ${c} ${end}H${d}C${d} ${middle} ${b} ${middle} ${b} ${top}Z`;
}
